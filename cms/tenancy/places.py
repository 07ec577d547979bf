"""Where a person may edit and publish pages: tree paths computed from grants, once a request."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import F, Q
from django.db.models.functions import Left
from django.db.models.lookups import In
from wagtail.models import Page

from cms.tenancy import rules
from lms.access.policy import is_platform_wide
from lms.access.rules import Permission
from lms.access.scope import Scope, scope_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User

Needs = frozenset[Permission]
EDITING = Permission.EDIT_PAGES
PUBLISHING = Permission.PUBLISH_PAGES

_KEPT = "_page_places"


class Place(NamedTuple):
    """A page on which a grant bears, and what it is the page of."""

    pk: int
    path: str
    depth: int
    organization_id: int | None
    municipality_id: str | None
    state_id: int | None

    def is_in(self, scope: Scope, *, holds_all: bool) -> bool:
        """Tell whether ``scope`` reaches this page; ``holds_all`` reaches the home page too."""
        if self.organization_id is not None:
            return (
                self.organization_id in scope.organizations
                or self.municipality_id in scope.municipalities
            )
        return self.state_id in scope.states if self.state_id is not None else holds_all


@dataclass(frozen=True)
class Places:
    """The topmost pages of each permission; everything below them is included."""

    editing: tuple[Place, ...] = ()
    publishing: tuple[Place, ...] = ()

    def of(self, permission: Permission) -> tuple[Place, ...]:
        """Return the topmost pages of one permission."""
        return self.publishing if permission is PUBLISHING else self.editing

    def paths(self, permissions: Iterable[Permission]) -> tuple[str, ...]:
        """Return the minimal paths where any of ``permissions`` is held."""
        return rules.minimal(place.path for p in permissions for place in self.of(p))


def places_of(user: "User | AnonymousUser") -> Places:
    """Return where ``user`` edits and publishes: one query beside the grants, kept on the user."""
    kept: Places | None = getattr(user, _KEPT, None)
    if kept is None:
        kept = _compute(user)
        setattr(user, _KEPT, kept)
    return kept


def _compute(user: "User | AnonymousUser") -> Places:
    editing, publishing = scope_of(user, EDITING), scope_of(user, PUBLISHING)
    if not editing and not publishing:
        return Places()
    holds_all = is_platform_wide(scope_of(user, Permission.JOIN_MUNICIPALITY))
    condition = _condition(editing) | _condition(publishing)
    if holds_all:
        condition |= Q(homepage__isnull=False)
    found = [Place(*row) for row in _rows(condition)]
    return Places(
        editing=_topmost(p for p in found if p.is_in(editing, holds_all=holds_all)),
        publishing=_topmost(p for p in found if p.is_in(publishing, holds_all=holds_all)),
    )


def _condition(scope: Scope) -> Q:
    return (
        Q(municipalitypage__organization__in=scope.organizations)
        | Q(municipalitypage__organization__municipality__in=scope.municipalities)
        | Q(statepage__state__in=scope.states)
    )


def _rows(condition: Q) -> Iterable[tuple[Any, ...]]:
    rows: Iterable[tuple[Any, ...]] = Page.objects.filter(condition).values_list(
        "pk",
        "path",
        "depth",
        "municipalitypage__organization",
        "municipalitypage__organization__municipality",
        "statepage__state",
    )
    return rows


def _topmost(places: Iterable[Place]) -> tuple[Place, ...]:
    by_path = {place.path: place for place in places}
    return tuple(by_path[path] for path in rules.minimal(by_path))


def under(paths: Iterable[str], field: str = "path") -> Q:
    """Return the condition that a node is one of ``paths`` or stands below one.

    One hashed ``IN`` for each depth, instead of one ``LIKE`` for each place, which is what makes
    Wagtail's own policy slow (wagtail.md §1).

    Args:
        paths: minimal tree paths; none means nothing.
        field: the path's column, with its relations: ``"collection__path"``.
    """
    by_length: defaultdict[int, list[str]] = defaultdict(list)
    for path in paths:
        by_length[len(path)].append(path)
    condition = Q(pk__in=[])
    for length, group in by_length.items():
        condition |= _one_depth(field, length, group)
    return condition


def _one_depth(field: str, length: int, group: list[str]) -> Q:
    if len(group) == 1:
        return Q(**{f"{field}__startswith": group[0]})
    return Q(In(Left(F(field), length), group))
