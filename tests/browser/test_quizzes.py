"""A quiz with a limit of time and one that draws from a bank, on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from courses.demo.content import HAND_HYGIENE, WELCOMING
from courses.demo.content.shapes import Course
from tests.browser.conftest import OpenAs, Site
from tests.browser.newcomers import Newcomer
from tests.browser.steps import COORDINATOR, examine

pytestmark = pytest.mark.slow


def open_quiz(page: Page, course: Course) -> None:
    page.goto(f"/cursos/{course.slug}/")
    page.get_by_role("button", name="Fazer matrícula").click()
    expect(page.get_by_text("Matrícula feita")).to_be_visible()
    page.goto(f"/cursos/{course.slug}/{course.lessons[-1].slug}/")


def hand_in_blank(page: Page) -> None:
    page.get_by_role("button", name="Conferir e entregar").click()
    page.get_by_role("button", name="Entregar assim mesmo").click()
    expect(page.get_by_role("heading", name="Ainda não foi desta vez")).to_be_visible()


def test_time_is_told_and_made_longer_by_who_coordinates(
    open_as: OpenAs, site: Site, newcomer: Newcomer
) -> None:
    page = open_as(newcomer.cpf)
    open_quiz(page, WELCOMING)
    expect(page.get_by_text("Você tem 30 minutos")).to_be_visible()
    page.get_by_role("button", name="Começar a avaliação").click()
    expect(page.get_by_role("timer")).to_have_text("Faltam 30 minutos.")
    examine(page)

    enrollment = site.public_id(
        "SELECT enrollment.public_id FROM courses_enrollment AS enrollment"
        " JOIN lms_person AS person ON person.id = enrollment.person_id"
        " WHERE person.civil_name = ?",
        newcomer.name,
    )
    office = open_as(COORDINATOR)
    office.goto(f"/gestao/matriculas/{enrollment}/adaptacoes/")
    office.get_by_text("50% a mais").click()
    office.get_by_label("Motivo").first.fill("Precisa ler devagar.")
    office.get_by_role("button", name="Guardar o tempo").click()
    expect(office.get_by_text("Registrado.")).to_be_visible()
    examine(office)

    page.reload()
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"Faltam 4[45] minutos\."))
    page.goto(f"/cursos/{WELCOMING.slug}/{WELCOMING.lessons[-1].slug}/folha/")
    expect(page.get_by_text("só se faz com internet")).to_be_visible()
    examine(page)


def test_when_the_time_is_over_what_was_filled_in_is_sent(
    open_as: OpenAs, newcomer: Newcomer
) -> None:
    page = open_as(newcomer.cpf)
    open_quiz(page, WELCOMING)
    page.clock.install()
    page.get_by_role("button", name="Começar a avaliação").click()
    expect(page.get_by_role("timer")).to_have_text("Faltam 30 minutos.")
    page.clock.run_for("29:30")
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"Faltam \d+ segundos\."))
    page.clock.run_for("00:40")
    # The server's clock has not moved: it takes the answers and asks before handing in.
    expect(page.get_by_role("heading", name="Antes de entregar")).to_be_visible()


def test_each_attempt_draws_of_the_bank_until_none_is_left(
    open_as: OpenAs, newcomer: Newcomer
) -> None:
    page = open_as(newcomer.cpf)
    open_quiz(page, HAND_HYGIENE)
    expect(page.get_by_text("São até 3 tentativas")).to_be_visible()
    examine(page)
    page.get_by_role("button", name="Começar a avaliação").click()
    bank = {dict(one.value)["prompt"] for theme in HAND_HYGIENE.bank for one in theme.questions}
    for number in (1, 2, 3):
        expect(page.locator("[data-question]")).to_have_count(8)
        titles = page.locator("[data-question] legend").all_inner_texts()
        drawn = {title.split("\n")[-1] for title in titles[-2:]}
        assert len(drawn) == 2
        assert drawn <= bank
        hand_in_blank(page)
        expect(page.get_by_text(f"Tentativa {number} de 3")).to_be_visible()
        if number < 3:
            page.get_by_role("button", name="Tentar de novo").click()
    expect(page.get_by_text("As tentativas desta avaliação acabaram.")).to_be_visible()
    examine(page)
