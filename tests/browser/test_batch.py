"""Human resources check a list and a folder at once: on a phone, on a desk, by the keyboard."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser import papers
from tests.browser.conftest import OpenContext, Site
from tests.browser.steps import DESKTOP, PHONE, assert_accessible, examine
from tests.browser.test_files import bring, pdf
from tests.browser.test_verdict import DAMAGED, NOBODYS, code_of

pytestmark = pytest.mark.slow

EMAIL = """Bom dia! Seguem os certificados:
> Luzia: {good}
> Raimunda: {revoked}
De novo a Luzia {again}, e estes: {wrong} e {nobodys}."""


def grouped(code: str) -> str:
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def email(site: Site) -> str:
    good = code_of(site, "issued")
    return EMAIL.format(
        good=grouped(good),
        revoked=grouped(code_of(site, "revoked")).replace("-", " ").lower(),
        again=good.lower(),
        wrong=grouped(DAMAGED),
        nobodys=grouped(NOBODYS),
    )


def words(page: Page) -> list[str]:
    """Return the results that the page shows, in its order."""
    return page.locator("td .badge").all_inner_texts()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_an_email_is_pasted_and_the_sheet_taken_away_without_a_script(
    open_context: OpenContext, site: Site, size: dict[str, int]
) -> None:
    page = open_context(java_script_enabled=False, viewport=size).new_page()
    page.goto("/v/")
    page.get_by_role("link", name="Conferir muitos de uma vez").click()
    page.get_by_label("Códigos dos certificados").fill(email(site))
    page.get_by_role("button", name="Conferir a lista").click()

    expect(page.get_by_role("heading", name="Resultado da conferência")).to_be_visible()
    assert words(page) == ["Revogado", "Erro de digitação", "Não encontrado", "Válido"]
    expect(page.get_by_text("linhas 2 e 4")).to_be_visible()
    expect(page.get_by_label("Códigos dos certificados")).to_have_value(email(site))
    with page.expect_download() as download:
        page.get_by_role("button", name="Baixar planilha").click()
    sheet = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(sheet), delimiter=";"))
    assert [row[3] for row in rows[1:]] == [
        "Válido",
        "Revogado",
        "Erro de digitação",
        "Não encontrado",
    ]


def test_the_result_is_sound_on_every_screen(phone: Page, site: Site) -> None:
    phone.goto("/v/lote/")
    phone.get_by_label("Códigos dos certificados").fill(email(site))
    phone.get_by_role("button", name="Conferir a lista").click()
    expect(phone.get_by_role("heading", name="Precisam de atenção")).to_be_visible()
    examine(phone)


def test_the_sealed_report_is_taken_away_and_is_itself_checked(phone: Page, site: Site) -> None:
    phone.goto("/v/lote/")
    phone.get_by_label("Códigos dos certificados").fill(email(site))
    phone.get_by_role("button", name="Conferir a lista").click()
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Baixar relatório selado").click()
    report = Path(download.value.path())
    phone.goto("/v/")
    bring(phone, pdf(report.read_bytes(), "relatorio.pdf"), "Idêntico")
    bring(phone, pdf(report.read_bytes() + b"\n", "relatorio.pdf"), "Vários códigos")
    bring(phone, pdf(report.read_bytes(), "relatorio.pdf"), "Idêntico")
    phone.get_by_role("link", name="Ver o que emitimos").click()
    expect(phone.get_by_role("heading", name="Relatório nosso")).to_be_visible()
    examine(phone)


def test_the_keyboard_alone_is_enough(open_context: OpenContext, site: Site) -> None:
    page = open_context(viewport=DESKTOP).new_page()
    page.goto("/v/lote/")
    page.get_by_label("Códigos dos certificados").focus()
    page.keyboard.insert_text(code_of(site, "issued"))
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Conferir a lista")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tudo em ordem")).to_be_visible()


def test_a_list_that_is_none_is_told_and_nothing_typed_is_lost(phone: Page) -> None:
    phone.goto("/v/lote/")
    phone.get_by_role("button", name="Conferir a lista").click()
    expect(phone.locator("[data-focus]")).to_be_focused()
    phone.get_by_label("Códigos dos certificados").fill("os certificados da equipe")
    phone.get_by_role("button", name="Conferir a lista").click()
    expect(phone.get_by_text("Não achamos nenhum código neste texto").first).to_be_visible()
    expect(phone.get_by_label("Códigos dos certificados")).to_have_value(
        "os certificados da equipe"
    )
    assert_accessible(phone)
    sheet: FilePayload = {
        "name": "lista.xlsx",
        "mimeType": "application/octet-stream",
        "buffer": b"PK\x03\x04",
    }
    phone.get_by_label("Ou um arquivo com os códigos").set_input_files(sheet)
    phone.get_by_role("button", name="Conferir a lista").click()
    expect(phone.get_by_text("Na planilha, escolha “Salvar como”").first).to_be_visible()
    expect(phone.get_by_label("Códigos dos certificados")).to_have_value(
        "os certificados da equipe"
    )


def bring_folder(page: Page, files: list[FilePayload]) -> None:
    page.goto("/v/lote/")
    page.get_by_label("Arquivos PDF").set_input_files(files)
    expect(page.get_by_role("heading", name="Resultado da conferência")).to_be_visible()


def test_a_folder_of_pdfs_is_read_on_the_device(phone: Page, site: Site) -> None:
    one, two = (papers.stored(site, code_of(site, state)) for state in ("issued", "revoked"))
    files = [
        pdf(one.read_bytes(), "luzia.pdf"),
        pdf(papers.saved_again(one), "luzia de novo.pdf"),
        pdf(two.read_bytes(), "raimunda.pdf"),
        pdf(papers.locked(one), "fechado.pdf"),
        pdf(papers.joined(one, two), "juntos.pdf"),
        pdf(papers.imitation("127.0.0.l"), "imitado.pdf"),
        pdf(b"nada", "nada.txt"),
    ]
    sent: list[int] = []

    def weigh(request: object) -> None:
        sent.append(len(getattr(request, "post_data_buffer", None) or b""))

    phone.on("request", weigh)
    bring_folder(phone, files)

    assert words(phone) == [
        "Alterado",
        "Revogado",
        "Tem senha",
        "Vários códigos",
        "Endereço imitado",
        "Não é um PDF",
        "Idêntico",
    ]
    for file in files:
        expect(phone.get_by_text(file["name"], exact=True)).to_be_visible()
    assert max(sent) < 10_000
    examine(phone)


def test_more_files_than_fit_are_refused_before_they_are_read(phone: Page) -> None:
    phone.goto("/v/lote/")
    files = [pdf(b"%PDF-1.7", f"{number}.pdf") for number in range(201)]
    phone.get_by_label("Arquivos PDF").set_input_files(files)
    expect(phone.get_by_text("cabem 200 de cada vez")).to_be_visible()
    assert_accessible(phone)
