"""A PDF is checked on the device: what it is gets a sentence of its own, and it goes nowhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, Request, expect

from tests.browser import papers
from tests.browser.conftest import OpenContext, Site
from tests.browser.steps import assert_accessible, assert_fits
from tests.browser.test_verdict import code_of

pytestmark = pytest.mark.slow


@pytest.fixture
def sent(phone: Page) -> Iterator[list[Request]]:
    """Return what the phone sends; nothing of a file may be in it."""
    requests: list[Request] = []

    def hear(request: Request) -> None:
        requests.append(request)

    phone.on("request", hear)
    yield requests
    for request in requests:
        assert len(request.post_data_buffer or b"") < 2_000, request.url


def pdf(data: bytes, name: str = "certificado.pdf") -> FilePayload:
    return {"name": name, "mimeType": "application/pdf", "buffer": data}


def bring(page: Page, given: Any, says: str) -> None:
    """Choose a file and wait for the title of the answer."""
    page.get_by_label("Arquivo PDF").set_input_files(given)
    expect(page.locator("[data-answer] .alert__title")).to_have_text(says)


def test_the_stored_file_is_identical_and_its_page_is_one_step_away(
    phone: Page, site: Site, sent: list[Request]
) -> None:
    code = code_of(site, "issued")
    phone.goto("/v/")
    bring(phone, papers.stored(site, code), "Idêntico")
    assert_accessible(phone)
    assert_fits(phone)
    phone.get_by_role("link", name="Ver o que emitimos").click()
    expect(phone).to_have_url(f"{site.url}/v/{code}")


def test_on_a_certificate_s_page_its_state_is_said_and_another_s_file_is_called_so(
    phone: Page, site: Site, sent: list[Request]
) -> None:
    code, revoked = code_of(site, "issued"), code_of(site, "revoked")
    phone.goto(f"/v/{revoked}")
    bring(phone, papers.stored(site, revoked), "Idêntico, mas revogado")
    bring(phone, papers.stored(site, code), "Idêntico")
    expect(phone.get_by_text("É de outro certificado")).to_be_visible()


def test_a_file_that_was_saved_again_is_altered_even_where_only_the_drawing_is_left(
    phone: Page, site: Site, sent: list[Request]
) -> None:
    path = papers.stored(site, code_of(site, "issued"))
    phone.goto("/v/")
    changed = path.read_bytes().replace(b"%PDF-1.7\n", b"%PDF-1.7 ", 1)
    for data in (changed, papers.saved_again(path), papers.without_tags(path)):
        bring(phone, pdf(data), "Alterado")
        bring(phone, pdf(b"nada", "nada.txt"), "Não é um PDF")


def test_what_cannot_be_ours_has_a_sentence_of_its_own(
    phone: Page, site: Site, sent: list[Request], tmp_path: Path
) -> None:
    one, two = (papers.stored(site, code_of(site, state)) for state in ("issued", "revoked"))
    huge = tmp_path / "enorme.pdf"
    with huge.open("wb") as sparse:
        sparse.write(b"%PDF-1.7\n")
        sparse.truncate(300 * 1024 * 1024)
    phone.goto("/v/")
    bring(phone, pdf(papers.locked(one)), "Tem senha")
    bring(phone, huge, "Grande demais")
    expect(phone.get_by_text("O arquivo passa de 20 MB")).to_be_visible()
    bring(phone, pdf(papers.joined(one, two)), "Vários códigos")
    bring(phone, pdf(b""), "Arquivo vazio")
    bring(phone, pdf(papers.imitation("escola.saude.example")), "De outro endereço")
    bring(phone, pdf(b"%PDF-1.7\n%%EOF"), "Desconhecido")
    expect(phone.get_by_text("digite o código", exact=False).first).to_be_visible()


def test_an_address_that_imitates_ours_is_named(
    phone: Page, site: Site, sent: list[Request]
) -> None:
    phone.goto("/v/")
    bring(phone, pdf(papers.imitation("127.0.0.l:8000")), "Endereço imitado")
    expect(phone.get_by_text("Não use aquele site")).to_be_visible()
    assert_accessible(phone)


def test_without_internet_the_file_can_be_chosen_again(
    phone: Page, site: Site, complaints: list[str]
) -> None:
    path = papers.stored(site, code_of(site, "issued"))
    phone.goto("/v/")
    phone.route("**/v/arquivo/", lambda route: route.abort())
    phone.get_by_label("Arquivo PDF").set_input_files(path)
    expect(phone.get_by_text("Não deu para conferir agora")).to_be_visible()
    phone.unroute("**/v/arquivo/")
    bring(phone, path, "Idêntico")


def test_without_a_script_the_page_says_so_and_the_code_still_works(
    open_context: OpenContext, site: Site
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/v/")
    expect(page.get_by_text("é preciso um navegador atual com JavaScript")).to_be_visible()
    expect(page.get_by_label("Arquivo PDF")).to_be_hidden()


def test_the_reader_is_fetched_only_when_a_file_is_there(phone: Page, site: Site) -> None:
    asked: list[str] = []
    phone.context.on("request", lambda request: asked.append(request.url))
    phone.goto("/v/")
    expect(phone.get_by_label("Arquivo PDF")).to_be_visible()
    assert not [address for address in asked if "reading" in address or "one.js" in address]
    with phone.expect_worker():
        bring(phone, papers.stored(site, code_of(site, "issued")), "Idêntico")
