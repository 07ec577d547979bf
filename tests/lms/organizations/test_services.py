from dataclasses import replace

import pytest

from lms.access.rules import Role
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed
from lms.common.identifiers import InvalidIdentifier
from lms.common.names import UnfitText
from lms.organizations import services
from lms.organizations.models import Organization, OrganizationKind
from lms.organizations.services import AlreadyThere, OrganizationDetails
from lms.people.models import User
from tests.cast import Cast, give

HOSPITAL = OrganizationDetails(
    kind=OrganizationKind.HOSPITAL,
    legal_name="Hospital Padre Colombo",
    short_name="Padre Colombo",
    cnpj="12.ABC.345/01DE-35".replace("DE-35", "DE-35"),
)


def test_the_administration_brings_an_organization_in(cast: Cast) -> None:
    Organization.objects.filter(cnpj="12ABC34501DE35").update(cnpj=None)
    details = replace(HOSPITAL, municipality=cast.parintins.municipality)
    made = services.create_organization(details=details, by=cast.fabio.user)
    assert made.cnpj == "12ABC34501DE35"
    assert (made.state, made.time_zone) == (cast.parintins.state, "America/Manaus")
    assert AuditEvent.objects.get().action == "organizations.created"


def test_nobody_else_does(cast: Cast) -> None:
    for stranger in (cast.bruno.user, cast.carla.user, cast.ana.user):
        with pytest.raises(NotAllowed):
            services.create_organization(details=HOSPITAL, by=stranger)
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"cnpj": "12.345.678/0001-00"}, InvalidIdentifier),
        ({"legal_name": "x" * 10_000}, UnfitText),
        ({"short_name": " "}, UnfitText),
        ({"short_name": "Hosp\u202eital"}, UnfitText),
    ],
)
def test_bad_input_is_refused_with_its_reason(
    cast: Cast, changes: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        services.create_organization(
            details=replace(HOSPITAL, **{"cnpj": "", **changes}), by=cast.fabio.user
        )


def test_a_cnpj_or_a_department_comes_in_once(cast: Cast) -> None:
    with pytest.raises(AlreadyThere):
        services.create_organization(details=HOSPITAL, by=cast.fabio.user)
    twin = replace(
        HOSPITAL,
        cnpj="",
        kind=OrganizationKind.MUNICIPAL_HEALTH_DEPARTMENT,
        municipality=cast.parintins.municipality,
    )
    with pytest.raises(AlreadyThere):
        services.create_organization(details=twin, by=cast.fabio.user)


def test_a_facility_is_made_by_its_cnes(cast: Cast) -> None:
    place = cast.parintins.municipality
    assert place is not None
    made = services.create_facility(
        organization=cast.parintins,
        cnes="0001234",
        name="UBS  Beira-Rio",
        municipality=place,
        by=cast.fabio.user,
    )
    assert (made.cnes, made.name) == ("0001234", "UBS Beira-Rio")
    for cnes, error in (("0001234", AlreadyThere), ("12", InvalidIdentifier)):
        with pytest.raises(error):
            services.create_facility(
                organization=cast.parintins,
                cnes=cnes,
                name="Outra",
                municipality=place,
                by=cast.fabio.user,
            )


LAW = "Núcleo criado pela Lei municipal 214/2019"


def test_the_coordination_says_what_certificates_print_of_its_place(cast: Cast) -> None:
    for by in (cast.bruno.user, cast.carla.user, cast.fabio.user):
        services.describe_organization(
            organization=cast.parintins,
            address=" Rua  das Andirobas, 45 ",
            creation_act=LAW,
            contact=" (92) 3533-0000 ",
            by=by,
        )
    cast.parintins.refresh_from_db()
    assert cast.parintins.address == "Rua das Andirobas, 45"
    assert cast.parintins.creation_act == LAW
    assert cast.parintins.contact == "(92) 3533-0000"
    told = AuditEvent.objects.filter(action="organizations.described")
    assert set(told.values_list("organization_id", flat=True)) == {cast.parintins.pk}
    assert told.count() == 3


def fill_cnpj(organization: Organization, cnpj: str, by: User) -> Organization:
    return services.describe_organization(
        organization=organization, address="", creation_act="", contact="", cnpj=cnpj, by=by
    )


def test_a_cnpj_that_is_missing_is_filled_in_once(cast: Cast) -> None:
    made = fill_cnpj(cast.platform, "11.444.777/0001-61", cast.fabio.user)
    assert made.cnpj == "11444777000161"
    told = AuditEvent.objects.get(action="organizations.cnpj_filled")
    assert (told.by, told.data) == (cast.fabio.user, {"cnpj": "11444777000161"})

    fill_cnpj(cast.platform, "11444777000161", cast.fabio.user)
    for another in ("12.ABC.345/01DE-35", "33000167000101"):
        with pytest.raises(AlreadyThere, match="não muda"):
            fill_cnpj(cast.platform, another, cast.fabio.user)
    cast.platform.refresh_from_db()
    assert cast.platform.cnpj == "11444777000161"
    assert AuditEvent.objects.filter(action="organizations.cnpj_filled").count() == 1


@pytest.mark.parametrize(
    ("typed", "refusal"), [("11222333000181", AlreadyThere), ("11222333000182", InvalidIdentifier)]
)
def test_a_cnpj_that_is_anothers_or_wrong_fills_in_nothing(
    cast: Cast, typed: str, refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal):
        fill_cnpj(cast.platform, typed, cast.fabio.user)
    cast.platform.refresh_from_db()
    assert cast.platform.cnpj is None
    assert not AuditEvent.objects.exists()


def test_whoever_does_not_describe_a_place_fills_in_no_cnpj(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        fill_cnpj(cast.platform, "11444777000161", cast.bruno.user)


def test_nobody_describes_another_place(cast: Cast) -> None:
    for stranger in (cast.davi.user, cast.elisa.user, cast.ana.user):
        with pytest.raises(NotAllowed):
            services.describe_organization(
                organization=cast.parintins, address="Rua", creation_act="", contact="", by=stranger
            )
    assert not AuditEvent.objects.exists()


def test_to_coordinate_the_platforms_courses_is_not_to_describe_every_place(cast: Cast) -> None:
    give(cast.ana, Role.COORDINATOR, organization=cast.platform)
    with pytest.raises(NotAllowed):
        services.describe_organization(
            organization=cast.parintins,
            address="Rua",
            creation_act="",
            contact="",
            by=cast.ana.user,
        )


@pytest.mark.parametrize(
    "spoilt", [{"address": "x" * 201}, {"creation_act": "Lei\u202e"}, {"contact": "x" * 201}]
)
def test_an_address_that_cannot_be_printed_is_refused(cast: Cast, spoilt: dict[str, str]) -> None:
    facts = {"address": "", "creation_act": "", "contact": "", **spoilt}
    with pytest.raises(UnfitText):
        services.describe_organization(organization=cast.parintins, by=cast.bruno.user, **facts)
    assert not Organization.objects.filter(address__contains="x").exists()
