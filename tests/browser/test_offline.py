"""Studying without a signal: downloaded with one tap, answered on the phone, sent exactly once."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser import studying
from tests.browser.conftest import Site
from tests.browser.newcomers import Newcomer
from tests.browser.phones import Phone, phone_of
from tests.browser.studying import (
    CHOICES,
    COURSE,
    QUIZ,
    READ,
    fill_answer,
    place_of,
    right_values,
    wrong_values,
)

pytestmark = pytest.mark.slow

FIRST = READ[0]
PRACTICE = studying.questions_of(FIRST)[0]
LESSON = f"/cursos/{COURSE.slug}/{FIRST.slug}/"
SHEET = f"/cursos/{COURSE.slug}/{QUIZ.slug}/folha/"

# The kept sheet is that of the attempt after one that was handed in.
IS_RENEWED = """async (address) => {
    const kept = await caches.match(address, {ignoreVary: true});
    return (await kept.text()).includes("data-after");
}"""


@pytest.fixture
def phone(playwright: Playwright, site: Site, tmp_path: Path) -> Iterator[Phone]:
    with phone_of(playwright, tmp_path / "profile", site.url) as phone:
        yield phone


def events_of(site: Site, name: str) -> list[tuple[str, str, str]]:
    """Return what a person's phone has sent: its own identity, what it was, why it was refused."""
    return site.ask(
        "SELECT event.client_id, event.event_kind, event.refusal FROM courses_learningevent AS event"
        " JOIN lms_person AS person ON person.id = event.person_id"
        " WHERE person.civil_name = ? ORDER BY event.id",
        name,
    )


def study_without_signal(phone: Phone) -> None:
    """Answer practice, finish the lesson, answer the quiz and hand it in."""
    phone.page.goto(LESSON)
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(FIRST.title)
    studying.give_answer(phone.page, PRACTICE, right_values(PRACTICE))
    expect(place_of(phone.page, PRACTICE)).to_contain_text("Guardado no celular.")
    phone.page.get_by_role("button", name="Concluir aula").click()
    expect(phone.page.get_by_text("Aula lida.").first).to_be_visible()
    phone.page.goto(SHEET)
    for block in studying.questions_of(QUIZ):
        fill_answer(phone.page, block, right_values(block))
    phone.page.get_by_role("button", name="Entregar").click()
    expect(phone.page.get_by_text("Entregue neste celular")).to_be_visible()


def test_a_course_is_studied_without_a_signal_and_arrives_once(
    phone: Phone, site: Site, newcomer: Newcomer
) -> None:
    phone.enrol(newcomer.cpf, COURSE.slug)
    phone.download()
    phone.lose_signal()
    study_without_signal(phone)
    kept = {str(row["id"]).replace("-", "") for row in phone.waiting()}
    assert not events_of(site, newcomer.name)

    phone.reopen()
    phone.page.goto(LESSON)
    studying.expect_answered(phone.page, PRACTICE)
    expect(phone.page.locator("[data-sync-line]")).to_contain_text("Guardado no celular.")

    phone.find_signal()
    expect(place_of(phone.page, PRACTICE).get_by_text("Isso mesmo")).to_be_visible()
    expect(phone.page.locator("[data-sync-line]")).to_contain_text(re.compile(r"Enviado às \d+h"))
    phone.page.goto(SHEET)
    expect(phone.page.get_by_text("Você já passou")).to_be_visible()
    sent = events_of(site, newcomer.name)
    assert {one[0] for one in sent} == kept
    assert len(sent) == len(kept)
    assert not [one for one in sent if one[2]]


def test_a_wrong_answer_is_tried_again_without_a_signal(phone: Phone, newcomer: Newcomer) -> None:
    phone.enrol(newcomer.cpf, COURSE.slug)
    phone.page.goto(LESSON)
    studying.give_answer(phone.page, PRACTICE, wrong_values(PRACTICE))
    expect(place_of(phone.page, PRACTICE).get_by_text("Ainda não")).to_be_visible()
    phone.page.goto(f"/cursos/{COURSE.slug}/")
    phone.download()
    phone.lose_signal()
    phone.page.goto(LESSON)
    place = place_of(phone.page, PRACTICE)
    expect(place.get_by_text("Ainda não")).to_be_visible()
    studying.try_again(place)
    studying.give_answer(phone.page, PRACTICE, right_values(PRACTICE))
    expect(place).to_contain_text("Guardado no celular.")
    phone.page.reload()
    studying.expect_answered(phone.page, PRACTICE)
    phone.find_signal()
    expect(place.get_by_text("Isso mesmo")).to_be_visible()


def hand_in_wrong(phone: Phone) -> None:
    """Answer three choices of the sheet wrongly, and hand it in without the rest."""
    choices = [block for block in studying.questions_of(QUIZ) if block.type in CHOICES]
    for block in choices[:3]:
        fill_answer(phone.page, block, wrong_values(block))
    phone.page.get_by_role("button", name="Entregar").click()
    expect(phone.page.get_by_text("Falta responder")).to_be_visible()
    phone.page.get_by_role("button", name="Entregar").click()
    expect(phone.page.get_by_text("Entregue neste celular")).to_be_visible()


def hand_in_right(phone: Phone) -> None:
    """Answer every question of the sheet rightly, and hand it in."""
    for block in studying.questions_of(QUIZ):
        fill_answer(phone.page, block, right_values(block))
    phone.page.get_by_role("button", name="Entregar").click()
    expect(phone.page.get_by_text("Entregue neste celular")).to_be_visible()


def test_a_quiz_is_locked_until_its_result_comes_and_tried_again(
    phone: Phone, site: Site, newcomer: Newcomer
) -> None:
    phone.enrol(newcomer.cpf, COURSE.slug)
    phone.download()
    phone.lose_signal()
    phone.page.goto(SHEET)
    hand_in_wrong(phone)
    fields = phone.page.locator("[data-question] input")
    expect(fields.first).to_be_disabled()
    phone.page.reload()
    expect(phone.page.get_by_text("Entregue neste celular")).to_be_visible()
    expect(fields.first).to_be_disabled()

    phone.find_signal()
    expect(phone.page.get_by_text("Ainda não foi desta vez")).to_be_visible()
    phone.wait_until(IS_RENEWED, SHEET)
    phone.lose_signal()
    studying.try_again(phone.page.locator("main"))
    expect(phone.page.get_by_role("button", name="Entregar")).to_be_visible()
    assert not phone.page.locator("[data-question] input:checked").count()
    hand_in_right(phone)
    phone.find_signal()
    # A sum too: the sheet that the phone keeps has the numbers of the second attempt.
    expect(phone.page.get_by_text("Resultado: 100%. Você passou.")).to_be_visible()
    expect(phone.page.get_by_role("link", name="Tentar de novo")).to_be_hidden()
    numbers = site.ask(
        "SELECT attempt.number FROM courses_attempt AS attempt"
        " JOIN courses_enrollment AS enrollment ON enrollment.id = attempt.enrollment_id"
        " JOIN lms_person AS person ON person.id = enrollment.person_id"
        " WHERE person.civil_name = ? ORDER BY attempt.number",
        newcomer.name,
    )
    assert numbers == [(1,), (2,)]
