"""Reads of layouts: the version in use, the list of versions, the look of a certificate."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from certificates.layouts.models import Layout
from certificates.layouts.rules import look_digest
from certificates.rendering.look import Look
from certificates.snapshot.rules import Snapshot
from lms.organizations.models import Organization


def current_of(issuer: Organization) -> Layout | None:
    """Return the version in use, if the issuer has a layout."""
    return Layout.objects.filter(issuer=issuer).order_by("-version").first()


def versions_of(issuer: Organization) -> QuerySet[Layout, Any]:
    """Return the versions of an issuer with who made each, newest first, their logos left out."""
    found: QuerySet[Layout, Any] = (
        Layout.objects.filter(issuer=issuer)
        .select_related("made_by__person")
        .defer("logo")
        .order_by("-version")
    )
    return found


def with_versions(issuers: QuerySet[Organization]) -> QuerySet[Organization, Any]:
    """Add to each issuer the number of its version in use, and since when it is."""
    newest = Layout.objects.filter(issuer=OuterRef("pk")).order_by("-version")
    return issuers.annotate(
        layout_version=Subquery(newest.values("version")[:1]),
        layout_made_at=Subquery(newest.values("made_at")[:1]),
    )


def newest_key(issuer: OuterRef) -> QuerySet[Layout, Any]:
    """Return, for a subquery, the key of the version that an issuer uses."""
    found: QuerySet[Layout, Any] = Layout.objects.filter(issuer=issuer)
    return found.order_by("-version").values("pk")[:1]


def look_of(snapshot: Snapshot) -> Look | None:
    """Return the look that a certificate is printed with; nothing where it names no layout.

    Raises:
        ObjectDoesNotExist: the version that it names is not there.
        ValueError: that version does not hold what it held.
    """
    if snapshot.layout is None:
        return None
    look = Layout.objects.get(public_id=snapshot.layout.public_id).design.look
    if look_digest(look) != snapshot.layout.digest:
        raise ValueError(f"layout {snapshot.layout.public_id} is not what it was")
    return look
