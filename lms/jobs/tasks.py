"""Doors for Celery."""

from celery import shared_task
from django.db.utils import OperationalError

from lms.jobs import services


@shared_task(name="lms.tasks.run_job", autoretry_for=(OperationalError,), retry_backoff=True)
def run_job(job_id: int) -> None:
    """Run one job by its key; safe to run twice."""
    services.run(job_id)


@shared_task(name="lms.tasks.sweep_jobs")
def sweep_jobs() -> None:
    """Send stale jobs again."""
    services.sweep()


@shared_task(name="lms.tasks.beat_heart")
def beat_heart() -> None:
    """Note that the worker is alive."""
    services.beat("worker")


def send(job_id: int) -> None:
    """Hand a job's key to the broker."""
    run_job.delay(job_id)
