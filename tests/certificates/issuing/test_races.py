"""Many at once, on the database at hand; the suite runs on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import cycle
from threading import Barrier

import pytest
from django.db import connections

from certificates.issuing.models import (
    Certificate,
    CertificateEvent,
    IssuerCounter,
    private_storage,
)
from certificates.issuing.rules import CertificateStatus, ReplacementReason, RevocationReason
from certificates.issuing.services import issue, queue_certificate, queueing, replace, revoke
from certificates.snapshot.rules import snapshot_from_json
from certificates.verifying.counting import write
from certificates.verifying.models import CheckCount
from courses.enrollments.services import annul
from lms.audit.models import AuditEvent
from lms.common.errors import TransitionRefused
from lms.jobs import services as jobs
from lms.jobs.models import Job
from lms.people.models import User
from tests.cast import Cast
from tests.certificates.factories import (
    RunJobs,
    complete_many,
    completed,
    issued,
    queued,
    stored_bytes,
)
from tests.courses.factories import edition, offering

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 10


@pytest.fixture(autouse=True)
def _no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the jobs in their table: each test runs what it wants to run at once."""
    monkeypatch.setattr(jobs, "_senders", [])


def together(works: Iterable[Callable[[], object]]) -> list[object]:
    """Run all of ``works`` at the same moment; return what each gave back, or its refusal."""
    todo = list(works)
    start = Barrier(min(AT_ONCE, len(todo)))

    def run(position: int, work: Callable[[], object]) -> object:
        try:
            if position < start.parties:
                start.wait(timeout=20)
            return work()
        except TransitionRefused as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [done.result() for done in [pool.submit(run, *pair) for pair in enumerate(todo)]]


def myself(user: User) -> User:
    """Return the user as another request reads them."""
    return User.objects.get(pk=user.pk)


def test_twenty_handlers_of_one_enrollment_make_one_certificate(cast: Cast) -> None:
    enrollment = completed(cast)

    made = together([lambda: queue_certificate(enrollment.pk)] * 20)

    certificate = Certificate.objects.get()
    assert set(made) == {certificate}
    assert IssuerCounter.objects.get().last_number == certificate.number == 1
    assert Job.objects.filter(event="certificates.queued").count() == 1


def test_ten_renderers_of_one_certificate_keep_one_file(cast: Cast) -> None:
    certificate = queued(cast)

    made = together([lambda: issue(certificate.pk)] * AT_ONCE)

    assert {one.file.name for one in made} == {Certificate.objects.get().file.name}
    assert CertificateEvent.objects.count() == 1
    assert AuditEvent.objects.filter(action="certificate.issued").count() == 1
    folder = f"certificates/{str(certificate.public_id)[:2]}"
    _, files = private_storage().listdir(folder)
    assert len([name for name in files if name.startswith(str(certificate.public_id))]) == 1
    assert stored_bytes(Certificate.objects.get()).startswith(b"%PDF")


def test_of_revoking_and_replacing_at_once_one_wins_and_the_other_is_refused(cast: Cast) -> None:
    certificate = issued(cast)

    def revoking() -> Certificate:
        return revoke(
            certificate=certificate,
            reason=RevocationReason.FRAUD,
            details="X.",
            by=myself(cast.bruno.user),
        )

    def replacing() -> Certificate:
        return replace(
            certificate=certificate,
            reason=ReplacementReason.WRONG_DATA,
            details="X.",
            by=myself(cast.bruno.user),
        )

    outcomes = together([revoking, replacing] * 4)

    assert sum(isinstance(outcome, TransitionRefused) for outcome in outcomes) == 7
    certificate.refresh_from_db()
    was_replaced = certificate.status == CertificateStatus.REPLACED
    assert Certificate.objects.count() == (2 if was_replaced else 1)
    assert CertificateEvent.objects.exclude(event=CertificateStatus.ISSUED).count() == 1


def test_a_certificate_is_replaced_once_however_many_try(cast: Cast) -> None:
    certificate = issued(cast)

    def replacing() -> Certificate:
        return replace(
            certificate=certificate,
            reason=ReplacementReason.WRONG_DATA,
            details="X.",
            by=myself(cast.bruno.user),
        )

    outcomes = together([replacing] * AT_ONCE)

    assert sum(isinstance(outcome, TransitionRefused) for outcome in outcomes) == AT_ONCE - 1
    assert Certificate.objects.count() == 2
    assert IssuerCounter.objects.get().last_number == 2


def test_annulling_while_the_certificate_is_made_leaves_none_in_force(
    cast: Cast, run_jobs: RunJobs
) -> None:
    enrollment = completed(cast)

    def annulling() -> object:
        return annul(enrollment=enrollment, by=myself(cast.bruno.user), reason="Prova trocada.")

    together([lambda: queue_certificate(enrollment.pk), annulling])
    run_jobs()

    assert not Certificate.objects.exclude(status=CertificateStatus.REVOKED).exists()


def test_each_issuer_numbers_each_year_without_gaps(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten workers, two issuers, the night of two years; what fails gives its number back."""
    course = edition()
    here = complete_many(offering(cast, course), 20)
    there = offering(cast, course, organization=cast.goiania, by=cast.davi.user)
    years = cycle([date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 1)])
    monkeypatch.setattr(queueing, "civil_date", lambda _issuer, _now: next(years))
    failing = cycle([False, False, False, True])
    write_sides = queueing._write_sides

    def fails_at_times(*given: object) -> None:
        if next(failing):
            raise TransitionRefused("Faltou luz.")
        write_sides(*given)

    monkeypatch.setattr(queueing, "_write_sides", fails_at_times)
    waiting = [*here, *complete_many(there, 20, first=20)]

    outcomes = together([lambda one=one: queue_certificate(one) for one in waiting])

    made = Certificate.objects.order_by("issuer", "year", "number")
    assert len(made) == sum(isinstance(one, Certificate) for one in outcomes) == 30
    for counter in IssuerCounter.objects.all():
        given = made.filter(issuer=counter.issuer, year=counter.year)
        numbers = list(given.values_list("number", flat=True))
        assert numbers == list(range(1, counter.last_number + 1))
    assert IssuerCounter.objects.count() == 4
    assert all(snapshot_from_json(one.snapshot).issued_on.year == one.year for one in made)


def test_counts_of_many_processes_add_up(cast: Cast) -> None:
    certificate = queued(cast)
    day = date(2026, 11, 21)

    together([lambda: write({(certificate.pk, day): 3})] * 20)

    assert CheckCount.objects.get().count == 60
