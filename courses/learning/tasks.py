"""Doors for Celery."""

from celery import shared_task

from courses.learning import services


@shared_task(name="courses.tasks.announce_over")
def announce_over() -> None:
    """Announce the quizzes whose time is over and that nobody handed in."""
    services.announce_over()
