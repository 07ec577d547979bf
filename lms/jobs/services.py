"""Announcing, running and sweeping jobs."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import structlog
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from lms.jobs import registry
from lms.jobs.models import Heartbeat, Job, JobState

STALE_AFTER = timedelta(seconds=90)
LAST_ATTEMPT = 8
# What failed so often waits for somebody to mend what is broken, and is then done all the same.
TRY_FAILED_AFTER = timedelta(days=1)
MOST_ATTEMPTS = 30_000  # as many as the column counts

logger = structlog.get_logger(__name__)

# Set by ``lms.tasks``: hands a job's key to the broker. Areas below Celery do not know it.
_senders: list[Callable[[int], None]] = []


def use_sender(sender: Callable[[int], None]) -> None:
    """Name the function that hands a job's key to the broker."""
    _senders[:] = [sender]


@contextmanager
def kept_from_broker() -> Iterator[None]:
    """Write jobs down and send none of them meanwhile: whoever seeds runs its jobs itself."""
    senders = _senders[:]
    _senders.clear()
    try:
        yield
    finally:
        _senders[:] = senders


def announce(event: str, object_id: int) -> list[Job]:
    """Write one job for each handler of ``event`` in the caller's transaction.

    The jobs are sent when the transaction commits; if that is lost, the sweeper sends them.
    """
    return announce_many(event, [object_id])


def announce_many(event: str, object_ids: Iterable[int]) -> list[Job]:
    """Announce the same event of many objects with one insert."""
    now = timezone.now()
    handlers = registry.names(event)
    jobs = Job.objects.bulk_create(
        Job(event=event, handler=name, object_id=key, created_at=now, due_at=now + STALE_AFTER)
        for key in object_ids
        for name in handlers
    )
    for job in jobs:
        # What was decided stands even if the broker is down: the sweeper sends it later.
        transaction.on_commit(_sending(job.pk), robust=True)
    return jobs


def _sending(job_id: int) -> Callable[[], None]:
    """Return what sends a job; a function, for Django names it where it fails."""

    def send() -> None:
        _send(job_id)

    return send


def _send(job_id: int) -> None:
    for sender in _senders:
        sender(job_id)


def run(job_id: int) -> bool:
    """Run one job; return whether there was anything to do.

    The handler opens its own transactions, so that nothing slow is done under a lock of ours.
    Two workers may run one job at once: handlers are safe to run twice.

    Raises:
        Exception: whatever the handler raised, after the failure was written down.
    """
    job = Job.objects.filter(pk=job_id, state=JobState.WAITING).first()
    if job is None:
        return False
    try:
        registry.handler(job.event, job.handler)(job.object_id)
    except Exception as problem:
        _note_failure(job, problem)
        raise
    Job.objects.filter(pk=job.pk).update(
        state=JobState.DONE, attempts=F("attempts") + 1, finished_at=timezone.now(), error=""
    )
    return True


def _note_failure(job: Job, problem: Exception) -> None:
    """Write a failure down and put the next attempt off, twice as long each time, then a day.

    Only the kind of error is kept: its text may name a person.
    """
    attempts = job.attempts + 1
    is_last = attempts >= LAST_ATTEMPT
    pause = TRY_FAILED_AFTER if is_last else STALE_AFTER * 2 ** min(attempts, 6)
    Job.objects.filter(pk=job.pk, state=JobState.WAITING).update(
        attempts=min(attempts, MOST_ATTEMPTS),
        error=type(problem).__name__,
        state=JobState.FAILED if is_last else JobState.WAITING,
        due_at=timezone.now() + pause,
    )
    if is_last:
        logger.error(
            "job_failed",
            job=str(job.public_id),
            job_event=job.event,
            problem=type(problem).__name__,
        )


def sweep(*, limit: int = 500) -> int:
    """Send again the jobs whose time has passed, failed ones once a day; return how many."""
    now = timezone.now()
    Job.objects.filter(state=JobState.FAILED, due_at__lte=now).update(state=JobState.WAITING)
    stale = list(
        Job.objects.filter(state=JobState.WAITING, due_at__lte=now)
        .order_by("due_at")
        .values_list("pk", flat=True)[:limit]
    )
    Job.objects.filter(pk__in=stale).update(due_at=now + STALE_AFTER)
    for job_id in stale:
        _send(job_id)
    return len(stale)


def beat(process: str) -> None:
    """Note that a process is alive."""
    Heartbeat.objects.update_or_create(process=process, defaults={"beat_at": timezone.now()})
