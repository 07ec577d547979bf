"""A page that was opened before covers nothing that another device answered since."""

import pytest
from playwright.sync_api import Page, expect

from courses.demo.content import WELCOMING
from tests.browser import studying
from tests.browser.answering import place_of
from tests.browser.conftest import OpenAs
from tests.browser.newcomers import Newcomer
from tests.browser.steps import assert_accessible, assert_fits
from tests.browser.studying import fill_answer, right_values

pytestmark = pytest.mark.slow

QUIZ = WELCOMING.lessons[-1]
ORDER = next(block for block in studying.questions_of(QUIZ) if block.type == "ordering")
CHOICE = next(block for block in studying.questions_of(QUIZ) if block.type == "single_choice")
STAYS = "A ordem já está certa"


def open_quiz(page: Page, *, scripted: bool = True) -> None:
    """Take a seat where there is none yet, and open the questions of the quiz, all set."""
    page.goto(f"/cursos/{WELCOMING.slug}/")
    seat = page.get_by_role("button", name="Fazer matrícula")
    if seat.count():
        seat.click()
        expect(page.get_by_text("Matrícula feita")).to_be_visible()
    page.goto(f"/cursos/{WELCOMING.slug}/{QUIZ.slug}/")
    page.get_by_role("button", name="Começar a avaliação").or_(
        page.get_by_role("link", name="Continuar a avaliação")
    ).click()
    expect(place_of(page, ORDER)).to_be_visible()
    if scripted:
        expect(place_of(page, ORDER).locator("select").first).to_be_hidden()


def order_on(page: Page) -> list[str]:
    """Return the positions that the form says, item by item of the question."""
    fields = place_of(page, ORDER).locator("select").all()
    found = {str(one.get_attribute("name")): one.input_value() for one in fields}
    return [found[name] for name in sorted(found)]


def hand_over(page: Page) -> None:
    page.get_by_role("button", name="Conferir e entregar").click()
    expect(page.get_by_role("heading", name="Antes de entregar")).to_be_visible()


def saved(page: Page) -> None:
    expect(page.locator("[data-sync-dock]")).to_contain_text("Enviado")


@pytest.mark.parametrize("scripted", [True, False])
def test_an_order_that_nobody_touched_covers_no_newer_one(
    open_as: OpenAs, newcomer: Newcomer, scripted: bool
) -> None:
    desktop = open_as(newcomer.cpf, java_script_enabled=scripted)
    open_quiz(desktop, scripted=scripted)
    phone = open_as(newcomer.cpf)
    open_quiz(phone)
    fill_answer(phone, ORDER, right_values(ORDER))
    saved(phone)
    given = order_on(phone)
    fill_answer(desktop, CHOICE, right_values(CHOICE))
    hand_over(desktop)
    phone.reload()
    assert order_on(phone) == given
    studying.expect_answered(phone, CHOICE)


def test_what_arrived_from_this_page_is_not_sent_again_by_its_form(
    open_as: OpenAs, newcomer: Newcomer
) -> None:
    desktop = open_as(newcomer.cpf)
    open_quiz(desktop)
    wrong = studying.wrong_values(CHOICE)
    fill_answer(desktop, CHOICE, wrong)
    saved(desktop)
    phone = open_as(newcomer.cpf)
    open_quiz(phone)
    fill_answer(phone, CHOICE, right_values(CHOICE))
    saved(phone)
    hand_over(desktop)
    phone.reload()
    studying.expect_answered(phone, CHOICE)


def test_an_order_that_is_right_as_it_stands_is_said_by_keyboard(
    open_as: OpenAs, newcomer: Newcomer
) -> None:
    page = open_as(newcomer.cpf)
    open_quiz(page)
    place = place_of(page, ORDER)
    assert set(order_on(page)) == {""}
    place.get_by_role("button", name=STAYS).focus()
    assert_fits(page)
    assert_accessible(page)
    page.keyboard.press("Enter")
    expect(place.get_by_role("status")).to_have_text("A ordem fica como está.")
    expect(place.get_by_role("button", name=STAYS)).to_be_hidden()
    expect(place).to_be_focused()
    saved(page)
    given = order_on(page)
    assert sorted(given) == [str(n) for n in range(1, len(given) + 1)]
    page.reload()
    assert order_on(page) == given
    expect(place.get_by_role("button", name=STAYS)).to_be_hidden()
    assert_moves(page, given)


def assert_moves(page: Page, given: list[str]) -> None:
    """Fail unless an answered order can still be changed."""
    first = place_of(page, ORDER).get_by_role("button", name="Descer:").first
    first.press("Enter")
    saved(page)
    page.reload()
    assert order_on(page) != given
