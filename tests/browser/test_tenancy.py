"""What is Parintins's does not exist for whoever coordinates Goiânia."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from courses.demo.content import BLOOD_PRESSURE
from tests.browser.conftest import OpenAs, Site
from tests.browser.steps import COORDINATOR, DESKTOP, FOREIGN_COORDINATOR

pytestmark = pytest.mark.slow


def addresses(site: Site) -> list[str]:
    """Return addresses of the coordination of Parintins."""
    return [*back_office(site), *management(site)]


def back_office(site: Site) -> list[str]:
    """Return Wagtail's addresses of the course, one of its lessons and its picture."""
    ask = "SELECT id FROM wagtailcore_page WHERE slug = ?"
    course, lesson, town = (
        site.ask(ask, slug)[0][0]
        for slug in (BLOOD_PRESSURE.slug, BLOOD_PRESSURE.lessons[0].slug, "parintins")
    )
    picture = site.ask("SELECT cover_id FROM courses_coursepage ORDER BY page_ptr_id")[0][0]
    return [
        f"/gestao/paginas/pages/{town}/",
        f"/gestao/paginas/pages/{course}/",
        f"/gestao/paginas/pages/{course}/edit/",
        f"/gestao/paginas/pages/{course}/history/",
        f"/gestao/paginas/pages/{course}/delete/",
        f"/gestao/paginas/pages/{lesson}/edit/",
        f"/gestao/paginas/pages/{lesson}/unpublish/",
        f"/gestao/paginas/pages/{lesson}/copy/",
        f"/gestao/paginas/pages/add/courses/lessonpage/{course}/",
        f"/gestao/paginas/images/{picture}/",
    ]


def management(site: Site) -> list[str]:
    """Return our own addresses of an offering, an enrollment, a certificate and a person."""
    offering = site.public_id("SELECT public_id FROM courses_offering ORDER BY id")
    enrollment = site.public_id(
        "SELECT public_id FROM courses_enrollment WHERE state = 'completed'"
    )
    certificate = valid_certificate(site)
    link = site.public_id(
        "SELECT link.public_id FROM lms_employmentlink AS link"
        " JOIN lms_organization AS employer ON employer.id = link.employer_id"
        " WHERE employer.short_name = 'Parintins' ORDER BY link.id"
    )
    return [
        f"/gestao/turmas/{offering}/",
        f"/gestao/turmas/{offering}/encerrar/",
        f"/gestao/matriculas/{enrollment}/anular/",
        f"/gestao/certificados/{certificate}/",
        f"/gestao/certificados/{certificate}/revogar/",
        f"/gestao/certificados/{certificate}/substituir/",
        f"/certificados/{certificate}/arquivo.pdf",
        f"/gestao/pessoas/{link}/",
    ]


def valid_certificate(site: Site) -> UUID:
    """Return the certificate that the demonstration keeps valid."""
    return site.public_id(
        "SELECT public_id FROM certificates_certificate WHERE status = 'issued' ORDER BY id"
    )


def test_every_address_of_parintins_is_a_404_for_the_coordination_of_goiania(
    open_as: OpenAs, site: Site
) -> None:
    bruno = open_as(COORDINATOR, viewport=DESKTOP)
    davi = open_as(FOREIGN_COORDINATOR, viewport=DESKTOP)
    for address in addresses(site):
        assert bruno.request.get(address).status == 200, address
        assert davi.request.get(address).status == 404, address


def test_the_lists_of_goiania_hold_nothing_of_parintins(open_as: OpenAs, site: Site) -> None:
    davi = open_as(FOREIGN_COORDINATOR, viewport=DESKTOP)
    for address, foreign in (
        ("/gestao/turmas/", "Turma da demonstração"),
        ("/gestao/pessoas/", "Ana Beatriz Souza"),
        ("/gestao/certificados/", "Luz Nascimento"),
        ("/gestao/paginas/", "Parintins"),
    ):
        davi.goto(address)
        expect(davi.get_by_text(foreign)).to_have_count(0)
    search(davi, "/gestao/certificados/?q=1/2026")
    expect(davi.get_by_text("Luz Nascimento")).to_have_count(0)


def search(page: Page, address: str) -> None:
    """Ask a list for somebody else's certificate by its number."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200
