"""What is still to be done."""

from lms.jobs.models import Job, JobState


def is_pending(event: str, object_id: int) -> bool:
    """Tell whether a handler of ``event`` is still to be run for an object."""
    return Job.objects.filter(event=event, object_id=object_id, state=JobState.WAITING).exists()


def pending(*events: str) -> set[int]:
    """Return the keys of the objects for which a handler of one of ``events`` is still to be run.

    The events are about objects of one kind.
    """
    waiting = Job.objects.filter(event__in=events, state=JobState.WAITING)
    return set(waiting.values_list("object_id", flat=True))


def unfinished(event: str) -> set[int]:
    """Return the keys of the objects for which a handler of ``event`` has not done its work.

    One that failed too often is tried again each day, and counts too.
    """
    jobs = Job.objects.filter(event=event).exclude(state=JobState.DONE)
    return set(jobs.values_list("object_id", flat=True))
