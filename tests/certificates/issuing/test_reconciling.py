"""``ledger_check`` finds what no service would leave behind."""

import uuid
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from certificates.issuing import reconciling
from certificates.issuing.models import Certificate, CertificateHour
from certificates.issuing.rules import CertificateStatus, ReplacementReason, RevocationReason
from certificates.issuing.services import erase_person, issue, queue_certificate, replace, revoke
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState
from courses.enrollments.services import annul
from courses.hours.models import HourEntry
from courses.hours.services import post, reverse
from lms.common.codes import new_code
from lms.jobs.models import Job, JobState
from lms.people.models import EmploymentLink
from tests.cast import Cast
from tests.certificates.factories import RunJobs, complete, completed, issued, queued
from tests.courses.factories import DAY

FRAUD = RevocationReason.FRAUD
WRONG = ReplacementReason.WRONG_DATA


def problems() -> list[str]:
    """Return what both proofs found, without the public ids."""
    found = reconciling.certificates().problems + reconciling.completions().problems
    return [" ".join(word for word in line.split() if not _is_id(word)) for line in found]


def _is_id(word: str) -> bool:
    try:
        uuid.UUID(word.rstrip(","))
    except ValueError:
        return False
    return True


def credit(cast: Cast, key: str) -> HourEntry:
    return post(
        person=cast.ana,
        minutes=5,
        modality="classroom",
        action_kind="update",
        capacity="learner",
        theme="",
        title="A mais",
        starts_on=DAY,
        ends_on=DAY,
        source_key=key,
        by=None,
    )


def bare_copy(certificate: Certificate, **changed: object) -> Certificate:
    """Write a second certificate of the same enrollment, which attests nothing."""
    copied = (
        "issuer_id year certificate_type person_id enrollment_id snapshot snapshot_digest "
        "verify_host queued_at"
    )
    values = {name: getattr(certificate, name) for name in copied.split()}
    return Certificate.objects.create(
        **{
            **values,
            "code": new_code(),
            "number": certificate.number + 1,
            "source_key": f"enrollment:{uuid.uuid4()}",
            **changed,
        }
    )


def in_order(cast: Cast, run_jobs: RunJobs) -> None:
    issued(cast)


def with_a_replaced_one(cast: Cast, run_jobs: RunJobs) -> None:
    replace(certificate=issued(cast), reason=WRONG, details="Nome.", by=cast.bruno.user)
    run_jobs()


def with_a_fraud(cast: Cast, run_jobs: RunJobs) -> None:
    revoke(certificate=issued(cast), reason=FRAUD, details="Não foi ela.", by=cast.bruno.user)


def annulled(cast: Cast, run_jobs: RunJobs) -> None:
    certificate = issued(cast)
    annul(enrollment=certificate.enrollment, by=cast.bruno.user, reason="Prova trocada.")
    run_jobs()


def about_to_be_revoked(cast: Cast, run_jobs: RunJobs) -> None:
    annul(enrollment=issued(cast).enrollment, by=cast.bruno.user, reason="Prova trocada.")


def about_to_be_made(cast: Cast, run_jobs: RunJobs) -> None:
    completed(cast)


def about_to_be_issued(cast: Cast, run_jobs: RunJobs) -> None:
    queued(cast)


def of_somebody_not_identified(cast: Cast, run_jobs: RunJobs) -> None:
    completed(cast, identified=False)
    run_jobs()


def of_a_joined_record(cast: Cast, run_jobs: RunJobs) -> None:
    issued(cast)
    cast.ana.merged_into = cast.elisa
    cast.ana.save()


def without_its_name(cast: Cast, run_jobs: RunJobs) -> None:
    certificate = issued(cast)
    EmploymentLink.objects.filter(person=cast.ana).delete()
    erase_person(certificate=certificate, by=cast.ana.user)
    run_jobs()


@pytest.mark.parametrize(
    "lawful",
    [
        in_order,
        with_a_replaced_one,
        with_a_fraud,
        annulled,
        about_to_be_revoked,
        about_to_be_made,
        about_to_be_issued,
        of_somebody_not_identified,
        of_a_joined_record,
        without_its_name,
    ],
    ids=lambda scene: scene.__name__,
)
def test_what_the_services_leave_behind_agrees(
    cast: Cast, run_jobs: RunJobs, lawful: Callable[[Cast, RunJobs], None]
) -> None:
    lawful(cast, run_jobs)

    assert problems() == []


