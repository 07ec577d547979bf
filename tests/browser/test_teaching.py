"""Somebody teaches, the coordination confirms the hours, and anybody checks the certificate."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenAs
from tests.browser.newcomers import Newcomer
from tests.browser.steps import COORDINATOR, PHONE, assert_accessible, assert_fits
from tests.browser.studying import ISSUING_SECONDS, until

pytestmark = pytest.mark.slow

OFFERING = "Roda de quem ensina"
COURSE = "Aprender com a semana: roda de conversa da equipe"
TITLE = "Técnica de enfermagem, educadora popular em saúde"


def sound(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("link", name=name).first.click()


def make_offering(page: Page) -> None:
    """Make an offering of today alone, by the page's own form."""
    page.goto("/gestao/turmas/nova/")
    page.get_by_label("Curso").select_option(label=f"{COURSE} (Parintins)")
    page.get_by_label("Nome da turma").fill(OFFERING)
    page.get_by_label("Vagas").fill("5")
    today = page.evaluate("new Date().toLocaleDateString('sv', {timeZone: 'America/Manaus'})")
    page.get_by_label("Início").fill(today)
    page.get_by_label("Fim").fill(today)
    press(page, "Criar turma")
    expect(page.get_by_text("Turma criada")).to_be_visible()


def name_who_teaches(page: Page, who: Newcomer) -> None:
    follow(page, "Incluir alguém")
    page.get_by_label("Titulação").fill(TITLE)
    press(page, "Incluir na lista")
    expect(page.get_by_text("Escreva o nome ou o CPF").first).to_be_visible()
    expect(page.get_by_label("Titulação")).to_have_value(TITLE)
    sound(page)
    page.get_by_label("Nome ou CPF").fill(who.cpf)
    page.get_by_label("Preceptoria").check()
    press(page, "Incluir na lista")
    expect(page.get_by_text(f"{who.name} ensina nesta turma.")).to_be_visible()
    sound(page)
    roster = page.url
    follow(page, re.compile(f"Retirar.*{who.name}"))
    sound(page)
    page.goto(roster)


def close(page: Page) -> None:
    for way in ("Abrir inscrições", "Marcar como em andamento", "Começar o fechamento"):
        follow(page, way)
        press(page, way)
    follow(page, "Encerrar a turma")
    press(page, "Encerrar a turma")
    expect(page.get_by_text("Encerramento começado")).to_be_visible()


def confirm(page: Page, who: Newcomer) -> None:
    follow(page, re.compile(f"Confirmar horas de {who.name}"))
    sound(page)
    page.get_by_label("Minutos").fill("15")
    press(page, "Confirmar as horas")
    expect(page.get_by_text("Confirmadas", exact=True)).to_be_visible()
    sound(page)


def test_who_teaches_gets_hours_and_a_certificate_and_loses_them_with_the_hours(
    open_as: OpenAs, newcomer: Newcomer
) -> None:
    bruno = open_as(COORDINATOR, viewport=PHONE)
    make_offering(bruno)
    roster = bruno.url
    name_who_teaches(bruno, newcomer)
    close(bruno)
    confirm(bruno, newcomer)

    teacher = open_as(newcomer.cpf, viewport=PHONE)
    wait_for(teacher, "/meu-espaco/certificados/", "Preceptoria ·")
    sound(teacher)
    follow(teacher, COURSE)
    expect(teacher.get_by_role("heading", name=COURSE)).to_be_visible()
    wait_for(teacher, teacher.url, "Ver o que a pessoa vai ver")
    follow(teacher, "Ver o que a pessoa vai ver")
    verdict = teacher.url
    for told in ("Válido", "Certificado de preceptoria", "15 min em serviço"):
        expect(teacher.get_by_text(told).first).to_be_visible()
    sound(teacher)
    teacher.goto("/meu-espaco/horas/")
    expect(teacher.get_by_text("Preceptoria").first).to_be_visible()

    bruno.goto(roster)
    follow(bruno, re.compile(f"Anular as horas de {newcomer.name}"))
    bruno.get_by_label("Motivo").fill("O encontro não aconteceu.")
    sound(bruno)
    press(bruno, "Anular as horas")
    expect(bruno.get_by_text("Anuladas", exact=True)).to_be_visible()
    wait_for(teacher, verdict, "Revogado")


def wait_for(page: Page, path: str, text: str) -> None:
    """Open a page again until a job has done what it shows."""
    for _try in until(ISSUING_SECONDS):
        page.goto(path)
        if page.get_by_text(text).count():
            return
