"""Jobs through a real Redis and a real worker."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from lms.jobs import registry, services
from lms.jobs.models import Heartbeat, Job, JobState
from lms.people.models import Person
from tests import worker
from tests.cast import Cast
from tests.worker import needs_postgres, needs_worker

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.worker,
    needs_postgres,
    needs_worker,
    pytest.mark.django_db(transaction=True),
]
EVENT = "people.identity_confirmed"
SOON_SECONDS = 120  # a ceiling for a machine that runs everything else at once


def announce(person: Person, count: int) -> list[int]:
    """Announce one person ``count`` times: whoever hears it finds nothing to do."""
    with transaction.atomic():
        jobs = services.announce_many(EVENT, [person.pk] * count)
    return [job.pk for job in jobs]


def is_done(keys: list[int]) -> bool:
    return not Job.objects.filter(pk__in=keys).exclude(state=JobState.DONE).exists()


def test_a_job_announced_in_a_transaction_is_run_by_the_worker(cast: Cast) -> None:
    assert registry.names(EVENT)
    with worker.redis_broker(), worker.running():
        keys = announce(cast.ana, 5)
        worker.wait_until(lambda: is_done(keys), seconds=SOON_SECONDS)


def test_what_the_broker_forgot_is_sent_again_by_the_sweeper(cast: Cast) -> None:
    with worker.redis_broker() as broker:
        keys = announce(cast.ana, 3)
        broker.default_channel.client.flushdb()
        Job.objects.update(due_at=timezone.now() - timedelta(seconds=1))
        with worker.running():
            assert services.sweep() == len(keys)
            worker.wait_until(lambda: is_done(keys), seconds=SOON_SECONDS)


def test_a_worker_says_that_it_lives_as_soon_as_it_is_ready() -> None:
    with worker.redis_broker(), worker.running():
        worker.wait_until(Heartbeat.objects.filter(process="worker").exists, seconds=SOON_SECONDS)
