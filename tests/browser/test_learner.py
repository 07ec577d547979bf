"""A worker goes from the home page to a certificate that anybody can check."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser import studying
from tests.browser.conftest import OpenContext, Site
from tests.browser.steps import assert_fits
from tests.browser.studying import QUIZ, expect_answered, fill_answer, right_values

pytestmark = pytest.mark.slow

ANA, PAULA = "529.982.247-25", "672.418.300-67"
QUESTIONS = studying.questions_of(QUIZ)
HALF = len(QUESTIONS) // 2


def answer_as_given(page: Page) -> None:
    """Answer the quiz; each answer is saved at once, and a reload half-way loses none."""
    page.get_by_role("button", name="Começar a avaliação").click()
    for number, block in enumerate(QUESTIONS):
        if number == HALF:
            page.reload()
            for given in QUESTIONS[:HALF]:
                expect_answered(page, given)
        fill_answer(page, block, right_values(block))
        # The stages of a case are sent by their own form, the rest as it is given.
        if block.type != "staged_case":
            expect(page.locator("[data-sync-dock]")).to_contain_text("Enviado")


def answer_in_two_parts(page: Page) -> None:
    """Answer half, be told what is missing, come back to it, answer the rest."""
    page.get_by_role("button", name="Começar a avaliação").click()
    for block in QUESTIONS[:HALF]:
        fill_answer(page, block, right_values(block))
    page.get_by_role("button", name="Conferir e entregar").click()
    expect(page.get_by_text(f"Faltam {len(QUESTIONS) - HALF} respostas")).to_be_visible()
    page.get_by_role("link", name="Voltar às perguntas").click()
    for block in QUESTIONS[:HALF]:
        expect_answered(page, block)
    for block in QUESTIONS[HALF:]:
        fill_answer(page, block, right_values(block))


def test_a_learner_goes_from_the_home_page_to_a_certificate_on_a_phone(
    phone: Page, open_context: OpenContext, site: Site
) -> None:
    studying.enter_and_enrol(phone, ANA)
    studying.read_lessons(phone, practises=True)
    answer_as_given(phone)
    studying.hand_in(phone)
    expect(phone.get_by_text("Com isso você concluiu o curso.")).to_be_visible()
    studying.open_certificate(phone)
    assert_fits(phone)

    pdf = studying.download(phone)
    scanned = studying.scan(pdf)
    assert scanned.host.lower() == urlsplit(site.url).netloc
    studying.check(open_context().new_page(), scanned, name="Ana Beatriz Souza")
    assert studying.download(phone) == pdf


def test_a_learner_of_another_town_does_the_same_without_a_script(
    open_context: OpenContext,
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    studying.enter_and_enrol(page, PAULA)
    studying.read_lessons(page, practises=True)
    answer_in_two_parts(page)
    studying.hand_in(page)
    studying.open_certificate(page)

    scanned = studying.scan(studying.download(page))
    visitor = open_context(java_script_enabled=False).new_page()
    studying.check(visitor, scanned, name="Paula Ramos Teixeira")
