"""A lesson is written, previewed, sent to moderation and published, in Wagtail's own pages."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenAs, OpenContext
from tests.browser.steps import COORDINATOR, DESKTOP
from tests.browser.studying import COURSE

pytestmark = pytest.mark.slow

HELENA = "453.178.287-91"
TITLE = "A pressão de quem mora longe"
TEXT = "Combine a visita com a hora do barco."
ADDRESS = f"/cursos/{COURSE.slug}/a-pressao-de-quem-mora-longe/"


def open_course(page: Page) -> None:
    """Walk from the back office's door to the course."""
    page.goto("/gestao/paginas/")
    page.get_by_role("link", name=re.compile(r"\d+ páginas")).click()
    page.get_by_role("link", name=f"Explorar subpáginas de '{COURSE.title}'").click()


def write_lesson(page: Page) -> None:
    """Write a lesson of one paragraph, as a draft."""
    page.get_by_role("link", name="Adicionar subpágina").click()
    page.get_by_role("textbox", name="Título*").fill(TITLE)
    page.get_by_role("spinbutton", name="Minutos*").fill("10")
    page.get_by_role("button", name="Inserir um bloco").click()
    page.get_by_role("option", name="Texto", exact=True).click()
    page.locator(".DraftEditor-root [contenteditable=true]").click()
    page.keyboard.type(TEXT)
    # The editor hands what was typed over to its form a moment later.
    page.wait_for_function(
        "text => document.querySelector('[name=body-0-value]').value.includes(text)", arg=TEXT
    )
    page.get_by_role("button", name="Salvar rascunho").click()
    # Wagtail may have saved it by itself before.
    expect(
        page.get_by_text(re.compile(f"Página '{TITLE}' (criada|foi atualizada)"))
    ).to_be_visible()


def read_preview(page: Page) -> None:
    """Read the draft beside the editor, as a phone shows it."""
    page.get_by_role("button", name="Alternar pré-visualização").click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(preview.get_by_text(TEXT)).to_be_visible()


def test_a_lesson_reaches_the_public_only_through_moderation(
    open_as: OpenAs, open_context: OpenContext
) -> None:
    visitor = open_context().new_page()
    helena = open_as(HELENA, viewport=DESKTOP)
    open_course(helena)
    write_lesson(helena)
    read_preview(helena)
    unseen(visitor)

    helena.get_by_role("button", name="Mais ações").click()
    expect(helena.get_by_role("button", name="Publicar", exact=True)).to_have_count(0)
    helena.get_by_role("button", name="Enviar para").click()
    expect(helena.get_by_text("enviada para moderação")).to_be_visible()
    unseen(visitor)

    bruno = open_as(COORDINATOR, viewport=DESKTOP)
    bruno.goto("/gestao/paginas/")
    bruno.get_by_role("link", name=TITLE).first.click()
    bruno.get_by_role("button", name="Mais ações").click()
    bruno.get_by_role("button", name="Aprovar e publicar").click()
    expect(bruno).to_have_url(re.compile(r"/gestao/paginas/pages/\d+/$"))

    answer = visitor.goto(ADDRESS)
    assert answer is not None
    assert answer.status == 200
    expect(visitor.get_by_text(TEXT)).to_be_visible()


def unseen(visitor: Page) -> None:
    """Fail if a visitor finds anything of the draft."""
    answer = visitor.goto(ADDRESS)
    assert answer is not None
    assert answer.status == 404
    for address in (f"/cursos/{COURSE.slug}/", "/cursos/"):
        visitor.goto(address)
        expect(visitor.get_by_text(TITLE)).to_have_count(0)
