"""The Celery app and the beat schedule, one table."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.production")

app = Celery("percurso")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# Seconds between two runs of each task that the clock, and nobody else, asks for.
EVERY_SECONDS = {
    "lms.tasks.sweep_jobs": 60,
    "lms.tasks.seal_audit": 60,
    "lms.tasks.beat_heart": 30,
    "courses.tasks.announce_over": 60,
    "courses.tasks.renew_old_cards": 120,
    "certificates.tasks.watch_pdf_key": 6 * 3600,
    "certificates.tasks.forget_old_drafts": 24 * 3600,
}
app.conf.beat_schedule = {
    name: {"task": name, "schedule": seconds, "options": {"expires": seconds}}
    for name, seconds in EVERY_SECONDS.items()
}
