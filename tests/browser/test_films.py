"""A film in a lesson: it plays with its captions, with a signal and from the phone."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, Response, expect

from courses.demo.content import HAND_HYGIENE as COURSE
from tests.browser import authoring
from tests.browser.conftest import Site
from tests.browser.newcomers import Newcomer
from tests.browser.phones import Phone, phone_of
from tests.browser.steps import assert_accessible

pytestmark = pytest.mark.slow

COURSE_PAGE = f"/cursos/{COURSE.slug}/"
LESSON = f"{COURSE_PAGE}{COURSE.lessons[0].slug}/"
# A film of two seconds, as a browser records what it draws.
RECORD = """async () => {
    const canvas = Object.assign(document.createElement("canvas"), {width: 160, height: 90});
    const pen = canvas.getContext("2d");
    let hue = 0;
    const drawing = setInterval(() => {
        pen.fillStyle = `hsl(${hue += 9} 80% 50%)`;
        pen.fillRect(0, 0, 160, 90);
    }, 40);
    const recorder = new MediaRecorder(canvas.captureStream(25), {mimeType: "video/webm;codecs=vp8"});
    const parts = [];
    recorder.ondataavailable = ({data}) => parts.push(data);
    recorder.start();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const stopped = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.stop();
    await stopped;
    clearInterval(drawing);
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""));
}"""
PLAY = """async (film) => {
    film.muted = true;
    await film.play();
    await new Promise((resolve) => film.addEventListener("timeupdate", function seen() {
        if (film.currentTime < 0.2) return;
        film.removeEventListener("timeupdate", seen);
        resolve();
    }));
    film.pause();
    return film.videoWidth;
}"""
WORDS = """async () => {
    const { track } = document.querySelector("track");
    return track.mode === "showing" && [...(track.cues || [])].map((cue) => cue.text).join() === "Bom dia.";
}"""


@pytest.fixture(scope="module")
def film(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a film."""
    page = browser.new_page()
    path = tmp_path_factory.mktemp("film") / "film.webm"
    path.write_bytes(base64.b64decode(page.evaluate(RECORD)))
    page.close()
    return path


@pytest.fixture
def phone(
    playwright: Playwright, site: Site, tmp_path: Path, newcomer: Newcomer, film: Path
) -> Iterator[Phone]:
    """Give somebody a phone with a course that shows a film."""
    authoring.set_film(site, COURSE.lessons[0].slug, film)
    with phone_of(playwright, tmp_path / "profile", site.url) as phone:
        phone.enrol(newcomer.cpf, COURSE.slug)
        phone.download()
        yield phone


def test_a_film_plays_with_its_captions(phone: Phone) -> None:
    phone.page.goto(LESSON)
    assert_accessible(phone.page)
    assert phone.page.locator("video").evaluate(PLAY) == 160
    phone.wait_until(WORDS)


def test_a_film_and_its_captions_play_from_the_phone(phone: Phone) -> None:
    phone.page.get_by_role("button", name="Baixar também os vídeos").click()
    expect(phone.page.get_by_text("Com os vídeos.")).to_be_visible()
    assert_accessible(phone.page)
    phone.lose_signal()
    answers: list[Response] = []
    phone.page.on("response", lambda answer: answers.extend([answer]))
    phone.page.goto(LESSON)
    assert phone.page.locator("video").evaluate(PLAY) == 160
    phone.wait_until(WORDS)
    files = [one for one in answers if "/midia/" in one.url]
    assert files
    assert all(one.from_service_worker for one in files)


def test_captions_come_with_the_pages_and_a_film_that_did_not_leaves_its_words(
    phone: Phone,
) -> None:
    phone.lose_signal()
    phone.page.goto(LESSON)
    phone.wait_until(WORDS)
    phone.page.locator("video").evaluate("film => { film.play().catch(() => 0); }")
    expect(phone.page.get_by_text("Não deu para tocar agora.")).to_be_visible()
    expect(phone.page.get_by_text("Ler a transcrição")).to_be_visible()
    assert_accessible(phone.page)
