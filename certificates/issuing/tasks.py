"""Doors for Celery."""

from celery import shared_task

from certificates.issuing import watching


@shared_task(name="certificates.tasks.watch_pdf_key")
def watch_pdf_key() -> None:
    """Warn in time of the end of the key that signs inside PDFs."""
    watching.watch_pdf_key()
