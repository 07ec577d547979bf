import json

import pytest
from django.test import Client
from django.urls import reverse

from certificates.badges.models import StatusPlace
from certificates.issuing.models import Certificate
from certificates.issuing.rules import RevocationReason
from certificates.issuing.services import erase_person, revoke
from tests.cast import Cast
from tests.certificates.factories import issued


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    return issued(cast)


@pytest.fixture
def ana(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ana.user)
    return client


def address(certificate: Certificate) -> str:
    return reverse("certificates:take_along", args=[certificate.public_id])


def test_the_page_offers_the_choice_and_writes_nothing(
    ana: Client, certificate: Certificate
) -> None:
    page = ana.get(address(certificate)).text

    assert "O CPF nunca vai junto." in page
    assert "Escondido" in page
    assert not StatusPlace.objects.exists()


@pytest.mark.parametrize(
    ("form", "media_type", "ending"),
    [("json", "application/vc", "json"), ("token", "application/vc+jwt", "jwt")],
)
def test_the_credential_comes_as_a_file(
    ana: Client, certificate: Certificate, form: str, media_type: str, ending: str
) -> None:
    response = ana.post(address(certificate), {"name": "hidden", "form": form})

    assert response["Content-Type"] == media_type
    assert response["Cache-Control"] == "private, no-store"
    name = f"credencial-{certificate.code}.{ending}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'


def test_the_name_is_told_only_where_it_was_chosen(
    ana: Client, cast: Cast, certificate: Certificate
) -> None:
    hidden = ana.post(address(certificate), {"name": "hidden", "form": "json"})
    shown = ana.post(address(certificate), {"name": "shown", "form": "json"})

    assert cast.ana.civil_name not in hidden.text
    [identity] = json.loads(shown.content)["credentialSubject"]["identifier"]
    assert identity["identityHash"] == cast.ana.civil_name


def test_what_was_not_chosen_is_asked_for(ana: Client, certificate: Certificate) -> None:
    page = ana.post(address(certificate), {"form": "json"})

    assert page.status_code == 200
    assert "Escolha se o nome aparece." in page.text
    assert not StatusPlace.objects.exists()


def test_one_that_does_not_count_leads_back_and_says_why(
    ana: Client, cast: Cast, certificate: Certificate
) -> None:
    revoke(certificate=certificate, reason=RevocationReason.FRAUD, details="X.", by=cast.bruno.user)
    page = ana.get(address(certificate), follow=True)

    assert "Só um certificado válido e com nome vira credencial." in page.text
    assert "Levar como credencial" not in page.text


def test_one_without_a_name_leads_back_too(
    ana: Client, cast: Cast, certificate: Certificate
) -> None:
    erase_person(certificate=certificate, by=cast.ana.user)
    page = ana.post(address(certificate), {"name": "shown", "form": "json"}, follow=True)

    assert "vira credencial" in page.text


def test_another_persons_certificate_does_not_exist(
    client: Client, cast: Cast, certificate: Certificate
) -> None:
    client.force_login(cast.bruno.user)
    assert client.get(address(certificate)).status_code == 404


def test_the_certificates_page_leads_there(ana: Client, certificate: Certificate) -> None:
    page = ana.get(reverse("certificates:mine", args=[certificate.public_id])).text

    assert address(certificate) in page
