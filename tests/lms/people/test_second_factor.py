"""The second factor: asked of the staff, set up, used at the sign-in."""

import re

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from lms.people import services
from lms.people.models import EmploymentLink, User
from tests.cast import Cast
from tests.lms.people.made import CPF, NEW_PASSWORD, is_in, redeem, sign_in


def second_factor(user: User) -> str:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def now_code(secret: str) -> str:
    from allauth.mfa.totp.internal.auth import (
        format_hotp_value,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_staff_without_a_second_factor_is_sent_to_set_it_up(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.STAFF_SECOND_FACTOR = True
    for user in (cast.bruno.user, cast.elisa.user, cast.fabio.user, cast.root):
        assert user is not None
        client.force_login(user)
        assert client.get("/gestao/pessoas/")["Location"] == reverse("mfa_activate_totp")
    assert cast.bruno.user is not None
    second_factor(cast.bruno.user)
    client.force_login(cast.bruno.user)
    assert client.get("/gestao/pessoas/").status_code == 200


def test_whoever_has_no_staff_role_needs_no_second_factor(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.STAFF_SECOND_FACTOR = True
    client.force_login(cast.ana.user)
    assert client.get("/conta/").status_code == 200
    assert client.get("/gestao/pessoas/").status_code == 404


def test_the_demonstration_says_that_the_second_factor_is_off(
    client: Client, cast: Cast, settings: Settings
) -> None:
    client.force_login(cast.bruno.user)
    assert "a segunda etapa está desligada" in client.get("/gestao/pessoas/").content.decode()


def test_the_second_factor_is_asked_for_at_sign_in_and_after_a_code(
    client: Client, cast: Cast, maria: User
) -> None:
    secret = second_factor(maria)
    assert sign_in(client, CPF, NEW_PASSWORD)["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)
    page = client.get(reverse("mfa_authenticate"))
    assert "Digite o código de 6 números" in page.content.decode()
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "O código não confere." in wrong.content.decode()
    client.post(reverse("mfa_authenticate"), {"code": now_code(secret)})
    assert is_in(client)
    client.logout()
    link = EmploymentLink.objects.get(person__user=maria)
    text = services.issue_one_time_code(link=link, by=cast.bruno.user).text
    assert redeem(client, code=text)["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)


def test_a_second_factor_is_switched_on_after_the_password(client: Client, maria: User) -> None:
    sign_in(client, CPF, NEW_PASSWORD)
    asked = client.get(reverse("mfa_activate_totp"))
    assert asked["Location"].startswith("/conta/confirmar-senha/")
    assert "Confirme que é você" in client.get(asked["Location"]).content.decode()
    wrong = client.post(asked["Location"], {"password": "errada"})
    assert "A senha não confere." in wrong.content.decode()
    client.post(asked["Location"], {"password": NEW_PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'id="segredo" value="(\w+)"', page)
    assert secret is not None
    done = client.post(reverse("mfa_activate_totp"), {"code": now_code(secret[1])}, follow=True)
    assert "Códigos de reserva" in done.content.decode()
    assert Authenticator.objects.filter(user=maria, type="totp").exists()
    for name in ("mfa_index", "mfa_deactivate_totp", "mfa_generate_recovery_codes"):
        assert client.get(reverse(name)).status_code == 200
