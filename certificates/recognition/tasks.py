"""Doors for Celery."""

from celery import shared_task

from certificates.recognition import services


@shared_task(name="certificates.tasks.forget_old_drafts", ignore_result=True)
def forget_old_drafts() -> int:
    """Delete the files with which nobody submitted anything for a month."""
    return services.forget_old_drafts()
