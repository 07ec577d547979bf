"""Doors for Celery."""

from typing import Any

from celery import shared_task
from celery.signals import worker_ready
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


@worker_ready.connect
def greet(**_kwargs: Any) -> None:
    """Give the first sign of life at once: the next comes with the beat."""
    services.beat("worker")


def send(job_id: int) -> None:
    """Hand a job's key to the broker."""
    run_job.delay(job_id)
