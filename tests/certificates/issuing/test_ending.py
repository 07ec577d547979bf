from itertools import product

import pytest

from certificates.issuing.models import Certificate, CertificateEvent, CertificateHour
from certificates.issuing.policy import can_read_file
from certificates.issuing.rules import (
    TRANSITIONS,
    Action,
    CertificateStatus,
    ReplacementReason,
    RevocationReason,
)
from certificates.issuing.services import issue, replace, revoke, revoke_annulled
from certificates.snapshot.rules import snapshot_from_json
from courses.enrollments.services import annul
from lms.access.rules import Role
from lms.audit.models import AuditEvent, AuditPrivate
from lms.common.errors import DomainError, NotAllowed, TransitionRefused
from lms.notices.models import Notice
from lms.people.models import Person
from tests.cast import Cast, give
from tests.certificates.factories import RunJobs, issued, queued

FRAUD = RevocationReason.FRAUD
WRONG = ReplacementReason.WRONG_DATA
RECTIFIED = ReplacementReason.NAME_RECTIFICATION


def test_revoking_ends_the_certificate_for_its_public_reason(cast: Cast, run_jobs: RunJobs) -> None:
    certificate = revoke(
        certificate=issued(cast), reason=FRAUD, details="Prova feita por outro.", by=cast.bruno.user
    )
    run_jobs()

    assert (certificate.status, certificate.end_reason) == (CertificateStatus.REVOKED, FRAUD)
    event = CertificateEvent.objects.get(event=CertificateStatus.REVOKED)
    assert (event.reason, event.by) == (FRAUD, cast.bruno.user)
    assert "fraude comprovada" in Notice.objects.get(notice_kind="certificates.revoked").text


def test_the_details_of_a_revocation_stay_private(cast: Cast) -> None:
    revoke(
        certificate=issued(cast), reason=FRAUD, details="Prova feita por outro.", by=cast.bruno.user
    )
    event = AuditEvent.objects.get(action="certificate.revoked")

    assert event.data == {"class": "fraud"}
    assert AuditPrivate.objects.get(event=event).reason == "Prova feita por outro."


def test_replacing_makes_a_new_certificate_with_the_facts_of_now(
    cast: Cast, run_jobs: RunJobs
) -> None:
    old = issued(cast)
    cast.ana.civil_name = "Ana Beatriz de Souza"
    cast.ana.save()

    new = replace(certificate=old, reason=WRONG, details="Faltava o “de”.", by=cast.bruno.user)
    run_jobs()

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.status, new.status) == (CertificateStatus.REPLACED, CertificateStatus.ISSUED)
    assert (new.replaces, new.number) == (old, 2)
    assert new.code != old.code
    assert old.printed_person.printed_name == "Ana Beatriz Souza"
    assert new.printed_person.printed_name == "Ana Beatriz de Souza"
    entries = [
        set(CertificateHour.objects.filter(certificate=one).values_list("entry"))
        for one in (old, new)
    ]
    assert entries[0] == entries[1]
    assert "novo" in Notice.objects.filter(notice_kind="certificates.issued").last().text


def test_a_replacement_can_be_replaced(cast: Cast) -> None:
    first = issued(cast)
    second = replace(certificate=first, reason=WRONG, details="Nome.", by=cast.bruno.user)
    issue(second.pk)

    third = replace(certificate=second, reason=WRONG, details="De novo.", by=cast.bruno.user)

    assert third.replaces == second
    assert snapshot_from_json(third.snapshot).number.startswith("3/")


def test_a_rectified_name_is_hidden_on_every_certificate_that_came_before(cast: Cast) -> None:
    first = issued(cast)
    second = issue(replace(certificate=first, reason=WRONG, details="A.", by=cast.bruno.user).pk)
    first.refresh_from_db()
    ended_at = first.ended_at
    third = issue(replace(certificate=second, reason=WRONG, details="B.", by=cast.bruno.user).pk)

    fourth = replace(certificate=third, reason=RECTIFIED, details="C.", by=cast.bruno.user)

    earlier = [Certificate.objects.get(pk=one.pk) for one in (first, second, third)]
    assert [one.end_reason for one in earlier] == [RECTIFIED] * 3
    assert {one.status for one in earlier} == {CertificateStatus.REPLACED}
    assert earlier[0].ended_at == ended_at
    for one in earlier:
        assert not can_read_file(cast.bruno.user, one)
        event = one.events.get(reason=RECTIFIED)
        assert (event.event, event.by) == (CertificateStatus.REPLACED, cast.bruno.user)
    assert fourth.end_reason == ""
    told = AuditEvent.objects.filter(action="certificate.replaced").latest("pk").data
    assert told["hidden"] == [str(second.public_id), str(first.public_id)]


def test_a_correction_after_a_rectified_name_hides_nothing_more(cast: Cast) -> None:
    first = issued(cast)
    second = issue(
        replace(certificate=first, reason=RECTIFIED, details="A.", by=cast.bruno.user).pk
    )
    replace(certificate=second, reason=WRONG, details="B.", by=cast.bruno.user)

    reasons = Certificate.objects.order_by("number").values_list("end_reason", flat=True)
    assert list(reasons) == [RECTIFIED, WRONG, ""]


