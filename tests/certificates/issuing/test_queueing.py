from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from certificates.issuing.models import Certificate, CertificateHour, IssuerCounter, SnapshotPerson
from certificates.issuing.rules import CertificateStatus
from certificates.issuing.services import issue, queue_certificate, queue_waiting
from certificates.snapshot.rules import (
    PersonFacts,
    person_digest,
    snapshot_digest,
    snapshot_from_json,
)
from courses.enrollments.services import annul
from courses.hours.models import HourEntry
from courses.offerings.models import OfferingFacilitator
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError
from lms.jobs.models import Job
from lms.notices.models import Notice
from tests.cast import Cast
from tests.certificates.factories import (
    MASK,
    RunJobs,
    complete,
    completed,
    identify,
    queued,
)
from tests.courses.factories import edition, offering

BUDGET = 12


def test_a_completed_enrollment_gets_a_numbered_certificate_that_waits(cast: Cast) -> None:
    enrollment = completed(cast)

    certificate = queue_certificate(enrollment.pk)

    assert certificate is not None
    assert certificate.status == CertificateStatus.QUEUED
    assert (certificate.issuer, certificate.number) == (cast.parintins, 1)
    assert certificate.source_key == f"enrollment:{enrollment.public_id}"
    assert certificate.verify_host == "conferir.example"
    assert certificate.person == cast.ana


def test_the_snapshot_says_what_happened(cast: Cast) -> None:
    enrollment = completed(cast)
    OfferingFacilitator.objects.create(
        offering=enrollment.offering, person=cast.bruno, title="enfermeiro"
    )

    certificate = queue_certificate(enrollment.pk)
    assert certificate is not None
    snapshot = snapshot_from_json(certificate.snapshot)

    assert snapshot.course_title == "Medir bem a pressão"
    assert snapshot.issuer.cnpj == cast.parintins.cnpj
    assert (snapshot.issuer.municipality, snapshot.issuer.uf) == ("Parintins", "AM")
    assert (snapshot.hours.online_minutes, snapshot.hours.assessment_minutes) == (60, 30)
    assert snapshot.total_minutes == 90
    assert [unit.title for unit in snapshot.syllabus] == ["Medir", "Prova"]
    assert [(one.name, one.title) for one in snapshot.facilitators] == [
        ("Bruno Lima", "enfermeiro")
    ]
    assert snapshot.result == "aprovação"
    assert snapshot.ends_on == enrollment.completed_on
    assert certificate.snapshot_digest == snapshot_digest(snapshot)


def test_name_and_cpf_stand_in_the_side_row_alone(cast: Cast) -> None:
    certificate = queued(cast)
    row = SnapshotPerson.objects.get(certificate=certificate)
    facts = PersonFacts(printed_name=row.printed_name, cpf_masked=row.cpf_masked)

    assert (row.printed_name, row.cpf_masked) == (cast.ana.civil_name, MASK)
    assert cast.ana.civil_name not in certificate.snapshot
    assert MASK not in certificate.snapshot
    digest = snapshot_from_json(certificate.snapshot).person_digest
    assert digest == person_digest(facts, bytes.fromhex(row.salt))


def test_the_social_name_is_the_one_that_is_printed(cast: Cast) -> None:
    cast.ana.social_name = "Ana Bia"
    cast.ana.save()

    assert queued(cast).printed_person.printed_name == "Ana Bia"


def test_the_certificate_attests_the_entries_of_the_ledger(cast: Cast) -> None:
    certificate = queued(cast)

    attested = CertificateHour.objects.filter(certificate=certificate).values_list("entry")
    assert set(attested) == set(HourEntry.objects.values_list("pk"))


def test_queueing_twice_gives_the_same_certificate(cast: Cast) -> None:
    first = queued(cast)
    second = queue_certificate(first.enrollment_id)

    assert second == first
    assert Certificate.objects.count() == 1
    assert IssuerCounter.objects.get().last_number == 1


def test_numbers_follow_each_other_by_issuer(cast: Cast) -> None:
    identify(cast.ana)
    identify(cast.bruno, "11144477735")
    made = edition()
    here = offering(cast, made)
    there = offering(cast, made, organization=cast.goiania, by=cast.davi.user)

    numbers = [
        queue_certificate(complete(who, place).pk)
        for who, place in [(cast.ana, here), (cast.bruno, here), (cast.ana, there)]
    ]

    assert [(one.issuer.short_name, one.number) for one in numbers if one] == [
        ("Parintins", 1),
        ("Parintins", 2),
        ("Goiânia", 1),
    ]


