"""Which collections a person reaches."""

from typing import Any

from django.db.models import Q
from wagtail.models import Collection

from cms.media.models import Shelf
from lms.access.policy import is_platform_wide
from lms.access.rules import Permission
from lms.access.scope import Scope, scope_of

_KEPT = "_shelf_paths"


def shelf_paths(user: Any) -> tuple[str, ...]:
    """Return the tree paths of the collections that ``user`` reaches; kept on the user."""
    kept: tuple[str, ...] | None = getattr(user, _KEPT, None)
    if kept is None:
        kept = tuple(_shelf_paths(user))
        setattr(user, _KEPT, kept)
    return kept


def forget(user: Any) -> None:
    """Read the user's collections again: one was made in this request."""
    if hasattr(user, _KEPT):
        delattr(user, _KEPT)


def reaches_all(user: Any) -> bool:
    """Tell whether the user reaches every collection: the platform's staff and superusers."""
    if not (user.is_authenticated and user.is_active):
        return False
    return user.is_superuser or is_platform_wide(scope_of(user, Permission.JOIN_MUNICIPALITY))


def reaches_some(user: Any) -> bool:
    """Tell whether the user has, or will have at the first upload, a collection."""
    return reaches_all(user) or bool(places(scope_of(user, Permission.EDIT_PAGES)))


def places(scope: Scope) -> Q:
    """Return the condition that a shelf's owner is in ``scope``; false where it has no place."""
    condition = Q()
    if scope.organizations:
        condition |= Q(organization__in=scope.organizations)
    if scope.municipalities:
        condition |= Q(organization__municipality__in=scope.municipalities)
    if scope.states:
        condition |= Q(state__in=scope.states)
    return condition


def _shelf_paths(user: Any) -> Any:
    if not (user.is_authenticated and user.is_active):
        return ()
    if reaches_all(user):
        return Collection.objects.filter(depth=1).values_list("path", flat=True)
    condition = places(scope_of(user, Permission.EDIT_PAGES))
    if not condition:
        return ()
    return Shelf.objects.filter(condition).values_list("collection__path", flat=True)