def test_it_is_part_of_the_proof_of_the_ledger(cast: Cast) -> None:
    certificate = issued(cast)
    said = StringIO()
    call_command("ledger_check", stdout=said)
    assert "certificates: 1 checked, 0 wrong" in said.getvalue()
    assert "completions: 1 checked, 0 wrong" in said.getvalue()

    Certificate.objects.filter(pk=certificate.pk).update(status=CertificateStatus.REPLACED)

    with pytest.raises(CommandError, match="1 mismatches"):
        call_command("ledger_check", stdout=said)
    assert f"enrollment {certificate.enrollment.public_id} has a replaced" in said.getvalue()


def test_hours_reversed_behind_a_certificate_are_found(cast: Cast) -> None:
    issued(cast)
    reverse(entry=HourEntry.objects.first(), by=None, reason="x")

    assert problems() == ["certificate stands though entry was reversed"]


def test_a_certificate_that_outlives_its_completion_is_found(cast: Cast) -> None:
    certificate = issued(cast)
    Enrollment.objects.filter(pk=certificate.enrollment_id).update(state=EnrollmentState.ANNULLED)

    assert problems() == ["certificate stands though its enrollment is annulled"]


def test_a_revocation_that_will_never_come_is_found(cast: Cast) -> None:
    about_to_be_revoked(cast, lambda: 0)
    Job.objects.filter(event="enrollments.annulled").update(state=JobState.FAILED)

    assert problems() == [
        "certificate stands though its enrollment is annulled",
        *["certificate stands though entry was reversed"] * 2,
    ]


def test_hours_attested_and_not_printed_are_found(cast: Cast) -> None:
    certificate = issued(cast)
    entry = credit(cast, f"enrollment:{certificate.enrollment.public_id}:classroom")
    CertificateHour.objects.create(certificate=certificate, entry=entry)

    assert problems() == ["certificate prints 90 minutes and attests 95"]


def test_hours_of_something_else_are_found(cast: Cast) -> None:
    certificate = issued(cast)
    elsewhere = credit(cast, "enrollment:00000000-0000-4000-8000-000000000000:online")
    CertificateHour.objects.create(certificate=certificate, entry=elsewhere)

    assert problems() == [
        "certificate attests entry which is not of its enrollment",
        "certificate prints 90 minutes and attests 95",
    ]


def test_hours_of_somebody_else_are_found(cast: Cast) -> None:
    certificate = issued(cast)
    of_elisa = complete(cast.elisa, certificate.enrollment.offering)
    foreign = HourEntry.objects.filter(person=cast.elisa).first()
    CertificateHour.objects.create(certificate=certificate, entry=foreign)

    assert of_elisa.state == EnrollmentState.COMPLETED
    assert problems()[0] == "certificate attests entry which is not of its enrollment"


def test_a_certificate_of_nothing_and_a_second_one_are_found(cast: Cast) -> None:
    bare_copy(issued(cast))

    assert problems() == [
        "certificate prints 90 minutes and attests 0",
        "certificate waits to be issued, and no job will do it",
        "enrollment has 2 certificates that stand",
    ]


def test_a_certificate_that_nobody_will_issue_is_found(cast: Cast, run_jobs: RunJobs) -> None:
    certificate = queued(cast)
    Job.objects.filter(event="certificates.queued").update(state=JobState.FAILED)
    assert problems() == ["certificate waits to be issued, and no job will do it"]

    issue(certificate.pk)

    assert problems() == []


def test_a_completion_that_nobody_will_certify_is_found(cast: Cast) -> None:
    enrollment = completed(cast)
    Job.objects.filter(event="enrollments.completed").update(
        state=JobState.FAILED, finished_at=timezone.now()
    )
    assert problems() == ["enrollment has no certificate, and no job will make it"]

    Job.objects.create(
        event="people.identity_confirmed",
        handler="certificates.queue_waiting",
        object_id=cast.ana.pk,
        created_at=timezone.now(),
        due_at=timezone.now(),
    )
    assert problems() == []
    Job.objects.filter(event="people.identity_confirmed").delete()
    queue_certificate(enrollment.pk)

    assert problems() == []


def test_a_completion_whose_certificate_was_replaced_by_nothing_is_found(cast: Cast) -> None:
    certificate = issued(cast)
    Certificate.objects.filter(pk=certificate.pk).update(status=CertificateStatus.REPLACED)

    assert problems() == ["enrollment has a replaced certificate and none in its place"]


@pytest.mark.parametrize("count", [1, 4])
def test_the_proof_takes_a_fixed_number_of_queries(
    cast: Cast, count: int, django_assert_num_queries: Callable[[int], object]
) -> None:
    certificate = issued(cast)
    for _ in range(count):
        certificate = bare_copy(certificate)

    with django_assert_num_queries(5):
        reconciling.certificates()
    with django_assert_num_queries(4):
        reconciling.completions()
