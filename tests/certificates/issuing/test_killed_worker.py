"""A worker that dies in the middle of issuing leaves nothing undone and nothing done twice."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from certificates.issuing.models import Certificate, CertificateEvent, private_storage
from certificates.issuing.rules import CertificateStatus
from lms.jobs import services as jobs
from lms.jobs.models import Job, JobState
from lms.people.models import PersonIdentity
from tests import worker
from tests.cast import Cast
from tests.certificates.factories import complete_many
from tests.courses.factories import edition, offering
from tests.worker import needs_postgres, needs_worker

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.worker,
    pytest.mark.slow,
    needs_postgres,
    needs_worker,
    pytest.mark.django_db(transaction=True),
]
COUNT = 200
KILL_AFTER = 30


def issued_count() -> int:
    return Certificate.objects.filter(status=CertificateStatus.ISSUED).count()


def sweep_until_done() -> None:
    """Make every waiting job overdue and sweep, as the clock does each minute."""
    Job.objects.filter(state=JobState.WAITING).update(due_at=timezone.now() - timedelta(seconds=1))
    jobs.sweep(limit=10 * COUNT)


def test_a_worker_killed_in_the_middle_of_issuing_leaves_exactly_one_of_each(cast: Cast) -> None:
    enrollments = complete_many(offering(cast, edition()), COUNT)
    assert PersonIdentity.objects.filter(is_confirmed=True).count() >= COUNT
    with worker.redis_broker() as broker:
        first = worker.start_worker()
        try:
            with transaction.atomic():
                jobs.announce_many("enrollments.completed", enrollments)
            worker.wait_until(lambda: issued_count() >= KILL_AFTER)
        finally:
            worker.kill_hard(first)
        assert issued_count() < COUNT, "the worker was killed too late to prove anything"
        # What the broker held for the dead worker is lost for an hour: take it all away.
        broker.default_channel.client.flushdb()

        with worker.running():
            sweep_until_done()
            worker.wait_until(lambda: issued_count() == COUNT, seconds=120)

    numbers = Certificate.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, COUNT + 1))
    assert Certificate.objects.values("enrollment").distinct().count() == COUNT
    assert CertificateEvent.objects.filter(event=CertificateStatus.ISSUED).count() == COUNT
    stored = [
        private_storage().exists(name)
        for name in Certificate.objects.values_list("file", flat=True)
    ]
    assert all(stored)
