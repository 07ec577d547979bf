import pytest
from django.test import Client
from django.urls import reverse

from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus
from lms.common.codes import format_code, new_code
from tests.cast import Cast
from tests.certificates.factories import issued

REVOKE, REPLACE = reverse("certificates:revoke_many"), reverse("certificates:replace_many")
TOLD = {"reason": "error", "details": "A turma registrou as pessoas erradas."}


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    return issued(cast)


@pytest.fixture
def bruno(client: Client, cast: Cast) -> Client:
    client.force_login(cast.bruno.user)
    return client


def mail(certificate: Certificate) -> str:
    """Return an e-mail with a code in it, as people paste them."""
    return f"Bom dia,\n> segue: {format_code(certificate.code).lower()}\nObrigada"


def test_a_list_goes_through_three_steps(bruno: Client, certificate: Certificate) -> None:
    told = {**TOLD, "codes": mail(certificate)}
    confirming = bruno.post(REVOKE, told).text
    assert "1 certificado muda" in confirming
    assert "Será revogado" in confirming
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.ISSUED

    done = bruno.post(REVOKE, {**told, "confirmed": "1"}).text
    assert "O certificado mudou." in done
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.REVOKED


def test_many_are_replaced_on_their_own_page(bruno: Client, certificate: Certificate) -> None:
    told = {"codes": certificate.code, "reason": "wrong_data", "details": "Nome.", "confirmed": "1"}
    page = bruno.post(REPLACE, told).text

    assert "Substituído" in page
    assert Certificate.objects.filter(replaces=certificate).exists()


@pytest.mark.parametrize("missing", ["reason", "details", "codes"])
def test_what_is_missing_is_asked_for_and_the_rest_stays(
    bruno: Client, certificate: Certificate, missing: str
) -> None:
    told = {**TOLD, "codes": mail(certificate), "confirmed": "1"}
    page = bruno.post(REVOKE, {**told, missing: ""}).text

    kept = {"details": TOLD["details"], "codes": format_code(certificate.code).lower()}
    for name, text in kept.items():
        assert (text in page) is (name != missing)
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.ISSUED


def test_going_back_keeps_everything(bruno: Client, certificate: Certificate) -> None:
    page = bruno.post(REVOKE, {**TOLD, "codes": mail(certificate), "back": "1"}).text

    assert TOLD["details"] in page
    assert format_code(certificate.code).lower() in page
    assert "checked" in page


def test_codes_that_are_none_are_named_and_the_others_go_on(
    bruno: Client, certificate: Certificate
) -> None:
    typo = certificate.code[:-1] + ("0" if certificate.code[-1] != "0" else "1")
    text = f"{certificate.code}\n{typo}\n{new_code()}"
    page = bruno.post(REVOKE, {**TOLD, "codes": text}).text

    assert "1 certificado muda; 2 ficam de fora." in page
    assert "erro de digitação" in page
    assert "Não é um certificado da sua secretaria." in page


def test_where_nothing_would_change_the_page_says_why(
    bruno: Client, certificate: Certificate
) -> None:
    bruno.post(REVOKE, {**TOLD, "codes": certificate.code, "confirmed": "1"})
    page = bruno.post(REVOKE, {**TOLD, "codes": certificate.code}).text

    assert "Nenhum destes pode mudar agora." in page
    assert "Já estava revogado." in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nada disso é código", "Não achamos nenhum código"),
        ("\n".join(new_code() for _ in range(501)), "Divida a lista"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_and_kept(
    bruno: Client, certificate: Certificate, text: str, said: str
) -> None:
    page = bruno.post(REVOKE, {**TOLD, "codes": text}).text

    assert said in page
    assert text.splitlines()[0] in page


def test_what_is_chosen_from_the_list_comes_along(bruno: Client, certificate: Certificate) -> None:
    registry = bruno.get(reverse("certificates:registry")).text
    assert f'name="chosen" value="{certificate.code}"' in registry
    assert f'formaction="{REVOKE}"' in registry

    page = bruno.post(REVOKE, {"choosing": "1", "chosen": [certificate.code]}).text
    assert format_code(certificate.code) in page
    assert "Escolha o motivo." not in page


def test_one_that_ended_cannot_be_chosen(bruno: Client, certificate: Certificate) -> None:
    bruno.post(REVOKE, {**TOLD, "codes": certificate.code, "confirmed": "1"})

    assert 'name="chosen"' not in bruno.get(reverse("certificates:registry")).text


def test_who_only_sees_certificates_chooses_none(
    client: Client, cast: Cast, certificate: Certificate
) -> None:
    client.force_login(cast.elisa.user)

    assert 'name="chosen"' not in client.get(reverse("certificates:registry")).text
    assert client.get(REVOKE).status_code == 404
    assert client.post(REVOKE, {**TOLD, "codes": certificate.code}).status_code == 404
