"""Reads of the territory."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from lms.common.errors import DomainError
from lms.common.identifiers import parse_ibge
from lms.territory.models import HealthRegion, HealthRegionMembership, Municipality


class MunicipalityNotFound(DomainError):
    """The code is well formed, but no municipality has it."""


def find_municipality(code: str) -> Municipality:
    """Return the municipality of ``code``, its state loaded.

    Args:
        code: IBGE's 7 digits, or the 6 that health systems use, as typed.

    Raises:
        InvalidIdentifier: ``code`` is not well formed.
        MunicipalityNotFound: no municipality has it.
    """
    try:
        return Municipality.objects.select_related("state").get(pk=parse_ibge(code))
    except Municipality.DoesNotExist:
        raise MunicipalityNotFound(
            "Não achamos município com este código do IBGE. Confira o número."
        ) from None


def municipalities_of(regions: Collection[int], *, on: date) -> dict[int, frozenset[str]]:
    """Return IBGE's codes of the municipalities of each region on the civil date ``on``.

    One query; none where there is no region. A region without members is not in the result.
    """
    found: defaultdict[int, set[str]] = defaultdict(set)
    if regions:
        members = HealthRegionMembership.objects.on(on).filter(region__in=regions)
        for region, municipality in members.values_list("region_id", "municipality_id"):
            found[region].add(municipality)
    return {region: frozenset(codes) for region, codes in found.items()}


def health_region_of(municipality: Municipality, *, on: date) -> HealthRegion | None:
    """Return the health region that ``municipality`` belonged to on the civil date ``on``."""
    membership = (
        HealthRegionMembership.objects.on(on)
        .filter(municipality=municipality)
        .select_related("region")
        .first()
    )
    return membership.region if membership else None
