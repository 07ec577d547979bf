"""What a grant reaches, and what it costs to know."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from lms.access.rules import Permission, Role
from lms.access.scope import Scope, scope_of
from lms.organizations.models import Organization, OrganizationKind
from lms.people.models import User
from lms.territory.models import HealthRegion, HealthRegionMembership
from tests.cast import Cast, department, give, municipality, person

PERMISSION = Permission.MANAGE_OFFERINGS


def scope(user: User) -> Scope:
    """Return the scope of a user who remembers nothing."""
    return scope_of(User.objects.get(pk=user.pk), PERMISSION)


def reached(user: User) -> set[str]:
    """Return the short names of the organizations inside, however they are asked for."""
    found = scope(user)
    kept = {one.short_name for one in Organization.objects.filter(found.organization_filter())}
    covered = {one.short_name for one in Organization.objects.all() if found.covers(one)}
    assert kept == covered
    return kept


@pytest.fixture
def neighbour(cast: Cast) -> Organization:
    """A municipality of the same state that is in no region."""
    place = municipality("1300508", "Barreirinha", cast.parintins.state, "America/Manaus")
    return department(place, "A1B2C3D4000193")


def join(organization: Organization, region: HealthRegion, **days: date) -> None:
    """Let a municipality belong to a region for a time."""
    HealthRegionMembership.objects.create(
        municipality=organization.municipality, region=region, **days
    )


def organization_of(cast: Cast, name: str, **fields: object) -> Organization:
    """Make an organization of Amazonas that is no municipal department."""
    return Organization.objects.create(
        kind=OrganizationKind.HOSPITAL,
        legal_name=name,
        short_name=name,
        sort_key=name.lower(),
        state=cast.parintins.state,
        time_zone="America/Manaus",
        created_at=timezone.now(),
        **fields,
    )


def test_a_region_reaches_every_organization_of_its_municipalities(
    cast: Cast, neighbour: Organization
) -> None:
    organization_of(cast, "Hospital da ilha", municipality=cast.parintins.municipality)
    organization_of(cast, "Hospital do estado")
    assert reached(cast.carla.user) == {"Parintins", "Hospital da ilha"}
    join(neighbour, HealthRegion.objects.get(), starts_on=date(2020, 1, 1))
    assert reached(cast.carla.user) == {"Parintins", "Hospital da ilha", "Barreirinha"}


@pytest.mark.parametrize(
    ("starts_in", "ends_in", "is_member"),
    [(-9, None, True), (0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False)],
)
def test_a_municipality_is_of_its_region_from_the_first_day_to_the_last(
    cast: Cast, neighbour: Organization, starts_in: int, ends_in: int | None, is_member: bool
) -> None:
    today = timezone.localdate()
    days = {"starts_on": today + timedelta(days=starts_in)}
    if ends_in is not None:
        days["ends_on"] = today + timedelta(days=ends_in)
    join(neighbour, HealthRegion.objects.get(), **days)
    assert ("Barreirinha" in reached(cast.carla.user)) == is_member


def test_a_region_without_municipalities_reaches_nothing(cast: Cast) -> None:
    HealthRegionMembership.objects.all().delete()
    assert reached(cast.carla.user) == set()


def test_each_role_keeps_to_its_own_places(cast: Cast, neighbour: Organization) -> None:
    region = HealthRegion.objects.create(code="13006", name="Médio", state=cast.parintins.state)
    join(neighbour, region, starts_on=date(2020, 1, 1))
    someone = person("Gabi Torres")
    give(someone, Role.COORDINATOR, organization=cast.goiania)
    give(someone, Role.HR_ANALYST, health_region=region)
    assert reached(someone.user) == {"Goiânia"}
    links = scope_of(User.objects.get(pk=someone.user.pk), Permission.SEE_LINKS)
    assert links.covers(neighbour)
    assert links.covers(cast.goiania)


@pytest.mark.parametrize(("who", "queries"), [("bruno", 1), ("ana", 1), ("carla", 2)])
def test_only_a_grant_on_a_region_costs_a_second_query(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, who: str, queries: int
) -> None:
    user = User.objects.get(pk=getattr(cast, who).user.pk)
    with django_assert_num_queries(queries):
        for permission in Permission:
            scope_of(user, permission).covers(cast.parintins)
