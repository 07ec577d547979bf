import time, pytest, os, logging
logging.disable(logging.CRITICAL)
from django.db import transaction
from django.test import override_settings
from django.conf import settings
from django.urls import reverse, NoReverseMatch
from tests.world import build
from tests.cast import assemble
from tests.architecture import walking
MW=[*settings.MIDDLEWARE]
for m in ("lms.people.middleware.SignInSteps","cms.tenancy.middleware.BackOfficeGuard"):
    if m not in MW: MW.append(m)
OVR=dict(MIDDLEWARE=MW, STAFF_SECOND_FACTOR=False, ACCOUNT_ADAPTER="lms.people.adapter.PeopleAdapter", MFA_ADAPTER="lms.people.adapter.PeopleMfaAdapter",
  WAGTAILIMAGES_IMAGE_FORM_BASE="cms.media.forms.ImageForm", WAGTAILDOCS_DOCUMENT_FORM_BASE="cms.media.forms.DocumentForm")
@pytest.mark.django_db
def test_w():
  from django.core.cache import cache
  with override_settings(**OVR), transaction.atomic(), walking.plain_refusals():
    w=build(assemble()); t=w.parintins
    from lms.jobs import services; services.beat("worker")
    B={k:walking.Browser(u) for k,u in walking.cast_of(w).items()}
    K={
    "people:link":dict(public_id=t.link.public_id),"people:person":dict(public_id=t.link.public_id),"people:issue_code":dict(public_id=t.link.public_id),
    "account_confirm_email":dict(key="x"),"account_reset_password_from_key":dict(uidb36="a",key="b"),
    "notices:read":dict(public_id=t.notice.public_id),"courses:course":dict(slug=t.course.slug),
    "courses:enroll":dict(public_id=t.offering.public_id),"courses:drop":dict(public_id=t.offering.public_id),"courses:roster":dict(public_id=t.offering.public_id),
    "courses:offering_close":dict(public_id=t.offering.public_id),"courses:annul":dict(public_id=t.enrollment.public_id),
    "courses:offering_step":dict(public_id=t.offering.public_id,slug="comecar"),
    "courses:lesson":dict(course=t.course.slug,lesson=t.reading.slug),"courses:finish_lesson":dict(course=t.course.slug,lesson=t.reading.slug),
    "courses:start_attempt":dict(course=t.course.slug,lesson=t.quiz.slug),
    "courses:attempt":dict(attempt=t.unfinished.public_id),"courses:hand_in":dict(attempt=t.unfinished.public_id),"courses:attempt_result":dict(attempt=t.attempt.public_id),
    "certificates:verdict":dict(typed=t.certificate.code),"certificates:verdict_document":dict(typed=t.certificate.code),
    "cms:stylesheet":dict(digest="x"),"cms:file":dict(name="x"),"cms:document":dict(public_id=t.document.public_id),
    "cms:image":dict(public_id=t.image.public_id,version="aaaaaaaa",width=40),
    }
    for n in "mine file registered revoke replace".split(): K["certificates:"+n]=dict(public_id=t.certificate.public_id)
    import cProfile,pstats; P=cProfile.Profile(); P.enable(); c0=time.process_time(); n=0
    for a in walking.addresses():
      if a.route.startswith("gestao/paginas"): continue
      try: path=reverse(a.name,kwargs=K.get(a.name,{}))
      except NoReverseMatch as e: print("NOREV",a); continue
      cache.clear()
      for m in ("get","post"):
        out={}
        for k,b in B.items():
            c1=time.process_time()
            r=b.ask(m,path); n+=1
            if time.process_time()-c1>.15: print("   SLOW",a.name,k,m,round(time.process_time()-c1,2))
            s=str(r.status)+("!"+",".join(r.written) if r.written and (m=="get" or r.is_refusal) else "")+(">"+r.location[:40] if r.status in (302,301) else "")+r.problem
            out.setdefault(s,[]).append(k)
        print(a.name,m, "; ".join(f"{s}: {' '.join(v) if len(v)<9 else '*%d'%len(v)}" for s,v in sorted(out.items(),key=lambda x:-len(x[1]))))
    print(n, time.process_time()-c0); P.disable(); pstats.Stats(P).sort_stats("cumulative").print_stats(60); pstats.Stats(P).sort_stats("tottime").print_stats(40)
    transaction.set_rollback(True)