def test_annulling_the_completion_revokes(cast: Cast, run_jobs: RunJobs) -> None:
    certificate = issued(cast)
    annul(enrollment=certificate.enrollment, by=cast.bruno.user, reason="Prova trocada.")
    run_jobs()

    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.REVOKED
    assert certificate.end_reason == RevocationReason.ANNULLED_HOURS
    assert CertificateEvent.objects.get(event=CertificateStatus.REVOKED).by is None


def test_annulling_before_the_file_is_ready_issues_and_revokes(cast: Cast) -> None:
    certificate = queued(cast)
    annul(enrollment=certificate.enrollment, by=cast.bruno.user, reason="Prova trocada.")

    revoked = revoke_annulled(certificate.enrollment_id)

    assert revoked == certificate
    assert revoked.status == CertificateStatus.REVOKED
    assert revoke_annulled(certificate.enrollment_id) is None


def test_an_enrollment_in_force_is_not_revoked_by_a_stray_job(cast: Cast) -> None:
    certificate = issued(cast)

    assert revoke_annulled(certificate.enrollment_id) is None
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.ISSUED


def test_an_annulled_completion_cannot_be_certified_again_by_replacing(cast: Cast) -> None:
    certificate = issued(cast)
    annul(enrollment=certificate.enrollment, by=cast.bruno.user, reason="Prova trocada.")

    with pytest.raises(DomainError, match="foram anuladas"):
        replace(certificate=certificate, reason=WRONG, details="Nome.", by=cast.bruno.user)


def in_status(cast: Cast, status: CertificateStatus) -> Certificate:
    """Return a certificate that came to ``status`` by the services."""
    if status == CertificateStatus.QUEUED:
        return queued(cast)
    certificate = issued(cast)
    if status == CertificateStatus.REVOKED:
        revoke(certificate=certificate, reason=FRAUD, details="Não foi ela.", by=cast.bruno.user)
    if status == CertificateStatus.REPLACED:
        replace(certificate=certificate, reason=WRONG, details="Nome.", by=cast.bruno.user)
    return certificate


@pytest.mark.parametrize(
    ("status", "action"), list(product(CertificateStatus, (Action.REVOKE, Action.REPLACE)))
)
def test_the_services_follow_the_table(
    cast: Cast, status: CertificateStatus, action: Action
) -> None:
    certificate = in_status(cast, status)
    before = Certificate.objects.count()

    def act() -> None:
        if action == Action.REVOKE:
            revoke(certificate=certificate, reason=FRAUD, details="X.", by=cast.bruno.user)
        else:
            replace(certificate=certificate, reason=WRONG, details="X.", by=cast.bruno.user)

    if (status, action) in TRANSITIONS:
        act()
        certificate.refresh_from_db()
        assert certificate.status == TRANSITIONS[status, action]
    else:
        with pytest.raises(TransitionRefused):
            act()
        assert Certificate.objects.count() == before


@pytest.mark.parametrize("stranger", ["ana", "davi", "elisa", "fabio"])
def test_who_does_not_coordinate_the_issuer_ends_nothing(cast: Cast, stranger: str) -> None:
    certificate = issued(cast)
    by = getattr(cast, stranger)

    with pytest.raises(NotAllowed, match="coordenação"):
        revoke(certificate=certificate, reason=FRAUD, details="X.", by=by.user)
    with pytest.raises(NotAllowed, match="coordenação"):
        replace(certificate=certificate, reason=WRONG, details="X.", by=by.user)
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.ISSUED


def test_the_state_coordination_may_end_what_a_town_of_its_own_issued(cast: Cast) -> None:
    revoked = revoke(certificate=issued(cast), reason=FRAUD, details="X.", by=cast.carla.user)

    assert revoked.status == CertificateStatus.REVOKED


@pytest.mark.parametrize("details", ["", "   ", "\n"])
def test_nothing_is_ended_without_saying_why(cast: Cast, details: str) -> None:
    with pytest.raises(DomainError, match="Conte o que aconteceu"):
        revoke(certificate=issued(cast), reason=FRAUD, details=details, by=cast.bruno.user)


def coordinate(who: Person, cast: Cast) -> None:
    give(who, Role.COORDINATOR, organization=cast.parintins)


def test_nobody_ends_their_own_certificate(cast: Cast) -> None:
    certificate = issued(cast)
    coordinate(cast.ana, cast)

    with pytest.raises(NotAllowed, match="próprio"):
        revoke(certificate=certificate, reason=FRAUD, details="X.", by=cast.ana.user)


def test_a_merged_record_is_still_the_same_person(cast: Cast) -> None:
    certificate = issued(cast)
    cast.ana.merged_into = cast.elisa
    cast.ana.save()
    coordinate(cast.elisa, cast)

    with pytest.raises(NotAllowed, match="próprio"):
        replace(certificate=certificate, reason=WRONG, details="X.", by=cast.elisa.user)
