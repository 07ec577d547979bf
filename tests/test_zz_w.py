import time, pytest, os, logging, re
logging.disable(logging.CRITICAL)
from django.db import transaction
from django.test import override_settings
from django.conf import settings
from django.urls import reverse, NoReverseMatch
from tests.world import build
from tests.cast import assemble
from tests.architecture import walking
MW=[*settings.MIDDLEWARE]
for m in ("cms.tenancy.middleware.BackOfficeGuard",):
    if m not in MW: MW.append(m)
OVR=dict(MIDDLEWARE=MW, STAFF_SECOND_FACTOR=False, SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
  WAGTAILIMAGES_IMAGE_FORM_BASE="cms.media.forms.ImageForm", WAGTAILDOCS_DOCUMENT_FORM_BASE="cms.media.forms.DocumentForm")
def kw(t):
    return {"page_id":t.section.pk,"parent_page_id":t.page.pk,"page_to_move_id":t.section.pk,"destination_id":t.page.pk,"page_pk":t.section.pk,
     "image_id":t.image.pk,"document_id":t.document.pk,"doc_id":t.document.pk,"uploaded_file_id":1,"task_state_id":t.moderation.pk,"task_id":t.moderation.task_id,
     "revision_id":t.section.latest_revision_id,"revision_id_a":"earliest","revision_id_b":"latest","workflow_state_id":t.moderation.workflow_state_id,
     "action_name":"approve","app_label":"cms","model_name":"sectionpage","content_type_app_name":"cms","content_type_model_name":"sectionpage","filter_spec":"max-165x165",
     "workflow_pk":1,"collection_id":1,"session_id":1,"object_id":t.section.pk,"action":"delete","app_name":"cms","pk":1,"uidb64":"x","token":"y"}
@pytest.mark.django_db
def test_w():
  from django.core.cache import cache
  with override_settings(**OVR), transaction.atomic(), walking.plain_refusals():
    w=build(assemble()); t=w.parintins
    c=walking.cast_of(w)
    B={k:walking.Browser(c[k]) for k in "visitor ana bruno facilitator davi fabio root".split()}
    for a in walking.addresses():
      if not a.route.startswith("gestao/paginas"): continue
      args=re.findall(r"<(?:\w+:)?(\w+)>", a.route)
      k=kw(t)
      if "wagtailimages_chooser:chosen"==a.name: k["pk"]=t.image.pk
      if "wagtaildocs_chooser:chosen"==a.name: k["pk"]=t.document.pk
      if a.name in ("wagtailadmin_pages:revisions_compare","wagtailadmin_api:pages:detail","wagtailadmin_api:pages:action"): k["pk"]=t.section.pk
      try: path=reverse(a.name,kwargs={x:k[x] for x in args})
      except NoReverseMatch as e: print("NOREV",a); continue
      cache.clear()
      out=[]
      for kk,b in B.items():
        for m in ("get","post"):
            c1=time.process_time()
            r=b.ask(m,path); d=time.process_time()-c1
            out.append(f"{kk}.{m}={r.status}"+("!"+",".join(r.written) if r.written and (m=='get' or r.is_refusal) else "")+(">"+r.location[-30:] if r.status==302 else "")+r.problem+(f"~{d*1000:.0f}" if d>.1 else ""))
      print(a.name, args, " ".join(out))
    transaction.set_rollback(True)
