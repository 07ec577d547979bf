"""The frame names the town of whoever is signed in, on pages that belong to no town."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.pages.own_town import own_town
from lms.access.rules import Role
from lms.organizations.models import Organization, OrganizationKind
from lms.people.models import EmploymentLink
from lms.people.queries import signed_in_user
from tests.cast import give, link, person


def name_of(user):
    town = own_town(user)
    return town.name if town else None


def header_of(page):
    return page.content.decode().partition('<span class="header__town">')[2].partition("<")[0]


@pytest.fixture
def rui(towns):
    return person("Rui Campos")


@pytest.mark.parametrize("path", ["/gestao/", "/gestao/pessoas/", "/conta/", "/nao-existe/"])
def test_a_coordinator_reads_one_name_on_every_page(towns, browse, path):
    assert header_of(browse(towns.bruno).get(path)) == "Parintins"


def test_a_page_of_another_town_names_that_one(towns, browse):
    assert header_of(browse(towns.bruno).get(towns.goiania.url)) == "Goiânia"


def test_visitors_and_the_platforms_front_page_read_the_products_name(towns, browse, client):
    assert header_of(client.get("/cursos/")) == "Percurso"
    assert header_of(browse(towns.bruno).get("/")) == "Percurso"


def test_whoever_only_studies_reads_where_they_work(towns, cast):
    assert name_of(cast.ana.user) == "Parintins"


def test_who_is_seconded_reads_where_they_work_day_by_day(rui, cast):
    link(rui, cast.parintins, daily_organization=cast.goiania)
    assert name_of(rui.user) == "Goiânia"


def test_a_link_that_ended_names_no_town(cast, towns):
    yesterday = timezone.localdate() - timedelta(days=2)
    EmploymentLink.objects.filter(person=cast.ana).update(ends_on=yesterday)
    assert name_of(cast.ana.user) is None


def test_several_towns_are_none(towns, rui, cast):
    link(rui, cast.parintins, staff_number="1")
    link(rui, cast.goiania, staff_number="2")
    assert name_of(rui.user) is None
    assert name_of(towns.fabio) is None


def test_where_one_coordinates_comes_before_where_one_works(rui, cast):
    link(rui, cast.goiania)
    give(rui, Role.UNIT_MANAGER, facility=cast.unit)
    assert name_of(rui.user) == "Parintins"


def test_an_organization_without_a_page_names_no_town(rui, cast):
    hospital = Organization.objects.create(
        kind=OrganizationKind.HOSPITAL,
        legal_name="Hospital",
        short_name="Hospital",
        sort_key="hospital",
        municipality=cast.parintins.municipality,
        time_zone="America/Manaus",
        created_at=timezone.now(),
    )
    link(rui, hospital)
    assert name_of(rui.user) is None


def test_it_is_found_once_a_minute(towns, cast, django_assert_num_queries):
    own_town(cast.ana.user)
    with django_assert_num_queries(0):
        own_town(cast.ana.user)


def test_colleagues_find_their_town_by_their_workplace_alone(
    towns, rui, cast, django_assert_num_queries
):
    link(rui, cast.parintins)
    own_town(cast.ana.user)
    read = signed_in_user(rui.user.pk)
    with django_assert_num_queries(1):
        assert own_town(read) is own_town(cast.ana.user)
