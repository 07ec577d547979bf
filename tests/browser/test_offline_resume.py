"""Going on where one stopped: to the block, to the second of a sound, on another phone, from the phone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Playwright, Response, expect

from tests.browser import authoring
from tests.browser.conftest import Site
from tests.browser.newcomers import Newcomer
from tests.browser.phones import Phone, phone_of
from tests.browser.steps import assert_accessible
from tests.browser.studying import COURSE, READ

pytestmark = pytest.mark.slow

COURSE_PAGE = f"/cursos/{COURSE.slug}/"
READING, LISTENING = READ[4], READ[5]
OFFER = "Continuar de onde parou"
PLAY_TO = """async (player, second) => {
    player.muted = true;
    await player.play();
    player.currentTime = second;
    await new Promise((resolve) => player.addEventListener("seeked", resolve, {once: true}));
    player.pause();
}"""


@pytest.fixture
def phone(
    playwright: Playwright, site: Site, tmp_path: Path, newcomer: Newcomer
) -> Iterator[Phone]:
    with phone_of(playwright, tmp_path / "profile", site.url) as phone:
        phone.enrol(newcomer.cpf, COURSE.slug)
        yield phone


def address_of(slug: str) -> str:
    return f"{COURSE_PAGE}{slug}/"


def offer_on(phone: Phone) -> Locator:
    return phone.page.get_by_role("link", name=OFFER)


NOTED = """async () => {
    const first = document.querySelector("[id^=bloco-]").id;
    const asked = indexedDB.open("percurso");
    const database = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    const all = database.transaction("events").objectStore("events").getAll();
    const rows = await new Promise((done) => (all.onsuccess = () => done(all.result)));
    database.close();
    const last = rows.filter((row) => row.kind === "place_reached").at(-1);
    return last && (last.response.second || `bloco-${last.response.block}` !== first);
}"""


def test_reading_goes_on_at_its_block_here_and_on_another_phone(
    phone: Phone, site: Site, playwright: Playwright, tmp_path: Path, newcomer: Newcomer
) -> None:
    phone.page.goto(address_of(READING.slug))
    expect(offer_on(phone)).to_be_hidden()
    last = phone.page.locator("[id^=bloco-]").last
    last.scroll_into_view_if_needed()
    phone.page.mouse.wheel(0, 2000)
    phone.wait_until(NOTED)
    phone.page.goto(address_of(READING.slug))
    expect(offer_on(phone)).to_be_visible()
    assert_accessible(phone.page)
    target = offer_on(phone).get_attribute("href") or ""
    with phone_of(playwright, tmp_path / "other", site.url) as other:
        other.enrol(newcomer.cpf, COURSE.slug)
        other.page.goto(address_of(READING.slug))
        expect(offer_on(other)).to_have_attribute("href", target)
        offer_on(other).click()
        expect(other.page.locator(target)).to_be_in_viewport()


@pytest.fixture
def listening(phone: Phone, site: Site) -> Phone:
    """Download the course with the sounds of a lesson."""
    authoring.set_sound(site, LISTENING.slug)
    phone.page.goto(COURSE_PAGE)
    phone.download()
    add = phone.page.get_by_role("button", name=re.compile(r"Baixar também os áudios · \d,\d MB"))
    expect(phone.page.get_by_role("button", name="Baixar também os vídeos")).to_be_hidden()
    assert_accessible(phone.page)
    add.click()
    expect(phone.page.get_by_text("Com os áudios.")).to_be_visible()
    assert_accessible(phone.page)
    phone.lose_signal()
    return phone


def test_a_sound_plays_from_the_phone_and_goes_on_at_its_second(listening: Phone) -> None:
    page = listening.page
    answers: list[Response] = []
    page.on("response", lambda answer: answers.extend([answer]))
    page.goto(address_of(LISTENING.slug))
    page.locator("audio").evaluate(PLAY_TO, 65)
    parts = [one for one in answers if "/midia/" in one.url]
    assert {one.status for one in parts} == {206}
    assert all(one.from_service_worker for one in parts)
    listening.wait_until(NOTED)
    page.reload()
    page.get_by_role("link", name=f"{OFFER}, aos 1min05").click()
    page.wait_for_function("document.querySelector('audio').currentTime === 65")


def test_sounds_are_taken_off_the_phone_by_themselves(listening: Phone) -> None:
    page = listening.page
    listening.find_signal()
    page.goto(COURSE_PAGE)
    page.get_by_role("button", name="Apagar os áudios").click()
    expect(page.get_by_role("button", name="Baixar também os áudios")).to_be_visible()
    expect(page.get_by_text("Baixado neste celular.")).to_be_visible()


def test_a_sound_that_is_not_on_the_phone_leaves_its_words(phone: Phone, site: Site) -> None:
    authoring.set_sound(site, LISTENING.slug)
    phone.page.goto(COURSE_PAGE)
    phone.download()
    phone.lose_signal()
    phone.page.goto(address_of(LISTENING.slug))
    phone.page.locator("audio").evaluate("player => { player.play().catch(() => 0); }")
    expect(phone.page.get_by_text("Não deu para tocar agora.")).to_be_visible()
    assert_accessible(phone.page)


CHANGE_PLACE = """async () => {
    const asked = indexedDB.open("percurso");
    const database = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    const writing = database.transaction("events", "readwrite");
    const events = writing.objectStore("events");
    const rows = await new Promise((done) => (events.getAll().onsuccess = ({target}) => done(target.result)));
    for (const row of rows.filter((one) => one.kind === "place_reached")) {
        events.put({...row, response: {block: "em lugar nenhum"}});
    }
    await new Promise((done) => (writing.oncomplete = done));
    database.close();
    const {ready} = await import(document.querySelector("script[data-outbox]").src);
    await (await ready).refresh();
}"""


def test_a_place_that_the_server_refuses_troubles_nobody(phone: Phone) -> None:
    phone.download()
    phone.lose_signal()
    phone.page.goto(address_of(READING.slug))
    phone.page.locator("[id^=bloco-]").last.scroll_into_view_if_needed()
    phone.page.mouse.wheel(0, 2000)
    phone.wait_until(NOTED)
    phone.page.evaluate(CHANGE_PLACE)
    phone.page.get_by_role("button", name="Concluir aula").click()
    expect(phone.page.get_by_text("Aula lida.").first).to_be_visible()
    phone.find_signal()
    expect(phone.page.locator("[data-sync-line]")).to_contain_text("Enviado")
    assert not phone.waiting()
    assert not [row for row in phone.rows() if row["state"] == "refused"]
    expect(phone.page.get_by_text("Não foi aceito")).to_be_hidden()
    phone.page.goto(address_of(READING.slug))
    expect(offer_on(phone)).to_be_hidden()
