"""How a learner goes from the home page to a certificate, with or without a script."""

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pypdfium2
import zxingcpp
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

from courses.demo.content import BLOOD_PRESSURE, Block, Lesson
from courses.questions.registry import QUESTION_TYPES
from tests.browser.answering import expect_answered, fill_answer, give, place_of, right_values
from tests.browser.steps import fill_sign_in

__all__ = ["expect_answered", "fill_answer", "give", "place_of", "right_values"]

COURSE = BLOOD_PRESSURE
READ = tuple(lesson for lesson in COURSE.lessons if not lesson.is_graded)
QUIZ = next(lesson for lesson in COURSE.lessons if lesson.is_graded)
CHOICES = {"single_choice", "multiple_choice", "true_false"}
# A message that the broker loses is sent again by the sweeper, within two minutes.
ISSUING_SECONDS = 150
DPI = 150


def questions_of(lesson: Lesson) -> list[Block]:
    """Return the questions of a lesson, in order."""
    return [block for block in lesson.blocks if block.type in QUESTION_TYPES]


def enter_and_enrol(page: Page, cpf: str) -> None:
    """Find the course from the home page, sign in on the way, and take a seat."""
    page.goto("/")
    page.get_by_role("link", name=COURSE.title).click()
    page.get_by_role("link", name="Entrar para se matricular").click()
    fill_sign_in(page, cpf)
    page.get_by_role("button", name="Fazer matrícula").click()
    expect(page.get_by_text("Matrícula feita")).to_be_visible()


def read_lessons(page: Page, *, practises: bool) -> None:
    """Read every lesson to its end; the first one's first question is answered on the way."""
    page.get_by_role("link", name="Começar a primeira aula").click()
    for lesson in READ:
        expect(page.get_by_role("heading", level=1)).to_have_text(lesson.title)
        if practises and lesson is READ[0]:
            practise(page, questions_of(lesson)[0])
        page.get_by_role("button", name="Concluir aula").click()
        expect(page.get_by_text("Aula concluída.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(QUIZ.title)


def practise(page: Page, block: Block) -> None:
    """Answer wrongly, read why, try again, answer rightly."""
    wrong = next(option for option in option_list(block) if not option["is_correct"])
    give_answer(page, block, [wrong["id"]])
    expect(place_of(page, block).get_by_text("Ainda não")).to_be_visible()
    expect(place_of(page, block).get_by_text(wrong["feedback"])).to_be_visible()
    try_again(place_of(page, block))
    give_answer(page, block, right_values(block))
    expect(place_of(page, block).get_by_text("Isso mesmo")).to_be_visible()


def try_again(place: Locator) -> None:
    """Ask for a question, or for a quiz, again.

    A tap that falls between two drawings of a page that is still being laid out meets nothing,
    and is made again, as a person does.
    """
    link = place.get_by_role("link", name="Tentar de novo")
    for _try in until(20):
        link.click()
        with suppress(TookTooLong):
            place.page.wait_for_url(re.compile(r"\?de-novo="), timeout=4000)
            break


def give_answer(page: Page, block: Block, values: list[str]) -> None:
    """Answer one practice question by its own button."""
    fill_answer(page, block, values)
    place_of(page, block).get_by_role("button", name="Responder").click()


def option_list(block: Block) -> list[dict[str, Any]]:
    """Return the options of a choice."""
    value: dict[str, Any] = dict(block.value)
    return [dict(option) for option in value["options"]]


def wrong_values(block: Block) -> list[str]:
    """Return what a form has to say for a choice to be wrong."""
    if block.type == "true_false":
        return ["false" if block.value["is_true"] else "true"]
    return [next(option["id"] for option in option_list(block) if not option["is_correct"])]


def hand_in(page: Page) -> None:
    """Hand a quiz in, from its questions."""
    page.get_by_role("button", name="Conferir e entregar").click()
    expect(page.get_by_role("heading", name="Tudo respondido")).to_be_visible()
    page.get_by_role("button", name="Entregar agora").click()
    expect(page.get_by_role("heading", name="Você passou")).to_be_visible()


def open_certificate(page: Page) -> None:
    """Go to one's own space and open the certificate as soon as its file is ready."""
    page.get_by_role("link", name="Ir para o meu espaço").click()
    certificates = page.get_by_role("region", name="Certificados")
    file = page.get_by_role("link", name="Baixar o PDF")
    for _try in until(ISSUING_SECONDS):
        page.goto("/meu-espaco/")
        if certificates.get_by_role("link", name=COURSE.title).count():
            break
    certificates.get_by_role("link", name=COURSE.title).click()
    for _try in until(ISSUING_SECONDS):
        if file.count():
            return
        page.reload()


def until(seconds: int) -> Iterator[float]:
    """Go round until the time is over; then fail."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        yield deadline
    raise AssertionError(f"it did not happen in {seconds} seconds")


@dataclass(frozen=True)
class Scanned:
    """What a phone reads in a QR."""

    text: str

    @property
    def path(self) -> str:
        return urlsplit(self.text).path

    @property
    def host(self) -> str:
        return urlsplit(self.text).netloc


def download(page: Page) -> bytes:
    """Download the file that the open page offers."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Baixar o PDF").click()
    return waiting.value.path().read_bytes()


def scan(pdf: bytes) -> Scanned:
    """Print a certificate at 150 dpi and read the QR of its front."""
    front = pypdfium2.PdfDocument(pdf)[0]
    picture = front.render(scale=DPI / 72).to_pil()
    found = [code.text for code in zxingcpp.read_barcodes(picture)]
    assert len(found) == 1, found
    return Scanned(found[0])


def check(page: Page, scanned: Scanned, *, name: str) -> None:
    """Open the address of a QR on the running site and read the verdict."""
    assert re.fullmatch(r"/V/[0-9A-Z]{17}", scanned.path), scanned
    page.goto(scanned.text)
    expect(page.get_by_role("heading", name="Válido")).to_be_visible()
    for term, told in (("Pessoa", name), ("Curso", COURSE.title), ("Carga horária", "3 h")):
        expect(fact(page, term)).to_contain_text(told)


def fact(page: Page, term: str) -> Locator:
    """Return what a page says beside a term."""
    return page.locator(".facts__row", has=page.get_by_text(term, exact=True)).locator("dd")
