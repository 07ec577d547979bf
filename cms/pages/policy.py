"""Who lets municipalities in."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from cms.pages.models import MunicipalityPage
from lms.access.policy import is_platform_wide
from lms.access.rules import ALLOWED, Decision, Permission, denied
from lms.access.scope import scope_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User


def can_join(user: "User | AnonymousUser") -> Decision:
    """Tell whether the user may bring a municipality in."""
    if is_platform_wide(scope_of(user, Permission.JOIN_MUNICIPALITY)):
        return ALLOWED
    return denied("Só a administração da plataforma inclui municípios.")


def visible_to(
    user: "User | AnonymousUser", pages: "QuerySet[MunicipalityPage]"
) -> "QuerySet[MunicipalityPage]":
    """Return the municipalities whose joining the user looks after."""
    return pages if can_join(user) else pages.none()
