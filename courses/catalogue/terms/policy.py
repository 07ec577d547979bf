"""Who keeps the terms."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from courses.catalogue.models import DecsTerm
from lms.access.policy import is_platform_wide
from lms.access.rules import ALLOWED, Decision, Permission, denied
from lms.access.scope import scope_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User


def can_keep(user: "User | AnonymousUser") -> Decision:
    """Tell whether ``user`` adds and corrects terms: every town's courses are found by them."""
    if is_platform_wide(scope_of(user, Permission.JOIN_MUNICIPALITY)):
        return ALLOWED
    return denied("Só a administração da plataforma cuida dos temas.")


def visible_to(user: "User | AnonymousUser", terms: "QuerySet[DecsTerm]") -> "QuerySet[DecsTerm]":
    """Return the terms that ``user`` keeps."""
    return terms if can_keep(user) else terms.none()
