"""Slips of people and of their fingers: nothing typed is lost, nothing is done twice."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenAs, Site
from tests.browser.steps import COORDINATOR, assert_accessible, fill_sign_in
from tests.browser.studying import COURSE, QUIZ, place_of, questions_of

pytestmark = pytest.mark.slow

ROSA, NILO = "286.174.500-29", "927.854.910-09"
WRONG_CPF = "529.982.247-26"
NAME = "Antônia D'Ávila Conceição 🌱"
NUMBER = next(block for block in questions_of(QUIZ) if block.type == "calculated_dose")


def enrollments_of(site: Site, name: str) -> int:
    """Count how often somebody took a place."""
    return count(site, "courses_enrollment AS one", name)


def attempts_of(site: Site, name: str) -> int:
    """Count how often somebody started a quiz."""
    joined = "courses_attempt AS attempt JOIN courses_enrollment AS one"
    return count(site, f"{joined} ON one.id = attempt.enrollment_id", name)


def count(site: Site, rows: str, name: str) -> int:
    """Count the rows of somebody's enrollments."""
    person = "JOIN lms_person AS person ON person.id = one.person_id"
    query = f"SELECT count(*) FROM {rows} {person} WHERE person.civil_name = ?"
    return int(site.ask(query, name)[0][0])


def enrol(page: Page) -> None:
    """Take a place by a nervous finger."""
    page.goto(f"/cursos/{COURSE.slug}/")
    page.get_by_role("button", name="Fazer matrícula").dblclick()
    expect(page.get_by_text("Você está nesta turma")).to_be_visible()


def start_quiz(page: Page) -> None:
    """Start the quiz by a nervous finger."""
    page.goto(f"/cursos/{COURSE.slug}/{QUIZ.slug}/")
    page.get_by_role("button", name="Começar a avaliação").dblclick()
    expect(page.get_by_role("button", name="Conferir e entregar")).to_be_visible()


def test_a_registration_with_a_wrong_cpf_keeps_what_was_typed(open_as: OpenAs) -> None:
    page = open_as(COORDINATOR)
    page.goto("/gestao/pessoas/cadastrar/")
    page.get_by_label("Nome completo").fill(NAME)
    page.get_by_label("CPF").fill(WRONG_CPF)
    page.get_by_label("Regime").select_option(index=1)
    page.get_by_label("Começou em").fill("2020-03-02")
    page.get_by_label("Matrícula funcional").fill("12-A/7")
    page.get_by_role("button", name="Cadastrar").click()

    expect(page.locator("[data-focus]")).to_be_focused()
    expect(page.get_by_label("CPF")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("CPF")).to_have_value(WRONG_CPF)
    expect(page.get_by_label("Nome completo")).to_have_value(NAME)
    expect(page.get_by_label("Começou em")).to_have_value("2020-03-02")
    expect(page.get_by_label("Matrícula funcional")).to_have_value("12-A/7")
    assert_accessible(page)


def test_a_name_without_end_gets_a_sentence_and_stays(open_as: OpenAs) -> None:
    page = open_as(COORDINATOR)
    page.goto("/gestao/pessoas/cadastrar/")
    endless = "Ana " * 2500
    page.get_by_label("Nome completo").fill(endless)
    page.get_by_role("button", name="Cadastrar").click()
    expect(page.get_by_label("Nome completo")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Nome completo")).to_have_value(endless)


def test_a_wrong_password_keeps_the_cpf(phone: Page) -> None:
    phone.goto("/conta/entrar/")
    fill_sign_in(phone, NILO, "senha errada")
    expect(phone.locator("[data-focus]")).to_be_focused()
    expect(phone.get_by_label("CPF ou e-mail")).to_have_value(NILO)
    assert_accessible(phone)


def test_a_double_press_does_once_and_going_back_changes_nothing(
    open_as: OpenAs, site: Site
) -> None:
    page = open_as(ROSA)
    enrol(page)
    assert enrollments_of(site, "Rosa Maria Dias") == 1
    start_quiz(page)
    assert attempts_of(site, "Rosa Maria Dias") == 1

    page.get_by_role("button", name="Conferir e entregar").click()
    page.get_by_role("button", name="Entregar assim mesmo").dblclick()
    result = page.get_by_role("heading", name="Ainda não foi desta vez")
    expect(result).to_be_visible()
    page.go_back()
    expect(result).to_be_visible()
    page.get_by_role("button", name="Tentar de novo").dblclick()
    expect(page.get_by_role("button", name="Conferir e entregar")).to_be_visible()
    assert attempts_of(site, "Rosa Maria Dias") == 2


def test_a_number_that_is_none_is_told_at_once_and_again_before_handing_in(
    open_as: OpenAs,
) -> None:
    page = open_as(NILO)
    enrol(page)
    start_quiz(page)
    field = place_of(page, NUMBER).locator("input[type=text]")
    field.fill("cento e vinte")
    field.blur()
    expect(page.locator("[data-sync-dock]")).to_contain_text("Responda só com o número")
    page.get_by_role("button", name="Conferir e entregar").click()
    expect(page.get_by_text("Falta acertar uma coisa")).to_be_visible()
    expect(field).to_have_value("cento e vinte")
    assert_accessible(page)
