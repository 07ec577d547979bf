"""A worker photographs a paper on a phone; human resources recognise it; the hours are there."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenAs
from tests.browser.newcomers import Newcomers
from tests.browser.rounds import ELISA
from tests.browser.steps import PHONE, assert_accessible, assert_fits, examine
from tests.certificates.recognition.samples import photo

pytestmark = pytest.mark.slow
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


def fill(page: Page, title: str) -> None:
    page.get_by_label("Nome do curso").fill(title)
    page.get_by_label("Instituição", exact=True).fill("Instituto Aurora de Saúde")
    page.get_by_label("Horas", exact=True).fill("20")
    page.get_by_label("Minutos").fill("30")
    page.get_by_label("Começou em").fill("2026-03-02")
    page.get_by_label("Terminou em").fill("2026-03-06")


@SCRIPT
def test_from_a_photo_to_hours(
    open_as: OpenAs, newcomers: Newcomers, tmp_path: Path, *, script: bool
) -> None:
    who = newcomers.next()
    title = f"Curativos no domicílio de {who.name}"
    paper = tmp_path / "foto.jpg"
    paper.write_bytes(photo(note=who.name))
    page = open_as(who.cpf, java_script_enabled=script, viewport=PHONE)
    begin(page, title, paper)
    if script:
        assert_accessible(page)
        assert_fits(page)
    fill(page, title)
    page.get_by_role("button", name="Enviar ao RH").click()
    expect(page.get_by_text("Certificado enviado")).to_be_visible()
    expect(page.get_by_text("20 h 30 min").first).to_be_visible()
    own = page.url

    staff = open_as(ELISA, java_script_enabled=script)
    recognise(staff, who.name, own)
    if script:
        examine(staff)
    staff.get_by_role("button", name="Reconhecer as horas").click()
    expect(staff.get_by_text("Horas reconhecidas").first).to_be_visible()

    page.goto(own)
    expect(page.get_by_text("Reconhecido", exact=True)).to_be_visible()
    page.goto("/meu-espaco/horas/")
    expect(page.get_by_text("Instituto Aurora de Saúde").first).to_be_visible()
    expect(page.get_by_text("16 h").first).to_be_visible()


def begin(page: Page, title: str, paper: Path) -> None:
    """Send nothing, and then the photo with half of what stands on it: the photo is kept."""
    page.goto("/meu-espaco/")
    page.get_by_role("link", name="De fora", exact=True).click()
    page.get_by_role("link", name="Enviar um certificado").click()
    page.get_by_role("button", name="Enviar ao RH").click()
    expect(page.get_by_text("Tire uma foto do certificado ou escolha").first).to_be_visible()
    page.get_by_label("Foto ou arquivo").set_input_files(paper)
    page.get_by_label("Nome do curso").fill(title)
    page.get_by_role("button", name="Enviar ao RH").click()
    expect(page.get_by_text("O arquivo está guardado")).to_be_visible()
    expect(page.get_by_label("Nome do curso")).to_have_value(title)


def recognise(page: Page, name: str, own: str) -> None:
    """Find the certificate in the list of human resources, and fill what they decide."""
    page.goto("/gestao/")
    page.get_by_role("link", name="Certificados de fora").first.click()
    expect(page.get_by_role("heading", name="Certificados de fora")).to_be_visible()
    wait_for_check(page, name, own)
    page.get_by_role("link", name="Reconhecer as horas…").click()
    page.get_by_label("Horas", exact=True).fill("16")
    page.get_by_label("Minutos").fill("0")
    page.get_by_label("Encontro").check()
    page.get_by_label("Atualização", exact=True).check()


def wait_for_check(page: Page, name: str, own: str) -> None:
    """Open the newcomer's certificate, again until the worker has looked into its file."""
    key = own.rstrip("/").rpartition("/")[2]
    for _try in range(60):
        page.goto(f"/gestao/certificados-de-fora/{key}/")
        if page.get_by_role("link", name="Reconhecer as horas…").count():
            break
        page.wait_for_timeout(500)
    expect(page.get_by_text(f"{name} · enviado")).to_be_visible()
