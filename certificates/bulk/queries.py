"""Reads that cross tables: the certificates that a list of codes names."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from certificates.bulk import policy
from certificates.issuing.models import Certificate

if TYPE_CHECKING:
    from lms.people.models import User


def named_by(codes: Iterable[str], by: "User") -> dict[str, Certificate]:
    """Return the certificates that ``by`` may end, by code: one query."""
    found = policy.may_be_ended_by(by, Certificate.objects.filter(code__in=list(codes)))
    return {row.code: row for row in found.select_related("issuer", "person", "printed_person")}
