"""One cast for every test; factories fill in the rest."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from lms.access.models import Grant
from lms.access.rules import Role
from lms.common.text import sort_key
from lms.organizations.models import Facility, Organization, OrganizationKind
from lms.people.models import Assurance, EmploymentLink, LinkState, Person, Regime, User
from lms.territory.models import (
    HealthRegion,
    HealthRegionMembership,
    Municipality,
    State,
)
from tests.replay import replayed

PASSWORD = "percurso-de-teste"


@dataclass(frozen=True)
class Cast:
    """Who acts in the tests, and where.

    ``ana`` learns and has a link to ``parintins``; ``bruno`` coordinates there; ``carla``
    coordinates the health region, of which it is the only municipality; ``davi`` coordinates
    ``goiania``; ``elisa`` is human resources of ``parintins``; ``fabio`` administers the
    platform; ``root`` is a superuser without a grant.
    """

    platform: Organization
    parintins: Organization
    goiania: Organization
    unit: Facility
    ana: Person
    bruno: Person
    carla: Person
    davi: Person
    elisa: Person
    fabio: Person
    root: User


def person(name: str, *, email: str | None = None) -> Person:
    """Make a person with a sign-in."""
    address = email or f"{sort_key(name).split()[0]}@exemplo.example"
    return Person.objects.create(
        user=User.objects.create_user(address, PASSWORD),
        civil_name=name,
        sort_key=sort_key(name),
        assurance=Assurance.EMPLOYER,
        created_at=timezone.now(),
    )


def municipality(code: str, name: str, state: State, time_zone: str) -> Municipality:
    """Make a municipality."""
    return Municipality.objects.get_or_create(
        code=code,
        defaults={
            "name": name,
            "sort_key": sort_key(name),
            "slug": sort_key(name).replace(" ", "-"),
            "state": state,
            "time_zone": time_zone,
        },
    )[0]


def department(place: Municipality, cnpj: str) -> Organization:
    """Make a municipal health department."""
    name = f"Secretaria Municipal de Saúde de {place.name}"
    return Organization.objects.create(
        kind=OrganizationKind.MUNICIPAL_HEALTH_DEPARTMENT,
        legal_name=name,
        short_name=place.name,
        sort_key=sort_key(place.name),
        cnpj=cnpj,
        municipality=place,
        state=place.state,
        time_zone=place.time_zone,
        created_at=timezone.now(),
    )


def give(who: Person, role: Role, **scope: object) -> Grant:
    """Grant a role."""
    return Grant.objects.create(user=who.user, role=role, since=timezone.now(), **scope)


def region(code: str, name: str, *members: Municipality) -> HealthRegion:
    """Make a health region of municipalities of one state."""
    made = HealthRegion.objects.create(code=code, name=name, state=members[0].state)
    for member in members:
        HealthRegionMembership.objects.create(
            region=made, municipality=member, starts_on=date(2020, 1, 1)
        )
    return made


def link(who: Person, employer: Organization, **fields: object) -> EmploymentLink:
    """Tie a person to an employer."""
    values = {
        "regime": Regime.STATUTORY,
        "typed_name": who.civil_name,
        "sort_key": who.sort_key,
        "recognised_at": timezone.now(),
        "state": LinkState.CONFIRMED,
        "starts_on": date(2020, 3, 2),
        **fields,
    }
    return EmploymentLink.objects.create(person=who, employer=employer, **values)


@replayed
def assemble() -> Cast:
    """Make the cast in the database."""
    amazonas = State.objects.get_or_create(code=13, defaults={"uf": "AM", "name": "Amazonas"})[0]
    goias = State.objects.get_or_create(code=52, defaults={"uf": "GO", "name": "Goiás"})[0]
    island = municipality("1303403", "Parintins", amazonas, "America/Manaus")
    capital = municipality("5208707", "Goiânia", goias, "America/Sao_Paulo")
    parintins = department(island, "11222333000181")
    goiania = department(capital, "12ABC34501DE35")
    platform = Organization.objects.get_or_create(
        kind=OrganizationKind.PLATFORM,
        defaults={
            "legal_name": "Percurso",
            "short_name": "Percurso",
            "sort_key": "percurso",
            "time_zone": "America/Sao_Paulo",
            "created_at": timezone.now(),
        },
    )[0]
    unit = Facility.objects.create(
        organization=parintins, cnes="2012345", name="UBS Fluvial", municipality=island
    )
    cast = Cast(
        platform=platform,
        parintins=parintins,
        goiania=goiania,
        unit=unit,
        ana=person("Ana Beatriz Souza"),
        bruno=person("Bruno Lima"),
        carla=person("Carla Nogueira"),
        davi=person("Davi D'Ávila"),
        elisa=person("Elisa Prado"),
        fabio=person("Fábio Reis"),
        root=User.objects.create_superuser("root@exemplo.example", PASSWORD),
    )
    link(cast.ana, parintins, staff_number="1001")
    link(cast.bruno, parintins, staff_number="1002")
    give(cast.bruno, Role.COORDINATOR, organization=parintins)
    lower_amazonas = region("13005", "Baixo Amazonas", island)
    give(cast.carla, Role.COORDINATOR, health_region=lower_amazonas)
    give(cast.davi, Role.COORDINATOR, organization=goiania)
    give(cast.elisa, Role.HR_ANALYST, organization=parintins)
    give(cast.fabio, Role.PLATFORM_ADMIN, organization=platform)
    return cast
