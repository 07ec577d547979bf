"""Signing in, with a browser's own requests."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from lms.people import services
from lms.people.models import EmploymentLink, Person, User
from lms.people.services.identities import write_identity
from tests.cast import PASSWORD, Cast
from tests.lms.people.made import CPF, NEW_PASSWORD, OTHER_CPF, enter, register

SIGN_IN = "/conta/entrar/"
SIGN_UP = "/conta/criar/"
FIRST = "/conta/primeiro-acesso/"
HOME = "/meu-espaco/"


@pytest.fixture
def maria(cast: Cast) -> User:
    """A learner without an e-mail."""
    return enter(register(cast.parintins, cast.bruno.user), cast.bruno.user)


def verified(person: Person) -> User:
    assert person.user is not None
    EmailAddress.objects.create(
        user=person.user, email=person.user.email or "", verified=True, primary=True
    )
    return person.user


def sign_in(client: Client, login: str, password: str = PASSWORD) -> object:
    return client.post(SIGN_IN, {"login": login, "password": password})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("typed", ["52998224725", "529.982.247-25", " 529.982.247-25 "])
def test_a_cpf_and_a_password_sign_in(client: Client, maria: User, typed: str) -> None:
    response = sign_in(client, typed, NEW_PASSWORD)
    assert response["Location"] == HOME
    assert client.session["_auth_user_id"] == str(maria.pk)
    assert CPF not in str(dict(client.session))


@pytest.mark.parametrize("typed", ["ana@exemplo.example", " ANA@exemplo.example"])
def test_an_email_and_a_password_sign_in(client: Client, cast: Cast, typed: str) -> None:
    verified(cast.ana)
    assert sign_in(client, typed)["Location"] == HOME


def test_the_page_asked_for_is_where_one_arrives(client: Client, maria: User) -> None:
    data = {"login": CPF, "password": NEW_PASSWORD, "next": "/avisos/"}
    assert client.post(SIGN_IN, data)["Location"] == "/avisos/"
    client.logout()
    data["next"] = "https://outro.example/"
    assert client.post(SIGN_IN, data)["Location"] == HOME


@pytest.mark.parametrize("login", [CPF, OTHER_CPF, "ana@exemplo.example", "nada@exemplo.example"])
def test_a_failure_is_told_alike_whoever_exists(client: Client, maria: User, login: str) -> None:
    page = sign_in(client, login, "errada").content.decode()
    assert "CPF, e-mail ou senha não conferem." in page
    assert f'value="{login}"' in page
    assert "errada" not in page


@pytest.mark.parametrize("login", [CPF, OTHER_CPF, "ana@exemplo.example", "nada@exemplo.example"])
def test_a_failure_hashes_one_password_whoever_exists(
    client: Client, maria: User, login: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.contrib.auth.hashers import MD5PasswordHasher

    hashed: list[str] = []
    real = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher,
        "encode",
        lambda self, password, salt: hashed.append(password) or real(self, password, salt),
    )
    sign_in(client, login, "errada")
    assert len(hashed) == 1


@pytest.mark.parametrize(
    ("login", "told"),
    [
        ("529.982.247-24", "Este CPF não confere. Veja se algum número foi trocado."),
        ("529.982", "O CPF tem 11 números. Aqui há 6."),
        ("111.111.111-11", "Este CPF não existe"),
        ("joana", "ou um e-mail completo, com @."),
        ("joana@", "Este e-mail não está completo."),
        ("", "Digite o CPF ou o e-mail."),
        ("9" * 10_000, "comprido demais"),
        ("52998224725\u202e", "não aparece na tela"),
    ],
)
def test_what_is_wrong_in_the_login_is_told_and_stays(
    client: Client, db: None, login: str, told: str
) -> None:
    page = sign_in(client, login, "segredo").content.decode()
    assert told in page
    assert "segredo" not in page
    if login.strip():
        assert login[:50] in page


def test_the_field_is_made_for_a_phone(client: Client, db: None) -> None:
    page = client.get(SIGN_IN).content.decode()
    field = re.search(r'<input[^>]*name="login"[^>]*>', page)
    assert field is not None
    for part in ('inputmode="email"', 'autocomplete="username"', 'autocapitalize="none"'):
        assert part in field[0]
    assert 'autocomplete="current-password"' in page
    assert "placeholder" not in page
    assert " style=" not in page


def test_many_failures_close_the_door_for_a_while(client: Client, maria: User) -> None:
    for _ in range(5):
        sign_in(client, CPF, "errada")
    page = sign_in(client, CPF, NEW_PASSWORD).content.decode()
    assert "Foram muitas tentativas." in page
    assert not is_in(client)


def test_no_limit_keeps_a_cpf(client: Client, maria: User) -> None:
    sign_in(client, CPF, "errada")
    assert all(CPF not in key for key in cache._cache)


def test_a_declared_cpf_does_not_sign_in(client: Client, cast: Cast) -> None:
    write_identity(cast.ana, CPF)
    sign_in(client, CPF)
    assert not is_in(client)


def test_a_merged_persons_cpf_signs_in_who_they_became(client: Client, cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    Person.objects.filter(pk=link.person.pk).update(merged_into=cast.ana)
    sign_in(client, CPF)
    assert client.session["_auth_user_id"] == str(cast.ana.user_id)


def test_an_inactive_sign_in_stays_out(client: Client, maria: User) -> None:
    User.objects.filter(pk=maria.pk).update(is_active=False)
    assert sign_in(client, CPF, NEW_PASSWORD)["Location"] == "/conta/desativada/"
    assert client.get("/conta/desativada/").status_code == 200
    assert not is_in(client)


def test_staying_signed_in_is_asked_for(client: Client, maria: User) -> None:
    sign_in(client, CPF, NEW_PASSWORD)
    assert client.session.get_expire_at_browser_close()
    client.logout()
    client.post(SIGN_IN, {"login": CPF, "password": NEW_PASSWORD, "remember": "on"})
    assert not client.session.get_expire_at_browser_close()


def sign_up(client: Client, **changes: str) -> object:
    data = {
        "civil_name": "Rita Sá D'Ávila",
        "social_name": "",
        "email": "rita@exemplo.example",
        "password1": NEW_PASSWORD,
        **changes,
    }
    return client.post(SIGN_UP, data)


def test_signing_up_makes_a_declared_person_and_asks_for_the_email(
    client: Client, db: None
) -> None:
    response = sign_up(client)
    assert response["Location"] == "/conta/email/enviado/"
    person = Person.objects.get(civil_name="Rita Sá D'Ávila")
    assert person.assurance == "declared"
    message = mail.outbox[0]
    assert message.subject == "Percurso: confirme o seu e-mail"
    address = re.search(r"https://testserver(/conta/email/confirmar/\S+)", message.body)
    assert address is not None
    assert "Este e-mail é seu?" in client.get(address[1]).content.decode()
    client.post(address[1])
    assert EmailAddress.objects.get(email="rita@exemplo.example").verified
    assert sign_in(client, "rita@exemplo.example", NEW_PASSWORD)["Location"] == HOME


def test_signing_up_again_looks_the_same_and_writes_to_the_owner(
    client: Client, cast: Cast
) -> None:
    verified(cast.ana)
    first = sign_up(client)
    again = sign_up(client, email="ana@exemplo.example")
    assert first["Location"] == again["Location"]
    assert mail.outbox[-1].subject == "Percurso: você já tem conta"
    assert Person.objects.filter(civil_name="Rita Sá D'Ávila").count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("civil_name", "x" * 10_000, "até 200 letras"),
        ("civil_name", "Rita 😀", "só leva letras"),
        ("social_name", "Ri\u202eta", "não aparece na tela"),
        ("email", "rita", "Este e-mail não está completo."),
        ("password1", "curta", "8 caracteres"),
        ("password1", "12345678", "muito comum"),
    ],
)
def test_what_is_wrong_in_signing_up_is_told_and_the_rest_stays(
    client: Client, db: None, field: str, typed: str, told: str
) -> None:
    page = sign_up(client, **{field: typed}).content.decode()
    assert told in page
    if field != "email":
        assert "rita@exemplo.example" in page
    assert NEW_PASSWORD not in page
    assert not Person.objects.exists()


def test_a_forgotten_password_is_chosen_again_by_email(client: Client, cast: Cast) -> None:
    user = verified(cast.ana)
    response = client.post("/conta/esqueci/", {"email": user.email})
    assert response["Location"] == "/conta/esqueci/enviado/"
    assert "Se este e-mail tem cadastro" in client.get(response["Location"]).content.decode()
    address = re.search(r"https://testserver(/conta/esqueci/\S+)", mail.outbox[0].body)
    assert address is not None
    form = client.get(address[1], follow=True)
    assert "Escolha uma senha nova" in form.content.decode()
    client.post(form.request["PATH_INFO"], {"password1": NEW_PASSWORD})
    user.refresh_from_db()
    assert user.check_password(NEW_PASSWORD)
    assert "não vale mais" in client.get(address[1], follow=True).content.decode()


def test_asking_for_an_unknown_email_looks_the_same(client: Client, db: None) -> None:
    response = client.post("/conta/esqueci/", {"email": "nada@exemplo.example"})
    assert response["Location"] == "/conta/esqueci/enviado/"
    assert mail.outbox[0].subject == "Percurso: este e-mail não tem conta"


def redeem(client: Client, **changes: str) -> object:
    return client.post(FIRST, {"cpf": CPF, "password": NEW_PASSWORD, **changes})


def test_the_first_access_by_code_signs_in(client: Client, cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    issued = services.issue_one_time_code(link=link, by=cast.bruno.user)
    assert redeem(client, code=issued.text.lower())["Location"] == HOME
    assert is_in(client)


def test_a_wrong_code_keeps_what_was_typed_but_the_password(client: Client, cast: Cast) -> None:
    register(cast.parintins, cast.bruno.user)
    page = redeem(client, code="AAAA-1111").content.decode()
    assert "não abrem um cadastro" in page
    assert 'value="52998224725"' in page
    assert 'value="AAAA-1111"' in page
    assert NEW_PASSWORD not in page


def test_trying_codes_is_limited_as_signing_in_is(client: Client, cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    text = services.issue_one_time_code(link=link, by=cast.bruno.user).text
    for _ in range(5):
        redeem(client, code="AAAA-1111", cpf=OTHER_CPF)
    page = redeem(client, code=text, cpf=OTHER_CPF).content.decode()
    assert "Foram muitas tentativas." in page


def test_a_code_joins_the_account_that_is_open(client: Client, cast: Cast) -> None:
    user = services.sign_up(email="m@exemplo.example", password="x", civil_name="Maria Santos")
    link = register(cast.parintins, cast.bruno.user)
    text = services.issue_one_time_code(link=link, by=cast.bruno.user).text
    client.force_login(user)
    assert 'name="password"' not in client.get(FIRST).content.decode()
    assert client.post(FIRST, {"cpf": CPF, "code": text})["Location"] == "/conta/"
    assert Person.objects.get(user=user) == link.person


def test_changing_the_password_asks_for_the_old_one_and_lifts_the_requirement(
    client: Client, maria: User
) -> None:
    User.objects.filter(pk=maria.pk).update(must_change_password=True)
    assert sign_in(client, CPF, NEW_PASSWORD)["Location"] == "/conta/senha/"
    assert client.get("/avisos/")["Location"] == "/conta/senha/"
    page = client.post("/conta/senha/", {"oldpassword": "errada", "password1": "senha bem nova"})
    assert "Esta não é a sua senha de hoje." in page.content.decode()
    data = {"oldpassword": NEW_PASSWORD, "password1": "senha bem nova"}
    assert client.post("/conta/senha/", data)["Location"] == "/conta/"
    assert client.get("/avisos/").status_code == 200
    maria.refresh_from_db()
    assert not maria.must_change_password


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


def test_leaving_asks_first(client: Client, maria: User) -> None:
    client.force_login(maria)
    assert client.get("/conta/sair/").status_code == 200
    assert is_in(client)
    client.post("/conta/sair/")
    assert not is_in(client)


def test_an_email_is_added_to_an_account_without_one(client: Client, maria: User) -> None:
    sign_in(client, CPF, NEW_PASSWORD)
    assert "Você não tem e-mail na conta" in client.get("/conta/email/").content.decode()
    client.post("/conta/email/", {"email": "maria@exemplo.example", "action_add": "1"})
    assert EmailAddress.objects.get(user=maria).email == "maria@exemplo.example"
    assert "Falta confirmar" in client.get("/conta/email/").content.decode()


@pytest.mark.parametrize(
    "path", ["/conta/", "/conta/nome/", "/conta/cpf/", "/conta/email/", "/conta/senha/"]
)
def test_ones_own_pages_need_a_sign_in(client: Client, db: None, path: str) -> None:
    assert client.get(path)["Location"].startswith(SIGN_IN)
