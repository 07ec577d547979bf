"""Larger letters, dark, contrast and economy: chosen on a phone, with and without a script."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenAs, OpenContext
from tests.browser.steps import NARROW, assert_accessible, assert_fits
from tests.browser.studying import COURSE, READ

pytestmark = pytest.mark.slow

PICTURED = next(lesson for lesson in READ if any(block.type == "image" for block in lesson.blocks))
LESSON = f"/cursos/{COURSE.slug}/{PICTURED.slug}/"
SHOWN = """() => {
    const style = getComputedStyle(document.documentElement);
    return [style.fontSize, style.colorScheme];
}"""
OVERFLOWING = """(links) => links
    .filter((one) => one.scrollWidth > one.clientWidth || one.clientWidth < 44)
    .map((one) => one.textContent)"""
COLOURS = """() => {
    const style = getComputedStyle(document.body);
    return [style.color, style.backgroundColor];
}"""


def choose(page: Page, *labels: str) -> None:
    """Choose on the page of appearance, and keep it."""
    page.goto("/aparencia/")
    for label in labels:
        page.get_by_label(label, exact=True).check()
    page.get_by_role("button", name="Guardar").click()
    expect(page.get_by_text("Pronto.")).to_be_visible()


@pytest.mark.parametrize("has_script", [True, False])
def test_a_choice_holds_on_every_page(open_context: OpenContext, has_script: bool) -> None:
    page = open_context(java_script_enabled=has_script).new_page()
    choose(page, "Maior", "Escuras", "Mais forte")
    for address in ("/", "/cursos/", LESSON):
        page.goto(address)
        assert page.evaluate(SHOWN) == ["22px", "dark"], address


def test_the_largest_letters_fit_the_narrowest_phone(open_context: OpenContext) -> None:
    page = open_context(viewport=NARROW).new_page()
    choose(page, "Maior", "Mais forte")
    for address in ("/", "/cursos/", LESSON, "/aparencia/"):
        page.goto(address)
        assert_fits(page)
        assert_accessible(page)


def test_a_phone_that_asks_to_spare_bytes_is_heard(open_context: OpenContext) -> None:
    page = open_context(extra_http_headers={"Save-Data": "on"}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.extend([request.url]))
    page.goto(LESSON, wait_until="networkidle")
    expect(page.get_by_role("link", name="Ver a imagem").first).to_be_attached()
    assert not [url for url in asked if "/arquivos/" in url]
    assert_accessible(page)
    choose(page, "Nunca")
    page.goto(LESSON)
    expect(page.get_by_role("link", name="Ver a imagem")).to_have_count(0)


def test_a_phone_that_asks_for_more_contrast_is_heard(open_context: OpenContext) -> None:
    page = open_context().new_page()
    for scheme, text, paper in (
        ("light", "rgb(0, 0, 0)", "rgb(255, 255, 255)"),
        ("dark", "rgb(255, 255, 255)", "rgb(0, 0, 0)"),
    ):
        page.emulate_media(contrast="more", color_scheme=scheme)  # type: ignore[arg-type]
        for address in ("/", LESSON):
            page.goto(address)
            assert page.evaluate(COLOURS) == [text, paper], (scheme, address)
            assert_accessible(page)


def test_the_largest_letters_fit_the_bar_at_the_foot(open_as: OpenAs) -> None:
    page = open_as("529.982.247-25", viewport=NARROW)
    choose(page, "Maior")
    page.goto("/meu-espaco/")
    assert not page.locator(".tabbar__link").evaluate_all(OVERFLOWING)
    assert_fits(page)


@pytest.mark.parametrize("has_script", [True, False])
def test_pictures_wait_until_they_are_touched(
    open_context: OpenContext, complaints: list[str], has_script: bool
) -> None:
    page = open_context(java_script_enabled=has_script).new_page()
    choose(page, "Sempre")
    asked: list[str] = []
    page.on("request", lambda request: asked.extend([request.url]))
    page.goto(LESSON, wait_until="networkidle")
    link = page.get_by_role("link", name="Ver a imagem").first
    link.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/arquivos/" in url]
    with page.expect_response("**/arquivos/**"):
        link.click()
    if has_script:
        expect(page.locator("main img").first).to_be_focused()
        assert_accessible(page)
    else:
        # A browser shows a file by itself with a style of its own, which our policy does not allow.
        expect(page).to_have_url(re.compile("/arquivos/"))
        page.wait_for_timeout(200)
        complaints.clear()
