"""An answer sent by its form, before the page's script has come, and without a signal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser import studying
from tests.browser.conftest import Site
from tests.browser.newcomers import Newcomer
from tests.browser.phones import Phone, phone_of
from tests.browser.studying import COURSE, READ, fill_answer, place_of, right_values

pytestmark = pytest.mark.slow

FIRST = READ[0]
LESSON = f"/cursos/{COURSE.slug}/{FIRST.slug}/"
QUIZ = f"/cursos/{COURSE.slug}/{studying.QUIZ.slug}/"
PRACTICE, OTHER, *_REST = studying.questions_of(FIRST)
LINE = "[data-sync-line]"


@pytest.fixture
def phone(
    playwright: Playwright, site: Site, tmp_path: Path, newcomer: Newcomer
) -> Iterator[Phone]:
    """Give somebody a phone with the course on it."""
    with phone_of(playwright, tmp_path / "profile", site.url) as phone:
        phone.enrol(newcomer.cpf, COURSE.slug)
        phone.download()
        yield phone


@contextmanager
def no_script_yet(phone: Phone) -> Iterator[None]:
    """Let no script of a page run, as long as none has come."""
    session = phone.context.new_cdp_session(phone.page)
    session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    yield
    session.send("Emulation.setScriptExecutionDisabled", {"value": False})


def test_an_answer_pressed_before_the_script_waits_on_the_phone(phone: Phone) -> None:
    phone.lose_signal()
    with no_script_yet(phone):
        phone.page.goto(LESSON)
        fill_answer(phone.page, OTHER, right_values(OTHER))
        studying.give_answer(phone.page, PRACTICE, right_values(PRACTICE))
        phone.page.wait_for_url(f"**{LESSON}#pergunta-{PRACTICE.id}")
    phone.page.reload()
    for block in (PRACTICE, OTHER):
        studying.expect_answered(phone.page, block)
        expect(place_of(phone.page, block)).to_contain_text("Guardado no celular.")
    phone.find_signal()
    for block in (PRACTICE, OTHER):
        expect(place_of(phone.page, block).get_by_text("Isso mesmo")).to_be_visible()
    assert not phone.waiting()


def test_a_token_that_has_grown_old_loses_nothing_either(phone: Phone) -> None:
    phone.lose_signal()
    with no_script_yet(phone):
        phone.page.goto(LESSON)
        fill_answer(phone.page, PRACTICE, right_values(PRACTICE))
        phone.find_signal()
        token = phone.page.locator("#respostas [name=csrfmiddlewaretoken]")
        token.evaluate("field => (field.value = 'x'.repeat(64))")
        place_of(phone.page, PRACTICE).get_by_role("button", name="Responder").click()
        phone.page.wait_for_url(f"**{LESSON}#pergunta-{PRACTICE.id}")
    phone.page.reload()
    expect(place_of(phone.page, PRACTICE).get_by_text("Isso mesmo")).to_be_visible()


def test_a_quiz_sent_before_its_script_waits_and_says_so(phone: Phone) -> None:
    block = studying.questions_of(studying.QUIZ)[0]
    phone.page.goto(QUIZ)
    phone.page.get_by_role("button", name="Começar a avaliação").click()
    with no_script_yet(phone):
        phone.page.reload()
        fill_answer(phone.page, block, right_values(block))
        phone.lose_signal()
        phone.page.get_by_role("button", name="Conferir e entregar").click()
        expect(phone.page.get_by_role("heading", name="Você está sem internet")).to_be_visible()
    phone.page.reload()
    expect(phone.page.locator(LINE)).to_contain_text("Guardado no celular.")
    phone.find_signal()
    phone.page.reload()
    studying.expect_answered(phone.page, block)
    expect(phone.page.locator("[data-sync-dock]")).to_contain_text("Enviado")
    assert not phone.waiting()
