"""Addresses of this area. Finding one costs as much as a query, and they never change."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=8192)
def address_of(name: str, *args: str) -> str:
    """Return an address of ``courses`` by its name."""
    return reverse(f"courses:{name}", args=args)


def lesson_url(course: str, lesson: str) -> str:
    """Return the address of a lesson."""
    return address_of("lesson", course, lesson)


def course_url(course: str) -> str:
    """Return the address of a course."""
    return address_of("course", course)
