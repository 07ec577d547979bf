"""Reads of the inbox."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from lms.notices import policy
from lms.notices.models import Notice

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User

    Viewer = User | AnonymousUser


def unread_count(user: "Viewer") -> int:
    """Return how many notices wait for the signed-in person; 0 for whoever is not a person."""
    return policy.visible_to(user, Notice.objects.filter(read_at__isnull=True)).count()


def inbox(user: "Viewer") -> QuerySet[Notice]:
    """Return a person's notices, the newest first."""
    return policy.visible_to(user, Notice.objects.all()).order_by("-created_at", "-pk")
