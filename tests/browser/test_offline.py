"""Studying without a signal: downloaded with one tap, answered on the phone, sent exactly once."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser import studying
from tests.browser.conftest import Site
from tests.browser.network import Network, network_to
from tests.browser.phones import Phone, phone_of
from tests.browser.steps import fill_sign_in
from tests.browser.studying import COURSE, QUIZ, READ, fill_answer, place_of, right_values

pytestmark = pytest.mark.slow

LAURO = "853.726.160-24"
FIRST = READ[0]
PRACTICE = studying.questions_of(FIRST)[0]
LESSON = f"/cursos/{COURSE.slug}/{FIRST.slug}/"
SHEET = f"/cursos/{COURSE.slug}/{QUIZ.slug}/folha/"


@pytest.fixture
def network(site: Site) -> Iterator[Network]:
    with network_to(site.url) as network:
        yield network


@pytest.fixture
def phone(playwright: Playwright, network: Network, tmp_path: Path) -> Iterator[Phone]:
    with phone_of(playwright, tmp_path / "profile", network) as phone:
        yield phone


def enrol(phone: Phone, cpf: str) -> None:
    """Sign in, and take a seat in the course."""
    phone.page.goto("/conta/entrar/")
    phone.page.get_by_label("Lembrar de mim neste celular").check()
    fill_sign_in(phone.page, cpf)
    expect(phone.page).not_to_have_url(re.compile("/conta/entrar/"))
    phone.page.goto(f"/cursos/{COURSE.slug}/")
    phone.page.get_by_role("button", name="Fazer matrícula").click()
    expect(phone.page.get_by_text("Matrícula feita")).to_be_visible()


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


def test_a_course_is_studied_without_a_signal_and_arrives_once(phone: Phone, site: Site) -> None:
    enrol(phone, LAURO)
    phone.download()
    phone.lose_signal()
    study_without_signal(phone)
    kept = {str(row["id"]).replace("-", "") for row in phone.waiting()}
    assert not events_of(site, "Lauro Meireles")

    phone.reopen()
    phone.page.goto(LESSON)
    studying.expect_answered(phone.page, PRACTICE)
    expect(phone.page.locator("[data-sync-line]")).to_contain_text("Guardado no celular.")

    phone.find_signal()
    expect(place_of(phone.page, PRACTICE).get_by_text("Isso mesmo")).to_be_visible()
    expect(phone.page.locator("[data-sync-line]")).to_contain_text(re.compile(r"Enviado às \d+h"))
    phone.page.goto(SHEET)
    expect(phone.page.get_by_text("Você já passou")).to_be_visible()
    sent = events_of(site, "Lauro Meireles")
    assert {one[0] for one in sent} == kept
    assert len(sent) == len(kept)
    assert not [one for one in sent if one[2]]
