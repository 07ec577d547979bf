"""A coordinator gives a town's certificates a look of their own, on a phone."""

import re
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenAs
from tests.browser.steps import DESKTOP, PHONE, assert_accessible, assert_fits
from tests.cms.media.pictures import picture

pytestmark = pytest.mark.slow

# Nobody else works in this town, which has no layout in the demonstration.
NEUSA = "coordenacao.serra@percurso.example"
MOTTO = "Saúde perto de quem mora longe."


def logo(width: int, height: int) -> Any:
    """Return a logo as a person picks it on the phone."""
    return {
        "name": "logo.png",
        "mimeType": "image/png",
        "buffer": picture((width, height)),
    }


def send(page: Page, button: str) -> None:
    """Press one of the form's buttons, and wait for what it answers."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def both_sizes(page: Page) -> None:
    """Fail unless the page is sound on a phone and on a desktop."""
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert_fits(page)
        assert_accessible(page)


def refuse_what_is_wrong(page: Page) -> None:
    """Send a huge logo, then a signature without a post: nothing that was typed is lost."""
    page.get_by_label("Texto do fim").fill(MOTTO)
    page.get_by_label("Logotipo", exact=True).set_input_files(logo(9000, 20))
    send(page, "Ver como fica")
    expect(page.get_by_text("O logotipo é grande demais").last).to_be_visible()
    expect(page.get_by_label("Texto do fim")).to_have_value(MOTTO)
    both_sizes(page)

    page.get_by_label("Logotipo", exact=True).set_input_files(logo(600, 300))
    page.get_by_label("Nome").first.fill("Neusa Aparecida Dias")
    send(page, "Ver como fica")
    page.get_by_role("link", name="Escreva o cargo de quem assina").click()
    expect(page.get_by_label("Cargo").first).to_be_in_viewport()
    expect(page.get_by_alt_text("O logotipo que está no modelo")).to_be_visible()


def see_and_save(page: Page) -> None:
    """See the result, then keep it."""
    page.get_by_label("Cargo").first.fill("Secretária municipal de saúde")
    send(page, "Ver como fica")
    expect(page.get_by_role("heading", name="Assim vai ficar")).to_be_visible()
    drawn = page.get_by_alt_text(re.compile("^Frente do certificado"))
    assert drawn.evaluate("image => image.complete && image.naturalWidth > 1200")
    both_sizes(page)
    send(page, "Guardar esta versão")
    expect(page.get_by_text("Versão guardada")).to_be_visible()


def go_back_to_the_first(page: Page) -> None:
    """Keep a second version, look at the first, and take it up again."""
    page.get_by_label("Texto do fim").fill("")
    send(page, "Ver como fica")
    send(page, "Guardar esta versão")
    page.get_by_role("link", name="Versão 1", exact=True).click()
    side = page.get_by_alt_text(re.compile("^Verso do certificado"))
    side.evaluate("image => image.decode()")
    both_sizes(page)
    answer = page.request.get(str(side.get_attribute("src")))
    assert Image.open(BytesIO(answer.body())).format == "PNG"
    send(page, "Voltar a esta versão")


def test_a_town_lays_out_its_certificates_and_goes_back(open_as: OpenAs) -> None:
    page = open_as(NEUSA, viewport=PHONE)
    page.goto("/gestao/")
    page.get_by_role("link", name="Modelo do certificado").click()
    expect(page.get_by_text("Hoje os certificados saem com o aspecto do Percurso")).to_be_visible()
    refuse_what_is_wrong(page)
    see_and_save(page)
    go_back_to_the_first(page)
    expect(page.get_by_text("A versão 3 está em uso, igual à 1.")).to_be_visible()
    expect(page.get_by_label("Texto do fim")).to_have_value(MOTTO)
