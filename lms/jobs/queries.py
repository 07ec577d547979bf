"""What is still to be done."""

from lms.jobs.models import Job, JobState


def is_pending(event: str, object_id: int) -> bool:
    """Tell whether a handler of ``event`` is still to be run for an object."""
    return Job.objects.filter(event=event, object_id=object_id, state=JobState.WAITING).exists()
