"""Single cases that a substitute may decide (decision D18); the areas above register their kinds."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from lms.access.rules import Role
from lms.access.scope import Scope
from lms.organizations.models import Organization


@dataclass(frozen=True)
class CaseFace:
    """One case: its identity, what it is called, and whose it is."""

    public_id: UUID
    title: str
    organization: Organization


@dataclass(frozen=True)
class CaseKind:
    """A kind of case.

    Attributes:
        area: as a grant names it: ``"offering"``.
        slug: in addresses: ``"turma"``.
        label: in sentences: ``"turma"``.
        roles: those in which somebody decides such a case.
        within: the public ids of the cases of a scope, as a query that may stand inside another.
        find: the newest cases of some organizations whose title has a text in it.
        faces: the cases with these public ids, one query.
    """

    area: str
    slug: str
    label: str
    roles: tuple[Role, ...]
    within: Callable[[Scope], "QuerySet[Any, Any]"]
    find: Callable[[str, "QuerySet[Organization]"], list[CaseFace]]
    faces: Callable[[Collection[UUID]], dict[UUID, CaseFace]]


_KINDS: dict[str, CaseKind] = {}


def register(kind: CaseKind) -> None:
    """Let substitutes be named for a kind of case; called once, when the app is ready.

    Raises:
        ValueError: the area is taken.
    """
    if kind.area in _KINDS:
        raise ValueError(f"cases of {kind.area!r} are registered twice")
    _KINDS[kind.area] = kind


def kinds() -> list[CaseKind]:
    """Return every kind, as registered."""
    return list(_KINDS.values())


def by_slug(slug: str) -> CaseKind | None:
    """Return the kind with this word in its address."""
    return next((kind for kind in _KINDS.values() if kind.slug == slug), None)


def face_of(area: str, public_id: UUID) -> CaseFace | None:
    """Return one case, if it is of a kind that is known and still there."""
    kind = _KINDS.get(area)
    return kind.faces([public_id]).get(public_id) if kind else None


def faces_of(rows: Collection[tuple[str, UUID]]) -> dict[UUID, CaseFace]:
    """Return the cases of several grants, by public id: one query for each kind."""
    found: dict[UUID, CaseFace] = {}
    for kind in kinds():
        found |= kind.faces([public_id for area, public_id in rows if area == kind.area])
    return found


def filter_within(scope: Scope) -> Q:
    """Return the condition that a grant is about a case inside a scope."""
    condition = Q(pk__in=())
    for kind in kinds():
        condition |= Q(row_area=kind.area, row_id__in=kind.within(scope))
    return condition
