"""Every kind of question, answered by keyboard with a script and by plain forms without one."""

import pytest
from playwright.sync_api import Page, expect

from courses.demo.content import Block
from courses.questions.registry import QUESTION_TYPES
from tests.browser import studying
from tests.browser.answering import expect_answered, fill_answer, place_of, right_values
from tests.browser.conftest import OpenAs
from tests.browser.newcomers import Newcomer
from tests.browser.steps import assert_accessible, assert_fits
from tests.browser.studying import COURSE, QUIZ, READ

pytestmark = pytest.mark.slow

RIGHT = "Isso mesmo"
KEPT = "Guardado para você"


def first_of_each_kind() -> list[tuple[str, Block]]:
    """Return a question of each kind that is practised, with the address of its lesson."""
    found: dict[str, tuple[str, Block]] = {}
    for lesson in READ:
        for block in studying.questions_of(lesson):
            found.setdefault(block.type, (f"/cursos/{COURSE.slug}/{lesson.slug}/", block))
    return list(found.values())


PRACTICE = first_of_each_kind()


def test_every_kind_is_practised_or_examined() -> None:
    practised = {block.type for _address, block in PRACTICE}
    examined = {block.type for block in QUIZ.blocks}
    assert practised | examined == QUESTION_TYPES


def enrol(page: Page) -> None:
    page.goto(f"/cursos/{COURSE.slug}/")
    page.get_by_role("button", name="Fazer matrícula").click()
    expect(page.get_by_text("Matrícula feita")).to_be_visible()


def practise_every_kind(page: Page) -> None:
    """Answer a question of each kind; what comes back is right, and sound on the phone."""
    for address, block in PRACTICE:
        page.goto(address)
        place = place_of(page, block)
        fill_answer(page, block, right_values(block))
        place.get_by_role("button", name="Responder").press("Enter")
        told = KEPT if block.type == "reflection" else RIGHT
        expect(place.get_by_text(told)).to_be_visible()
        assert_fits(page)


def take_the_quiz(page: Page) -> None:
    """Answer everything, come back to it, hand it in."""
    page.goto(f"/cursos/{COURSE.slug}/{QUIZ.slug}/")
    page.get_by_role("button", name="Começar a avaliação").click()
    for block in QUIZ.blocks:
        fill_answer(page, block, right_values(block))
    page.get_by_role("button", name="Conferir e entregar").click()
    page.get_by_role("link", name="Voltar às perguntas").click()
    for block in QUIZ.blocks:
        expect_answered(page, block)
    studying.hand_in(page)
    assert_fits(page)


def test_every_kind_is_answered_on_a_phone_by_keyboard(open_as: OpenAs, newcomer: Newcomer) -> None:
    page = open_as(newcomer.cpf)
    enrol(page)
    practise_every_kind(page)
    assert_accessible(page)
    take_the_quiz(page)
    expect(page.get_by_text("12 de 12 certas")).to_be_visible()
    assert_accessible(page)


def test_every_kind_is_answered_without_a_script(open_as: OpenAs, newcomer: Newcomer) -> None:
    page = open_as(newcomer.cpf, java_script_enabled=False)
    enrol(page)
    practise_every_kind(page)
    take_the_quiz(page)
    expect(page.get_by_text("12 de 12 certas")).to_be_visible()
