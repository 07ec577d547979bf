"""Pages that only a journey leads to, each of them sound: a quiz, a code, a refused form."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse
from playwright.sync_api import Page, expect

from lms.demo import PASSWORD
from tests.browser.conftest import OpenAs, Site
from tests.browser.rounds import COURSE, JOAO, MARTA, QUIZ, VALID, things
from tests.browser.steps import ADMINISTRATOR, COORDINATOR, examine, fill_sign_in

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _known_things(site: Site) -> None:
    things.site = site


def test_a_quiz_is_sound_blank_unfinished_and_failed(open_as: OpenAs) -> None:
    page = open_as(JOAO)
    page.goto(reverse("courses:lesson", args=(COURSE, QUIZ)))
    page.get_by_role("button", name="Começar a avaliação").click()
    for button in ("Conferir e entregar", "Entregar assim mesmo"):
        expect(page.get_by_role("button", name=button)).to_be_visible()
        examine(page)
        page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", name="Ainda não foi desta vez")).to_be_visible()
    examine(page)


def test_a_code_of_first_access_is_shown_on_a_sound_page(open_as: OpenAs) -> None:
    page = open_as(COORDINATOR)
    page.goto(reverse("people:people"))
    page.get_by_role("link", name="Marta Vidal").click()
    page.get_by_role("button", name="Gerar código").click()
    expect(page.get_by_role("heading", name="Código de Marta Vidal")).to_be_visible()
    examine(page)


def test_a_certificate_is_revoked_by_way_of_sound_pages(open_as: OpenAs, site: Site) -> None:
    page = open_as(COORDINATOR)
    page.goto(reverse("certificates:revoke", args=[str(VALID())]))
    page.get_by_role("button", name="Continuar").click()
    expect(page.locator("[data-focus]")).to_be_focused()
    examine(page)
    page.get_by_text("Emitido por engano").click()
    page.get_by_role("textbox").last.fill("Só para ver a pergunta.")
    page.get_by_role("button", name="Continuar").click()
    expect(page.get_by_role("heading", name="Revogar de vez?")).to_be_visible()
    examine(page)


def test_forms_with_errors_are_sound(phone: Page) -> None:
    for name, button in (
        ("account_signup", "Criar conta"),
        ("account_reset_password", "Mandar para o meu e-mail"),
        ("people:first_access", "Criar a senha e entrar"),
    ):
        phone.goto(reverse(name))
        phone.get_by_role("button", name=button).click()
        expect(phone.locator("[data-focus]")).to_be_focused()
        examine(phone)


def test_the_second_step_is_turned_on_used_and_sound(open_as: OpenAs) -> None:
    page = open_as(MARTA)
    page.goto(reverse("mfa_activate_totp"))
    confirm_password(page)
    secret = page.get_by_label("digite este segredo").input_value()
    examine(page)
    page.locator("[name=code]").fill(code_of(secret))
    page.get_by_role("button", name="Ligar").click()
    expect(page).to_have_url(reverse("mfa_view_recovery_codes"))
    examine(page)
    for name in ("mfa_generate_recovery_codes", "mfa_deactivate_totp", "mfa_index"):
        page.goto(reverse(name))
        examine(page)
    page.goto(reverse("account_logout"))
    page.get_by_role("button", name="Sair").click()
    expect(page.get_by_role("link", name="Entrar", exact=True).first).to_be_visible()
    page.goto(reverse("account_login"))
    fill_sign_in(page, MARTA)
    expect(page).to_have_url(reverse("mfa_authenticate"))
    examine(page)


def confirm_password(page: Page) -> None:
    """Give the password again, which comes before a change of security, on a sound page."""
    page.locator("input[type=password]").fill(PASSWORD)
    examine(page)
    page.get_by_role("button", name="Continuar").click()


def code_of(secret: str) -> str:
    """Return what the phone's application shows now."""
    return str(format_hotp_value(hotp_value(secret.replace(" ", ""), int(time.time()) // 30)))


def test_a_person_without_a_cpf_declares_it_on_a_sound_page(open_as: OpenAs) -> None:
    page = open_as(ADMINISTRATOR)
    answer = page.goto(reverse("people:declare_cpf"))
    assert answer is not None
    assert answer.status == 200
    examine(page)
