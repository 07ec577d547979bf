"""From the file to the hours: results, audit, notices and refusals."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from certificates.issuing.models import private_storage
from certificates.issuing.rules import RevocationReason
from certificates.issuing.services import revoke
from certificates.recognition import policy, services
from certificates.recognition.models import CredentialCheck, ExternalCredential, ProofFile
from certificates.recognition.policy import ROW
from certificates.recognition.queries import duplicates_for_staff, own_duplicates
from certificates.recognition.reconciling import recognitions
from certificates.recognition.rules import (
    DRAFT_LIFE,
    MOST_WAITING,
    CredentialState,
    Finding,
    RefusalReason,
)
from certificates.transcripts.queries import lines_of
from courses.hours.models import HourEntry
from courses.hours.queries import balance_of
from courses.hours.rules import ActionKind, Modality
from lms.access import cases
from lms.access.rules import Role
from lms.access.services import Case, grant_substitute
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed, TransitionRefused
from lms.notices.models import Notice
from lms.organizations.models import Organization
from lms.people.models import EmploymentLink, LinkState, User
from lms.privacy.services import erase_person
from tests.cast import Cast, give, link, person
from tests.certificates.factories import RunJobs, completed, issued, stored_bytes
from tests.certificates.recognition.samples import (
    DECLARED,
    accept,
    accepted,
    checked,
    link_of,
    paper_pdf,
    photo,
    sent,
)

S = CredentialState


def findings(credential: ExternalCredential) -> set[str]:
    return set(credential.checks.values_list("finding", flat=True))


def actions() -> list[str]:
    found = AuditEvent.objects.filter(action__startswith="credential.").order_by("pk")
    return list(found.values_list("action", flat=True))


def test_what_was_sent_is_checked_recognised_and_counted_once(
    cast: Cast, run_jobs: RunJobs
) -> None:
    credential = sent(cast)
    assert credential.state == S.SUBMITTED
    run_jobs()
    credential.refresh_from_db()
    assert credential.state == S.CHECKED
    assert findings(credential) == {Finding.NO_CODE}
    assert credential.proof.sha256 == hashlib.sha256(photo()).hexdigest()
    assert "Ana" not in str(credential.proof.file.name)

    accept(cast, credential)
    entry = HourEntry.objects.get()
    assert (entry.person, entry.minutes, entry.modality) == (cast.ana, 1800, Modality.CLASSROOM)
    assert (entry.starts_on, entry.ends_on) == (DECLARED.starts_on, DECLARED.ends_on)
    assert entry.title == "Vacinação na prática (Instituto Aurora de Ensino)"
    assert entry.posted_by == cast.elisa.user
    with pytest.raises(TransitionRefused):
        accept(cast, credential)
    assert balance_of(cast.ana).total == 1800

    run_jobs()
    [told] = Notice.objects.filter(person=cast.ana)
    assert "reconheceu 30 h" in told.text
    assert str(credential.public_id) in told.path
    assert actions() == [
        "credential.file_kept",
        "credential.submitted",
        "credential.checked",
        "credential.accepted",
    ]
    assert not any("Vacinação" in str(event.data) for event in AuditEvent.objects.all())
    assert recognitions().problems == []


def test_the_transcript_says_who_recognised_the_hours(cast: Cast) -> None:
    accepted(cast)
    [line] = lines_of(cast.ana)
    assert line.recognised_by == "Parintins"
    assert "Instituto Aurora" in line.title


def test_annulling_takes_the_hours_back_and_tells_why(cast: Cast, run_jobs: RunJobs) -> None:
    credential = accepted(cast)
    assert cast.elisa.user
    with pytest.raises(DomainError, match="Explique"):
        services.annul(credential=credential, note="  ", by=cast.elisa.user)
    services.annul(credential=credential, note="O curso não existiu.", by=cast.elisa.user)
    assert balance_of(cast.ana).total == 0
    assert HourEntry.objects.count() == 2
    with pytest.raises(TransitionRefused):
        services.annul(credential=credential, note="De novo.", by=cast.elisa.user)
    run_jobs()
    assert Notice.objects.filter(person=cast.ana, text__contains="anulou").count() == 1
    assert recognitions().problems == []


def test_a_refusal_posts_nothing_and_tells_why(cast: Cast, run_jobs: RunJobs) -> None:
    credential, by = checked(cast), cast.elisa.user
    assert by
    reason = RefusalReason.NOT_CONFIRMED
    with pytest.raises(DomainError, match="Explique"):
        services.refuse(credential=credential, reason=reason, note="", by=by)
    with pytest.raises(DomainError, match="motivos"):
        services.refuse(credential=credential, reason=RefusalReason.OURS, note="x", by=by)
    services.refuse(credential=credential, reason=reason, note="Ligamos lá.", by=by)
    run_jobs()
    credential.refresh_from_db()
    assert (credential.state, credential.note) == (S.REFUSED, "Ligamos lá.")
    assert not HourEntry.objects.exists()
    assert Notice.objects.filter(person=cast.ana, text__contains="não reconheceu").exists()
    with pytest.raises(TransitionRefused):
        accept(cast, credential)


@pytest.mark.parametrize(("minutes", "says"), [(0, "recuse"), (2401, "mais horas")])
def test_no_more_is_recognised_than_was_declared(cast: Cast, minutes: int, says: str) -> None:
    credential = checked(cast)
    with pytest.raises(DomainError, match=says):
        accept(cast, credential, minutes=minutes)
    credential.refresh_from_db()
    assert credential.state == S.CHECKED
    assert not HourEntry.objects.exists()


def test_nobody_decides_what_is_elsewhere_or_their_own(cast: Cast) -> None:
    credential = checked(cast)
    for who in (cast.bruno, cast.davi, cast.ana, cast.fabio):
        assert who.user
        with pytest.raises(NotAllowed):
            services.accept(
                credential=credential,
                minutes=60,
                modality=Modality.ONLINE,
                action_kind=ActionKind.UPDATE,
                note="",
                by=who.user,
            )
    link(cast.elisa, cast.parintins, staff_number="1003")
    own = checked(cast, who=cast.elisa, content=photo(note="dela"))
    with pytest.raises(NotAllowed, match="próprio caso"):
        accept(cast, own)
    assert not HourEntry.objects.exists()


def test_a_certificate_of_ours_is_refused_kindly(cast: Cast, run_jobs: RunJobs) -> None:
    certificate = issued(cast)
    before = balance_of(cast.ana)
    credential = sent(cast, content=stored_bytes(certificate))
    run_jobs()
    credential.refresh_from_db()
    assert findings(credential) >= {Finding.OURS_COUNTED, Finding.SEALED}
    assert (credential.state, credential.refusal_reason) == (S.REFUSED, RefusalReason.OURS)
    assert balance_of(cast.ana) == before
    assert Notice.objects.filter(text__contains="não precisa enviar").exists()
    assert not certificate.checks.exists(), "our own check is nobody's"


def test_a_photographed_qr_of_ours_is_read(cast: Cast) -> None:
    certificate = issued(cast)
    by = cast.bruno.user
    assert by
    revoke(
        certificate=certificate, reason=RevocationReason.ISSUED_IN_ERROR, details="Engano.", by=by
    )
    qr = f"HTTPS://{certificate.verify_host.upper()}/V/{certificate.code}"
    credential = checked(cast, content=photo(qr=qr))
    assert findings(credential) == {Finding.OURS_REVOKED}
    assert credential.state == S.REFUSED


def test_anothers_certificate_of_ours_is_never_accepted(cast: Cast) -> None:
    certificate = issued(cast)
    qr = f"HTTPS://{certificate.verify_host.upper()}/V/{certificate.code}"
    credential = checked(cast, who=cast.bruno, content=photo(qr=qr))
    assert findings(credential) == {Finding.OURS_ANOTHERS}
    assert credential.state == S.CHECKED
    with pytest.raises(DomainError, match="Percurso"):
        accept(cast, credential)


def test_hours_and_days_must_be_possible(cast: Cast) -> None:
    today = timezone.localdate()
    wrong = [
        (replace(DECLARED, ends_on=today + timedelta(days=3)), "futuro"),
        (replace(DECLARED, ends_on=date(2025, 1, 1)), "antes do começo"),
        (replace(DECLARED, minutes=33 * 24 * 60 + 1), "cabem"),
        (replace(DECLARED, minutes=0), "quantas horas"),
    ]
    for declared, says in wrong:
        with pytest.raises(DomainError, match=says):
            sent(cast, declared=declared)
    assert not ExternalCredential.objects.exists()
    assert ProofFile.objects.count() == 1, "the file is kept as a draft"


def test_only_a_link_that_holds_and_was_recognised_serves(cast: Cast) -> None:
    EmploymentLink.objects.filter(person=cast.ana).update(recognised_at=None)
    with pytest.raises(NotAllowed, match="vínculo seu"):
        sent(cast)
    EmploymentLink.objects.filter(person=cast.ana).update(
        recognised_at=timezone.now(), state=LinkState.DECLINED
    )
    with pytest.raises(NotAllowed, match="vínculo seu"):
        sent(cast)
    draft = services.keep_draft(person=cast.ana, content=photo(), by=cast.ana.user)
    with pytest.raises(NotAllowed):
        services.submit(
            person=cast.ana,
            proof=draft,
            link=link_of(cast.bruno),
            declared=DECLARED,
            by=cast.ana.user,
        )


def test_one_file_serves_once_and_is_its_persons_alone(cast: Cast) -> None:
    credential = sent(cast)
    assert cast.ana.user
    assert cast.bruno.user
    with pytest.raises(DomainError, match="não está mais guardado"):
        services.submit(
            person=cast.ana,
            proof=credential.proof,
            link=link_of(cast.ana),
            declared=DECLARED,
            by=cast.ana.user,
        )
    with pytest.raises(NotAllowed):
        services.keep_draft(person=cast.ana, content=photo(), by=cast.bruno.user)


def test_nobody_leaves_more_than_can_be_decided(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("certificates.recognition.services.submitting.MOST_WAITING", 1)
    assert MOST_WAITING > 1
    sent(cast)
    with pytest.raises(DomainError, match="esperando"):
        sent(cast, content=photo(note="dois"))


def test_what_is_withdrawn_leaves_no_file(
    cast: Cast,
    run_jobs: RunJobs,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    credential = checked(cast)
    name, preview = credential.proof.file.name, credential.proof.preview.name
    storage = private_storage()
    assert storage.exists(name)
    assert storage.exists(preview)
    with pytest.raises(NotAllowed):
        services.withdraw(credential=credential, by=cast.elisa.user)
    services.withdraw(credential=credential, by=cast.ana.user)
    with django_capture_on_commit_callbacks(execute=True):
        run_jobs()
    assert not storage.exists(name)
    assert not storage.exists(preview)
    proof = ProofFile.objects.get()
    assert (proof.file.name, proof.preview.name) == ("", "")
    assert proof.sha256
    with pytest.raises(NotAllowed):
        accept(cast, credential)
    services.check(credential.pk)


def test_a_career_keeps_the_file_and_nobody_elses_does(cast: Cast, run_jobs: RunJobs) -> None:
    credential = accepted(cast)
    with pytest.raises(NotAllowed):
        services.erase_file(credential=credential, by=cast.elisa.user)
    links = EmploymentLink.objects.filter(person=cast.ana)
    links.update(career_eligible=True)
    with pytest.raises(NotAllowed, match="carreira"):
        services.erase_file(credential=credential, by=cast.ana.user)
    links.update(career_eligible=False)
    services.erase_file(credential=credential, by=cast.ana.user)
    run_jobs()
    credential.refresh_from_db()
    assert credential.note == ""
    assert not CredentialCheck.objects.exists()
    assert not ProofFile.objects.get().file
    assert balance_of(cast.ana).total == 1800


def test_a_new_draft_takes_the_place_of_the_old_and_is_forgotten_in_time(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    first = services.keep_draft(person=cast.ana, content=photo(), by=cast.ana.user)
    with django_capture_on_commit_callbacks(execute=True):
        second = services.keep_draft(person=cast.ana, content=paper_pdf(), by=cast.ana.user)
    assert ProofFile.objects.get() == second
    assert not private_storage().exists(first.file.name)
    assert services.forget_old_drafts() == 0
    ProofFile.objects.update(uploaded_at=timezone.now() - DRAFT_LIFE - timedelta(hours=1))
    submitted = sent(cast, who=cast.bruno)
    ProofFile.objects.update(uploaded_at=timezone.now() - DRAFT_LIFE - timedelta(hours=1))
    assert services.forget_old_drafts() == 1
    assert ProofFile.objects.get() == submitted.proof


def test_duplicates_are_told_to_whom_they_concern(cast: Cast) -> None:
    link(cast.davi, cast.goiania, staff_number="2001")
    mine = checked(cast)
    again = checked(cast, content=photo(note="outra foto"))
    theirs = checked(cast, who=cast.davi)
    colleague = checked(
        cast, who=cast.bruno, content=paper_pdf(), declared=replace(DECLARED, code="ab 123")
    )
    assert own_duplicates(mine).known == [again]
    assert cast.elisa.user
    found = duplicates_for_staff(mine, cast.elisa.user)
    assert set(found.known) == {again, colleague}
    assert (found.elsewhere, found.same_file) == (1, True)
    services.withdraw(credential=theirs, by=cast.davi.user)
    assert duplicates_for_staff(mine, cast.elisa.user).elsewhere == 0
    other = checked(cast, content=photo(note="z"), declared=replace(DECLARED, issuer_name="Outro"))
    assert not duplicates_for_staff(other, cast.elisa.user)


def test_the_proof_of_the_ledger_sees_what_is_missing(cast: Cast) -> None:
    completed(cast)
    credential = checked(cast)
    ExternalCredential.objects.filter(pk=credential.pk).update(
        state=S.ACCEPTED, accepted_minutes=60
    )
    assert [problem.split()[-2:] for problem in recognitions().problems] == [["no", "entry"]]


@pytest.mark.parametrize("has_career", [False, True])
def test_erasing_a_person_takes_back_what_waits_and_the_files_that_may_go(
    cast: Cast, run_jobs: RunJobs, *, has_career: bool
) -> None:
    EmploymentLink.objects.filter(person=cast.ana).update(career_eligible=has_career)
    decided, waits = accepted(cast), checked(cast, content=photo(note="espera"))
    assert cast.ana.user
    services.keep_draft(person=cast.ana, content=paper_pdf(), by=cast.ana.user)

    erase_person(person=cast.ana, by=cast.ana.user)
    run_jobs()

    assert ProofFile.objects.count() == 2
    waits.refresh_from_db()
    assert (waits.state, bool(waits.proof.file)) == (S.WITHDRAWN, False)
    decided = ExternalCredential.objects.select_related("proof").get(pk=decided.pk)
    assert bool(decided.proof.file) is bool(decided.note) is has_career
    assert decided.checks.exists() is has_career
    assert decided.proof.sha256
    assert balance_of(cast.ana).total == 1800


def test_a_substitute_decides_the_one_case_they_were_named_for(cast: Cast) -> None:
    link(cast.elisa, cast.parintins, staff_number="1003")
    own, other = checked(cast, who=cast.elisa), checked(cast, content=photo(note="da Ana"))
    neighbour = person("Quitéria Alves")
    give(neighbour, Role.HR_ANALYST, organization=cast.goiania)
    assert cast.fabio.user
    assert neighbour.user
    face = cases.face_of(ROW, own.public_id)
    assert face is not None
    assert (face.organization, cast.elisa.name in face.title) == (cast.parintins, False)
    kind = cases.by_slug("certificado-de-fora")
    assert kind is not None
    found = kind.find("vacina", Organization.objects.filter(pk=cast.parintins.pk))
    assert {one.public_id for one in found} == {own.public_id, other.public_id}
    assert kind.find("", Organization.objects.filter(pk=cast.goiania.pk)) == []
    grant_substitute(
        user=neighbour.user,
        role=Role.HR_ANALYST,
        case=Case(ROW, own.public_id, cast.parintins),
        until=timezone.now() + timedelta(days=9),
        by=cast.fabio.user,
        reason="É da própria analista.",
    )
    by = User.objects.get(pk=neighbour.user.pk)
    assert list(policy.in_care_of(by, ExternalCredential.objects.all())) == [own]
    decide = partial(
        services.refuse, reason=RefusalReason.INCOMPLETE, note="Falta o período.", by=by
    )
    decide(credential=own)
    own.refresh_from_db()
    assert (own.state, own.decided_by) == (S.REFUSED, by)
    with pytest.raises(NotAllowed):
        decide(credential=other)
