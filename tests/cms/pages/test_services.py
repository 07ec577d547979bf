"""A municipality joins; the root that everything stands on."""

import pytest
from django.db import connection
from wagtail.models import Page, Site, WorkflowPage

from cms.pages.models import HomePage, MunicipalityPage, SectionPage, StatePage
from cms.pages.services import AlreadyJoined, ensure_root, join_municipality
from lms.access.models import Grant
from lms.access.rules import Role
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed
from lms.organizations.models import Organization, OrganizationKind
from tests.cast import Cast, municipality

FACTS = {
    "legal_name": "Secretaria Municipal de Saúde de Barreirinha",
    "short_name": "Barreirinha",
    "cnpj": "11.444.777/0001-61",
    "contact": "(92) 5550-0143",
}


@pytest.fixture
def barreirinha(cast: Cast):
    return municipality("1300508", "Barreirinha", cast.parintins.state, "America/Manaus")


def test_joining_makes_the_department_its_pages_and_its_coordinator(cast, barreirinha):
    page = join_municipality(
        by=cast.fabio.user, municipality=barreirinha, coordinator=cast.ana.user, **FACTS
    )

    assert page.get_url() == "/am/barreirinha/"
    assert page.organization.cnpj == "11444777000161"
    sections = SectionPage.objects.child_of(page).live()
    assert [section.title for section in sections] == ["Sobre", "Privacidade"]
    grant = Grant.objects.get(organization=page.organization)
    assert (grant.user, grant.role) == (cast.ana.user, Role.COORDINATOR)
    assert AuditEvent.objects.filter(action="municipality.joined").count() == 1


def test_every_page_of_a_town_is_published_through_a_revision(cast, barreirinha):
    page = join_municipality(by=cast.fabio.user, municipality=barreirinha, **FACTS)
    for made in page.get_descendants(inclusive=True):
        assert made.live_revision_id is not None
        assert made.first_published_at is not None


def test_the_second_town_of_a_state_stands_beside_the_first(cast, barreirinha, towns):
    join_municipality(by=cast.fabio.user, municipality=barreirinha, **FACTS)
    assert StatePage.objects.get(slug="am").get_children().count() == 2


def test_joining_twice_is_refused_and_changes_nothing(cast, towns):
    pages, organizations = Page.objects.count(), Organization.objects.count()
    with pytest.raises(AlreadyJoined, match="já está no Percurso"):
        join_municipality(by=cast.fabio.user, municipality=cast.parintins.municipality, **FACTS)
    assert (Page.objects.count(), Organization.objects.count()) == (pages, organizations)


def test_a_refused_cnpj_leaves_nothing_behind(cast, barreirinha):
    with pytest.raises(DomainError):
        join_municipality(
            by=cast.fabio.user, municipality=barreirinha, **{**FACTS, "cnpj": "11222333000181"}
        )
    assert not MunicipalityPage.objects.exists()


@pytest.mark.parametrize("who", ["ana", "bruno", "carla"])
def test_only_the_platform_lets_towns_in(cast, barreirinha, who):
    with pytest.raises(NotAllowed):
        join_municipality(by=getattr(cast, who).user, municipality=barreirinha, **FACTS)


def test_the_root_stands_after_migrating_and_is_made_once(db):
    home = HomePage.objects.get()
    assert ensure_root() == home
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk
    assert home.get_workflow().name == "Publicação"
    assert WorkflowPage.objects.count() == 1
    assert Organization.objects.of_kind(OrganizationKind.PLATFORM).count() == 1
    assert Page.find_problems() == ([], [], [], [], [])


def test_the_root_is_made_again_from_nothing(db):
    WorkflowPage.objects.all().delete()
    Site.objects.all().delete()
    Page.objects.all().delete()
    home = ensure_root()
    assert home.get_parent().is_root()
    assert home.live
    assert Page.find_problems() == ([], [], [], [], [])


def test_children_are_found_by_an_index(db):
    with connection.cursor() as cursor:
        names = connection.introspection.get_constraints(cursor, Page._meta.db_table)
    assert names["cms_page_depth_path"]["columns"] == ["depth", "path"]
