from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from lms.audit.models import AuditEvent
from lms.common.errors import DomainError
from lms.territory.models import HealthRegion, HealthRegionMembership, Municipality, State
from lms.territory.queries import MunicipalityNotFound, find_municipality, health_region_of
from lms.territory.services import Loaded, RegionRow, load_health_regions, load_territory

pytestmark = pytest.mark.django_db

PARINTINS = "1303403"
LOWER_AMAZONAS = RegionRow(PARINTINS, "13005", "Baixo Amazonas")
JANUARY = date(2026, 1, 1)


@pytest.fixture
def parintins():
    amazonas, _ = State.objects.get_or_create(code=13, defaults={"uf": "AM", "name": "Amazonas"})
    place, _ = Municipality.objects.get_or_create(
        code=PARINTINS,
        defaults={
            "name": "Parintins",
            "sort_key": "parintins",
            "slug": "parintins",
            "state": amazonas,
            "time_zone": "America/Manaus",
        },
    )
    return place


def test_loading_twice_writes_nothing_the_second_time(django_assert_max_num_queries):
    load_territory()
    assert State.objects.count() == 27
    assert Municipality.objects.count() == 5571
    with django_assert_max_num_queries(4):
        assert load_territory() == Loaded(states=27, municipalities=5571, changed=0)


def test_loading_mends_a_row_that_differs():
    load_territory()
    Municipality.objects.filter(pk=PARINTINS).update(name="Parintinz", time_zone="UTC")
    assert load_territory().changed == 1
    mended = Municipality.objects.get(pk=PARINTINS)
    assert (mended.name, mended.time_zone) == ("Parintins", "America/Manaus")


def test_the_command_says_what_it_did():
    call_command("load_territory", stdout=StringIO())
    out = StringIO()
    call_command("load_territory", stdout=out)
    assert out.getvalue() == "27 estados e 5571 municípios conferidos; 0 linhas gravadas.\n"


@pytest.mark.parametrize("code", ["1303403", "130340", " 130340-3 "])
def test_a_municipality_is_found_by_either_code(parintins, code, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert find_municipality(code).state.uf == "AM"


def test_a_well_formed_code_of_nobody_is_refused_in_a_sentence(parintins):
    with pytest.raises(MunicipalityNotFound) as refusal:
        find_municipality("139999")
    assert refusal.value.sentence == (
        "Não achamos município com este código do IBGE. Confira o número."
    )


def test_a_malformed_code_is_refused_in_a_sentence():
    with pytest.raises(DomainError):
        find_municipality("1303404")


def test_two_municipalities_of_a_state_cannot_share_an_address(parintins):
    with pytest.raises(IntegrityError), transaction.atomic():
        Municipality.objects.create(
            code="1302603",
            name="Outra",
            sort_key="outra",
            slug="parintins",
            state=parintins.state,
            time_zone="America/Manaus",
        )


def test_a_municipality_joins_a_region_and_the_act_is_audited(parintins):
    assert load_health_regions(rows=[LOWER_AMAZONAS], on=JANUARY, by=None) == 1
    region = health_region_of(parintins, on=JANUARY)
    assert region is not None
    assert region.name == "Baixo Amazonas"
    event = AuditEvent.objects.get(action="health_region.joined")
    assert event.data == {"region": str(region.public_id), "on": "2026-01-01"}


def test_loading_the_same_regions_again_writes_nothing(parintins):
    load_health_regions(rows=[LOWER_AMAZONAS], on=JANUARY, by=None)
    assert load_health_regions(rows=[LOWER_AMAZONAS], on=date(2026, 6, 1), by=None) == 0
    assert HealthRegionMembership.objects.count() == 1


def test_a_change_of_region_keeps_the_past(parintins):
    load_health_regions(rows=[LOWER_AMAZONAS], on=JANUARY, by=None)
    other = RegionRow(PARINTINS, "13001", "Manaus e Entorno")
    load_health_regions(rows=[other], on=date(2026, 6, 1), by=None)
    assert health_region_of(parintins, on=date(2025, 12, 31)) is None
    assert health_region_of(parintins, on=date(2026, 5, 31)).code == "13005"
    assert health_region_of(parintins, on=date(2026, 6, 1)).code == "13001"


def test_a_change_dated_before_the_present_membership_is_refused(parintins):
    load_health_regions(rows=[LOWER_AMAZONAS], on=JANUARY, by=None)
    with pytest.raises(ValueError, match="begins after"):
        load_health_regions(rows=[RegionRow(PARINTINS, "13001", "Outra")], on=JANUARY, by=None)
    assert health_region_of(parintins, on=JANUARY).code == "13005"


def test_an_unknown_municipality_stops_the_whole_load(parintins):
    with pytest.raises(MunicipalityNotFound):
        load_health_regions(
            rows=[LOWER_AMAZONAS, RegionRow("139999", "13005", "Baixo Amazonas")],
            on=JANUARY,
            by=None,
        )
    assert not HealthRegion.objects.exists()


def test_a_municipality_is_in_one_region_at_a_time(parintins):
    load_health_regions(rows=[LOWER_AMAZONAS], on=JANUARY, by=None)
    region = HealthRegion.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        HealthRegionMembership.objects.create(
            municipality=parintins, region=region, starts_on=date(2026, 2, 1)
        )
