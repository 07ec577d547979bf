"""A worker takes the signed file and the credential along; a coordinator chooses many."""

import json
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from lms.common.codes import format_code
from tests import judges
from tests.browser.conftest import OpenAs, Site
from tests.browser.rounds import LUZIA
from tests.browser.steps import COORDINATOR, assert_accessible
from tests.browser.test_verdict import code_of
from tests.certificates.badges.judges import linked_data, token_body

pytestmark = pytest.mark.slow
SUBJECT = "credentialSubject"
WIDE = {"width": 1280, "height": 800}
SIZES = pytest.mark.parametrize("size", [{}, {"viewport": WIDE}], ids=["phone", "desktop"])


def open_certificate(page: Page, site: Site) -> None:
    """Open the valid certificate of whoever is signed in."""
    find = "SELECT public_id FROM certificates_certificate WHERE code = ?"
    page.goto(f"/meu-espaco/certificados/{site.public_id(find, code_of(site, 'issued'))}/")


def saved(page: Page, button: str, folder: Path) -> Path:
    """Press what gives a file; return where it lies."""
    with page.expect_download() as waited:
        page.get_by_text(button, exact=True).click()
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path


def fetched(site: Site, path: str, host: str) -> str:
    """Fetch an address of the printed host, which the demonstration had at another port."""
    with closing(HTTPConnection(urlsplit(site.url).netloc, timeout=20)) as web:
        web.request("GET", path, headers={"Host": host})
        return web.getresponse().read().decode()


@judges.needs("pdfsig")
def test_the_file_is_signed_and_is_the_same_each_time(
    open_as: OpenAs, site: Site, tmp_path: Path
) -> None:
    page = open_as(LUZIA)
    open_certificate(page, site)
    first = saved(page, "Baixar o PDF", tmp_path)
    content = first.read_bytes()
    said = judges.ask("pdfsig", first)

    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "Percurso, demonstração" in said
    assert saved(page, "Baixar o PDF", tmp_path).read_bytes() == content


@SIZES
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_worker_takes_the_credential_along(
    open_as: OpenAs, site: Site, tmp_path: Path, size: dict[str, object], *, script: bool
) -> None:
    page = open_as(LUZIA, java_script_enabled=script, **size)
    open_certificate(page, site)
    page.get_by_role("link", name="Levar como credencial").click()
    if script:
        assert_accessible(page)
    document = json.loads(saved(page, "Baixar a credencial", tmp_path).read_text("utf-8"))

    host, *path = document["issuer"]["id"].split(":")[2:]
    keys = json.loads(fetched(site, f"/{'/'.join(path)}/did.json", unquote(host)))
    assert linked_data(document, keys)
    [identity] = document["credentialSubject"]["identifier"]
    assert identity["hashed"]
    statuses = urlsplit(document["credentialStatus"]["statusListCredential"])
    assert "encodedList" in token_body(fetched(site, statuses.path, statuses.netloc))[SUBJECT]


@SIZES
def test_a_coordinator_chooses_many_and_loses_nothing(
    open_as: OpenAs, site: Site, size: dict[str, object]
) -> None:
    """The last step is left out: other journeys need the certificate."""
    code = format_code(code_of(site, "issued"))
    page = open_as(COORDINATOR, java_script_enabled=False, **size)
    page.goto("/gestao/certificados/")
    page.locator(f"input[name=chosen][value='{code.replace('-', '')}']").check()
    page.get_by_role("button", name="Revogar os escolhidos").click()
    typed = page.get_by_label("Códigos")
    expect(typed).to_have_value(code)

    page.get_by_role("button", name="Continuar").click()
    expect(page.get_by_text("Escolha o motivo.").first).to_be_visible()
    expect(typed).to_have_value(code)
    typed.fill(f"{code}\n0000-0000-0000-0000-1")
    page.get_by_label("Emitido por engano").check()
    page.get_by_label("O que aconteceu").fill("A turma registrou as pessoas erradas.")
    page.get_by_role("button", name="Continuar").click()
    expect(page.get_by_text("1 certificado muda; 1 fica de fora.")).to_be_visible()
    expect(page.get_by_text("erro de digitação")).to_be_visible()

    page.get_by_role("button", name="Voltar e corrigir").click()
    expect(page.get_by_label("O que aconteceu")).to_have_value(
        "A turma registrou as pessoas erradas."
    )
    expect(page.get_by_label("Emitido por engano")).to_be_checked()
