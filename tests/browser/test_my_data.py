"""A worker takes a copy, has everything erased, and the paper that was kept is still known."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lms.demo import PASSWORD
from tests.browser import studying
from tests.browser.conftest import OpenContext
from tests.browser.newcomers import Newcomer
from tests.browser.steps import PHONE, assert_accessible, assert_fits, fill_sign_in

pytestmark = pytest.mark.slow


def earn(page: Page, newcomer: Newcomer) -> bytes:
    """Study until the certificate is there; return its file."""
    studying.enter_and_enrol(page, newcomer.cpf)
    studying.read_lessons(page, practises=False)
    page.get_by_role("button", name="Começar a avaliação").click()
    for block in studying.questions_of(studying.QUIZ):
        studying.fill_answer(page, block, studying.right_values(block))
    studying.hand_in(page)
    studying.open_certificate(page)
    return studying.download(page)


def take_copy(page: Page, newcomer: Newcomer) -> None:
    """Take the copy from the page of one's data."""
    page.goto("/conta/")
    page.get_by_role("link", name="Abrir meus dados").click()
    with page.expect_download() as waited:
        page.get_by_role("button", name="Baixar a cópia").click()
    copy = json.loads(Path(waited.value.path()).read_text(encoding="utf-8"))
    assert copy["pessoa"]["nomes"][0]["nome civil"] == newcomer.name


def erase(page: Page, *, script: bool) -> None:
    """Read what goes, be told what is missing, confirm."""
    page.goto("/conta/meus-dados/")
    page.get_by_role("link", name="Ver o que sai").click()
    expect(page.get_by_text("o nome escrito neles")).to_be_visible()
    page.get_by_role("button", name="Apagar meus dados").click()
    expect(page.get_by_text("Escreva a palavra APAGAR").first).to_be_visible()
    if script:
        assert_accessible(page)
        assert_fits(page)
    page.get_by_label("Escreva APAGAR").fill("apagar")
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="Apagar meus dados").click()
    expect(page.get_by_role("heading", name="Pronto, está apagado")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_what_is_erased_goes_and_the_kept_paper_is_still_known(
    open_context: OpenContext, newcomer: Newcomer, tmp_path: Path, *, script: bool
) -> None:
    page = open_context(java_script_enabled=script, viewport=PHONE).new_page()
    pdf = earn(page, newcomer)
    take_copy(page, newcomer)
    erase(page, script=script)

    page.goto("/conta/entrar/")
    fill_sign_in(page, newcomer.cpf)
    expect(page).to_have_url(re.compile("/conta/entrar/"))
    page.goto(studying.scan(pdf).path)
    expect(page.get_by_text("Nome retirado a pedido da pessoa").first).to_be_visible()
    expect(page.get_by_text(newcomer.name)).to_have_count(0)
    if script:
        kept = tmp_path / "guardado.pdf"
        kept.write_bytes(pdf)
        page.locator("input[type=file]").set_input_files(kept)
        expect(page.get_by_text(re.compile("idêntico", re.IGNORECASE)).first).to_be_visible()
