"""Signing in, with a browser's own requests."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from lms.people.models import Person, User
from lms.people.services.identities import write_identity
from tests.cast import Cast
from tests.lms.people.made import (
    CPF,
    HOME,
    NEW_PASSWORD,
    OTHER_CPF,
    SIGN_IN,
    is_in,
    register,
    sign_in,
    verified,
)


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


def test_leaving_asks_first(client: Client, maria: User) -> None:
    client.force_login(maria)
    assert client.get("/conta/sair/").status_code == 200
    assert is_in(client)
    client.post("/conta/sair/")
    assert not is_in(client)


@pytest.mark.parametrize(
    "path", ["/conta/", "/conta/nome/", "/conta/cpf/", "/conta/email/", "/conta/senha/"]
)
def test_ones_own_pages_need_a_sign_in(client: Client, db: None, path: str) -> None:
    assert client.get(path)["Location"].startswith(SIGN_IN)
