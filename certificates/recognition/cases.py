"""A certificate from elsewhere as a single case that a substitute may decide (decision D18)."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from certificates.recognition.models import ExternalCredential
from certificates.recognition.policy import ROW
from certificates.recognition.rules import WAITING
from lms.access import cases
from lms.access.cases import CaseFace, CaseKind
from lms.access.places import zone_of
from lms.access.rules import Role
from lms.access.scope import Scope
from lms.organizations.models import Organization

MOST = 20


def _within(scope: Scope) -> "QuerySet[Any, Any]":
    employers = scope.organization_filter("link__employer__")
    return ExternalCredential.objects.filter(employers).values("public_id")


def _find(text: str, organizations: "QuerySet[Organization]") -> list[CaseFace]:
    found = ExternalCredential.objects.filter(
        link__employer__in=organizations.order_by(), state__in=WAITING
    )
    if text:
        found = found.filter(title__icontains=text)
    newest = found.select_related("link__employer").order_by("-submitted_at", "-pk")
    return [_face(credential) for credential in newest[:MOST]]


def _faces(public_ids: Collection[UUID]) -> dict[UUID, CaseFace]:
    if not public_ids:
        return {}
    found = ExternalCredential.objects.filter(public_id__in=public_ids)
    rows = found.select_related("link__employer")
    return {credential.public_id: _face(credential) for credential in rows}


def _face(credential: ExternalCredential) -> CaseFace:
    """Name the case without its person: whoever names a substitute needs not know whose it is."""
    employer = credential.link.employer
    sent = timezone.localtime(credential.submitted_at, zone_of(employer))
    return CaseFace(credential.public_id, f"{credential.title}, de {sent:%d/%m/%Y}", employer)


def register() -> None:
    """Register; called once, when the app is ready."""
    cases.register(
        CaseKind(
            area=ROW,
            slug="certificado-de-fora",
            label="certificado de fora",
            roles=(Role.HR_ANALYST,),
            within=_within,
            find=_find,
            faces=_faces,
        )
    )
