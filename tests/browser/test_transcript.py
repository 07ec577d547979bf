"""A worker takes all their hours on one paper; whoever scans it reads that it is ours."""

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import expect

from tests.browser.conftest import OpenAs, OpenContext, Site
from tests.browser.rounds import LUZIA
from tests.browser.steps import DESKTOP, PHONE, assert_accessible, assert_fits, examine

pytestmark = pytest.mark.slow
SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])


@SIZES
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_all_hours_on_one_paper_that_anybody_checks(
    open_as: OpenAs, open_context: OpenContext, site: Site, size: dict[str, int], *, script: bool
) -> None:
    page = open_as(LUZIA, java_script_enabled=script, viewport=size)
    page.goto("/meu-espaco/certificados/")
    page.get_by_role("link", name="Histórico", exact=True).click()
    expect(page.get_by_role("heading", name="Histórico de horas")).to_be_visible()
    page.get_by_role("button", name="Tirar o meu histórico").click()
    expect(page.get_by_text("O histórico está pronto")).to_be_visible()
    if script:
        assert_accessible(page)
        assert_fits(page)
    with page.expect_download() as waited:
        page.get_by_role("link", name="Baixar o PDF").first.click()
    pdf = Path(waited.value.path()).read_bytes()
    sheet = pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72).to_pil()
    [qr] = zxingcpp.read_barcodes(sheet)
    code = qr.text.rpartition("/")[2]
    assert waited.value.suggested_filename == f"historico-de-horas-{code}.pdf"

    reader = open_context(java_script_enabled=script, viewport=size).new_page()
    reader.goto(f"/V/{code}")
    expect(reader.get_by_role("heading", name="Histórico autêntico")).to_be_visible()
    expect(reader.get_by_text("***.")).to_be_visible()
    reader.get_by_text("Cada lançamento do papel").click()
    if script:
        examine(reader)
