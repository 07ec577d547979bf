"""Opening an account, by oneself or with the coordination's code, and getting back into it."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from lms.people import services
from lms.people.models import Person, User
from tests.cast import Cast
from tests.lms.people.made import (
    CPF,
    FIRST,
    HOME,
    NEW_PASSWORD,
    OTHER_CPF,
    is_in,
    redeem,
    register,
    sign_in,
    verified,
)

SIGN_UP = "/conta/criar/"


def sign_up(client: Client, **changes: str) -> HttpResponse:
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


def test_an_email_is_added_to_an_account_without_one(client: Client, maria: User) -> None:
    sign_in(client, CPF, NEW_PASSWORD)
    assert "Você não tem e-mail na conta" in client.get("/conta/email/").content.decode()
    client.post("/conta/email/", {"email": "maria@exemplo.example", "action_add": "1"})
    assert EmailAddress.objects.get(user=maria).email == "maria@exemplo.example"
    assert "Falta confirmar" in client.get("/conta/email/").content.decode()
