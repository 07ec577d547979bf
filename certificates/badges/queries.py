"""Reads that cross tables: which bits of a list are set."""

from certificates.badges.models import StatusPlace
from certificates.badges.rules import LIST_ENTRIES
from certificates.issuing.rules import CertificateStatus
from lms.organizations.models import Organization

ENDED = (CertificateStatus.REVOKED, CertificateStatus.REPLACED)


def ended_positions(issuer: Organization, number: int) -> list[int]:
    """Return the places of a list whose certificates were revoked or replaced."""
    found = StatusPlace.objects.filter(
        issuer=issuer, list_number=number, certificate__status__in=ENDED
    )
    return list(found.values_list("position", flat=True))


def has_list(issuer: Organization, number: int) -> bool:
    """Tell whether a place of a list was ever given."""
    return StatusPlace.objects.filter(issuer=issuer, list_number=number).exists()


def open_list(issuer: Organization) -> int:
    """Return the number of the list that has room, counted from 1."""
    return StatusPlace.objects.filter(issuer=issuer).count() // LIST_ENTRIES + 1
