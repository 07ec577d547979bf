"""An offering as a single case that a substitute may decide (decision D18)."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from courses.offerings.models import Offering
from courses.offerings.policy import ROW
from lms.access import cases
from lms.access.cases import CaseFace, CaseKind
from lms.access.rules import Role
from lms.access.scope import Scope
from lms.organizations.models import Organization

MOST = 20


def _within(scope: Scope) -> "QuerySet[Any, Any]":
    return Offering.objects.filter(scope.organization_filter("organization__")).values("public_id")


def _find(text: str, organizations: "QuerySet[Organization]") -> list[CaseFace]:
    found = Offering.objects.public().filter(organization__in=organizations.order_by())
    if text:
        found = found.filter(Q(title__icontains=text) | Q(edition__title__icontains=text))
    return [
        _face(offering) for offering in _with_names(found).order_by("-created_at", "-pk")[:MOST]
    ]


def _faces(public_ids: Collection[UUID]) -> dict[UUID, CaseFace]:
    if not public_ids:
        return {}
    found = _with_names(Offering.objects.filter(public_id__in=public_ids))
    return {offering.public_id: _face(offering) for offering in found}


def _with_names(offerings: "QuerySet[Offering]") -> "QuerySet[Offering]":
    return offerings.select_related("edition", "organization")


def _face(offering: Offering) -> CaseFace:
    title = f"{offering.title} · {offering.edition.title}"
    return CaseFace(offering.public_id, title, offering.organization)


def register() -> None:
    """Register; called once, when the app is ready."""
    cases.register(
        CaseKind(
            area=ROW,
            slug="turma",
            label="turma",
            roles=(Role.COORDINATOR, Role.FACILITATOR),
            within=_within,
            find=_find,
            faces=_faces,
        )
    )
