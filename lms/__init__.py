"""The ground of Percurso: settings, addresses, people, access, audit and jobs."""

from lms.celery import app as celery_app

__all__ = ["celery_app"]
