"""Anybody reads the verdict on a certificate: without a script, whatever the way of typing it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext, Site

pytestmark = pytest.mark.slow

NOBODYS = "0" * 17
DAMAGED = "0" * 16 + "1"


@pytest.fixture
def scriptless(open_context: OpenContext) -> Page:
    return open_context(java_script_enabled=False).new_page()


def code_of(site: Site, status: str) -> str:
    """Return the code of the demonstration's certificate in a state."""
    found = site.ask(
        "SELECT code FROM certificates_certificate WHERE status = ? ORDER BY id", status
    )
    return str(found[0][0])


def ask(page: Page, typed: str) -> None:
    """Type a code on the page that asks for one."""
    page.goto("/v/")
    page.get_by_label("Código do certificado").fill(typed)
    page.get_by_role("button", name="Conferir").click()


def expect_answer(page: Page, word: str) -> None:
    """Fail unless the page's verdict is this word."""
    expect(page.locator(".verdict__word")).to_have_text(word)


def test_a_valid_certificate_shows_everything_that_the_paper_says(
    scriptless: Page, site: Site
) -> None:
    scriptless.goto(f"/v/{code_of(site, 'issued')}")
    expect_answer(scriptless, "Válido")
    facts = scriptless.locator(".verdict__body")
    for told in ("Luz Nascimento", "3 h", "nº 1/", "Bruno Lima Tavares"):
        expect(facts).to_contain_text(told)
    expect(facts).to_contain_text("Demonstração, sem valor")


def test_a_replaced_certificate_leads_to_the_new_one(scriptless: Page, site: Site) -> None:
    scriptless.goto(f"/v/{code_of(site, 'replaced')}")
    expect_answer(scriptless, "Substituído")
    expect(scriptless.get_by_text("Motivo: correção de dados")).to_be_visible()
    scriptless.get_by_role("link", name="Abrir o certificado novo").click()
    expect_answer(scriptless, "Válido")
    expect(scriptless.locator(".verdict__body")).to_contain_text("Helena Couto")


def test_a_revoked_certificate_says_why_and_since_when(scriptless: Page, site: Site) -> None:
    scriptless.goto(f"/v/{code_of(site, 'revoked')}")
    expect_answer(scriptless, "Revogado")
    expect(scriptless.get_by_text("Não aceite este certificado")).to_be_visible()
    expect(scriptless.get_by_text("Motivo: emitido por engano")).to_be_visible()


def test_a_code_that_nobody_has_accuses_nobody(scriptless: Page) -> None:
    ask(scriptless, NOBODYS)
    expect_answer(scriptless, "Não encontrado")
    expect(scriptless.get_by_text("Isso não quer dizer que o papel seja falso")).to_be_visible()


def test_a_slip_of_the_finger_is_named_and_stays_in_the_field(scriptless: Page) -> None:
    ask(scriptless, DAMAGED)
    expect_answer(scriptless, "Erro de digitação")
    expect(scriptless.get_by_label("Código do certificado")).to_have_value(DAMAGED)


def test_what_is_no_code_is_answered_with_what_a_code_looks_like(scriptless: Page) -> None:
    ask(scriptless, "certificado da Luzia")
    expect_answer(scriptless, "Não é um código")
    expect(scriptless.get_by_label("Código do certificado")).to_have_value("certificado da Luzia")


def test_a_code_is_read_however_it_is_typed(scriptless: Page, site: Site) -> None:
    code = code_of(site, "issued")
    grouped = "-".join(code[start : start + 4] for start in range(0, len(code), 4))
    looked_alike = code.replace("0", "O").replace("1", "l")
    for typed in (
        code.lower(),
        grouped,
        f"  {grouped.replace('-', ' ').lower()}  ",
        grouped.replace("-", "–"),
        looked_alike,
        f"{site.url}/v/{code}",
    ):
        ask(scriptless, typed)
        expect_answer(scriptless, "Válido")
