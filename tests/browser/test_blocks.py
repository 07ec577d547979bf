"""Blocks that are walked or heard, in a real browser, on the style catalogue."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenAs
from tests.browser.steps import ADMINISTRATOR, PHONE, assert_accessible, assert_fits

pytestmark = pytest.mark.slow

CATALOGUE = "/gestao/catalogo-visual/"


def steps_of(page: Page) -> list[bool]:
    """Tell of each step of the case whether it is seen."""
    return [step.is_visible() for step in page.locator(".case__step").all()]


def test_a_case_is_walked_by_keyboard_without_a_script_and_printed_whole(open_as: OpenAs) -> None:
    page = open_as(ADMINISTRATOR, java_script_enabled=False)
    page.goto(CATALOGUE)
    assert steps_of(page) == [True, False, False]
    page.get_by_role("link", name="Entrego a receita").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("continua parada no balcão")).to_be_visible()
    assert steps_of(page) == [False, True, False]
    # The next Tab is the first choice of the step that was reached.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("O que este caminho ensina")).to_be_visible()
    page.get_by_role("link", name="Recomeçar o caso").click()
    assert steps_of(page) == [True, False, False]
    page.go_back()
    assert steps_of(page) == [False, False, True]
    page.emulate_media(media="print")
    assert steps_of(page) == [True, True, True]


def test_every_step_of_a_case_is_sound(open_as: OpenAs) -> None:
    page = open_as(ADMINISTRATOR)
    for number in (1, 2, 3):
        page.goto(f"{CATALOGUE}#caso-amostra-{number}")
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        assert_fits(page)
        assert_accessible(page)