def test_the_year_of_the_number_is_the_issuers_own(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Half past eleven of the last night of 2026 in Parintins is already 2027 in Greenwich.
    monkeypatch.setattr(timezone, "now", lambda: datetime(2027, 1, 1, 3, 30, tzinfo=UTC))
    before = queued(cast)
    identify(cast.bruno, "11144477735")
    monkeypatch.setattr(timezone, "now", lambda: datetime(2027, 1, 1, 4, 30, tzinfo=UTC))
    after = queue_certificate(complete(cast.bruno, before.enrollment.offering).pk)

    assert after is not None
    assert (before.year, before.number) == (2026, 1)
    assert str(snapshot_from_json(before.snapshot).issued_on) == "2026-12-31"
    assert (after.year, after.number) == (2027, 1)


def test_an_enrollment_that_is_not_completed_gets_nothing(cast: Cast) -> None:
    enrollment = completed(cast)
    annul(enrollment=enrollment, by=cast.bruno.user, reason="Prova trocada.")

    assert queue_certificate(enrollment.pk) is None
    assert not IssuerCounter.objects.exists()


def test_who_is_not_identified_is_asked_once(cast: Cast, run_jobs: RunJobs) -> None:
    enrollment = completed(cast, identified=False)
    run_jobs()

    assert queue_certificate(enrollment.pk) is None
    notice = Notice.objects.get(notice_kind="certificates.identity")
    assert notice.person == cast.ana
    assert "CPF" in notice.text


def test_the_certificate_is_made_once_the_person_is_identified(cast: Cast) -> None:
    enrollment = completed(cast, identified=False)
    assert queue_certificate(enrollment.pk) is None
    identify(cast.ana)

    made = queue_waiting(cast.ana.pk)

    assert [certificate.enrollment for certificate in made] == [enrollment]
    assert queue_waiting(cast.ana.pk) == []


def test_an_issuer_without_a_cnpj_cannot_issue_and_uses_no_number(cast: Cast) -> None:
    enrollment = completed(cast)
    cast.parintins.cnpj = None
    cast.parintins.save()

    with pytest.raises(DomainError, match="CNPJ"):
        queue_certificate(enrollment.pk)
    assert not IssuerCounter.objects.exists()


def test_a_failure_after_the_number_gives_the_number_back(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrollment = completed(cast)

    def fall(*_args: object) -> None:
        raise RuntimeError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr("certificates.issuing.services.queueing._write_sides", fall)
        with pytest.raises(RuntimeError):
            queue_certificate(enrollment.pk)
    certificate = queue_certificate(enrollment.pk)

    assert certificate is not None
    assert certificate.number == 1


def test_completing_issues_by_itself(cast: Cast, run_jobs: RunJobs) -> None:
    enrollment = completed(cast)
    run_jobs()

    certificate = Certificate.objects.get(enrollment=enrollment)
    assert certificate.status == CertificateStatus.ISSUED
    assert AuditEvent.objects.filter(action="certificate.issued").count() == 1
    assert Notice.objects.get(person=cast.ana, notice_kind="certificates.issued").path == (
        f"/meu-espaco/certificados/{certificate.public_id}/"
    )
    assert not Job.objects.exclude(state="done").exists()


def statements(captured: CaptureQueriesContext) -> list[str]:
    """Return what was asked of the database, without the marks of transactions."""
    marks = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return [query["sql"] for query in captured if not query["sql"].startswith(marks)]


def test_one_certificate_takes_twelve_queries(cast: Cast) -> None:
    enrollment = completed(cast)
    OfferingFacilitator.objects.create(offering=enrollment.offering, person=cast.bruno)

    with CaptureQueriesContext(connection) as captured:
        certificate = queue_certificate(enrollment.pk)
        assert certificate is not None
        issue(certificate.pk)

    assert len(statements(captured)) <= BUDGET, statements(captured)


def test_more_facilitators_and_entries_take_no_more_queries(
    cast: Cast, django_assert_max_num_queries: Callable[..., CaptureQueriesContext]
) -> None:
    enrollment = completed(cast)
    for who in (cast.bruno, cast.carla, cast.elisa, cast.fabio):
        OfferingFacilitator.objects.create(offering=enrollment.offering, person=who)

    with CaptureQueriesContext(connection) as captured:
        certificate = queue_certificate(enrollment.pk)

    assert certificate is not None
    assert len(snapshot_from_json(certificate.snapshot).facilitators) == 4
    assert len(statements(captured)) <= 7, statements(captured)
