"""The coordination's pages."""

from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus, ReplacementReason
from certificates.issuing.services import queue_certificate, replace
from lms.access.rules import Role
from lms.common.codes import format_code
from tests.cast import Cast, give
from tests.certificates.factories import complete, identify, issued, queued
from tests.courses.factories import edition, offering

LIST = "/gestao/certificados/"
TOLD = {"reason": "error", "details": "Saiu para a pessoa errada."}


def address(certificate: Certificate, name: str = "registered") -> str:
    return reverse(f"certificates:{name}", args=[certificate.public_id])


@pytest.fixture
def bruno(client: Client, cast: Cast) -> Client:
    client.force_login(cast.bruno.user)
    return client


def test_the_register_lists_what_my_issuers_gave(bruno: Client, cast: Cast) -> None:
    mine = issued(cast)
    elsewhere = offering(
        cast, mine.enrollment.offering.edition, organization=cast.goiania, by=cast.davi.user
    )
    foreign = queue_certificate(complete(cast.ana, elsewhere).pk)
    assert foreign is not None
    page = bruno.get(LIST).text

    assert address(mine) in page
    assert address(foreign) not in page


def test_the_home_opens_a_foreign_certificate_of_its_worker(bruno: Client, cast: Cast) -> None:
    identify(cast.ana)
    elsewhere = offering(cast, edition(), organization=cast.goiania, by=cast.davi.user)
    foreign = queue_certificate(complete(cast.ana, elsewhere).pk)
    assert foreign is not None

    assert bruno.get(address(foreign)).status_code == HTTPStatus.OK
    assert bruno.get(address(foreign, "revoke")).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("typed", ["1", "1/{year}", "nº 1/{year}", "{code}", "{pretty}"])
def test_a_certificate_is_found_by_number_or_code(bruno: Client, cast: Cast, typed: str) -> None:
    certificate = issued(cast)
    q = typed.format(
        year=certificate.year, code=certificate.code.lower(), pretty=format_code(certificate.code)
    )

    assert address(certificate) in bruno.get(LIST, {"q": q}).text


@pytest.mark.parametrize("typed", ["2", "1/1999", "Ana", "²", "9" * 40, "1/x", "/", "'"])
def test_what_is_not_found_says_so_and_stays_typed(bruno: Client, cast: Cast, typed: str) -> None:
    issued(cast)
    page = bruno.get(LIST, {"q": typed}).text

    assert "Nenhum certificado com esse" in page
    assert 'value="' in page


@pytest.mark.parametrize("who", ["ana", "fabio"])
def test_without_the_permission_there_is_no_register(client: Client, cast: Cast, who: str) -> None:
    certificate = issued(cast)
    client.force_login(getattr(cast, who).user)

    for found in [LIST, *(address(certificate, name) for name in ("registered", "revoke"))]:
        assert client.get(found).status_code == HTTPStatus.NOT_FOUND


def test_another_town_finds_nothing(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    client.force_login(cast.davi.user)

    assert client.get(address(certificate)).status_code == HTTPStatus.NOT_FOUND
    assert client.post(address(certificate, "revoke"), TOLD).status_code == HTTPStatus.NOT_FOUND
    assert address(certificate) not in client.get(LIST, {"q": certificate.code}).text


def test_human_resources_look_and_change_nothing(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    client.force_login(cast.elisa.user)

    assert "Só a coordenação" in client.get(address(certificate)).text
    answer = client.post(address(certificate, "revoke"), {**TOLD, "confirmed": "1"})
    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_revoking_asks_twice(bruno: Client, cast: Cast) -> None:
    certificate = issued(cast)
    revoke = address(certificate, "revoke")

    form = bruno.get(revoke).text
    assert "button--danger" not in form
    asked = bruno.post(revoke, TOLD).text
    assert "button--danger" in asked
    assert "Saiu para a pessoa errada." in asked
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.ISSUED

    done = bruno.post(revoke, {**TOLD, "confirmed": "1"}, follow=True)
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.REVOKED
    assert "Certificado revogado" in done.text


def test_going_back_keeps_what_was_typed(bruno: Client, cast: Cast) -> None:
    page = bruno.post(address(issued(cast), "revoke"), {**TOLD, "back": "1"}).text

    assert "Saiu para a pessoa errada." in page
    assert "button--danger" not in page


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"reason": "error", "details": " "}, "Conte o que aconteceu"),
        ({"reason": "", "details": "Longa história."}, "Escolha o motivo"),
        ({"reason": "error", "details": "x" * 1001}, "Resuma um pouco"),
        ({"reason": "annulled", "details": "Longa história."}, "Faça uma escolha válida"),
    ],
)
def test_what_is_missing_is_said_beside_the_form(
    bruno: Client, cast: Cast, told: dict[str, str], sentence: str
) -> None:
    certificate = issued(cast)
    page = bruno.post(address(certificate, "revoke"), {**told, "confirmed": "1"}).text

    assert sentence in page
    assert told["details"] in page
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.ISSUED


def test_replacing_leads_to_the_new_certificate(bruno: Client, cast: Cast) -> None:
    old = issued(cast)
    told = {"reason": "wrong_data", "details": "Nome errado.", "confirmed": "1"}

    answer = bruno.post(address(old, "replace"), told)

    new = Certificate.objects.get(replaces=old)
    assert answer["Location"] == address(new)
    assert f"Substitui o nº {old.number}/{old.year}" in bruno.get(address(new)).text
    assert address(new) in bruno.get(address(old)).text


def test_what_cannot_be_done_now_is_said(bruno: Client, cast: Cast) -> None:
    certificate = queued(cast)

    page = bruno.get(address(certificate, "revoke"), follow=True).text

    assert "não dá para revogar agora" in page


def test_ones_own_certificate_is_for_somebody_else(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    give(cast.ana, Role.COORDINATOR, organization=cast.parintins)
    client.force_login(cast.ana.user)

    assert "próprio certificado" in client.get(address(certificate)).text
    answer = client.post(address(certificate, "revoke"), {**TOLD, "confirmed": "1"})
    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_a_rectified_name_is_not_listed(bruno: Client, cast: Cast) -> None:
    old = issued(cast)
    cast.ana.civil_name = "Nome Novo"
    cast.ana.save()
    reason = ReplacementReason.NAME_RECTIFICATION
    replace(certificate=old, reason=reason, details="Nome.", by=cast.bruno.user)

    for page in (bruno.get(LIST).text, bruno.get(address(old)).text):
        assert "Ana Beatriz" not in page
        assert "Nome retificado" in page


def test_the_register_takes_as_many_queries_for_many_as_for_one(
    bruno: Client, cast: Cast, django_assert_num_queries: Any
) -> None:
    first = issued(cast)
    bruno.get(LIST)  # the frame's town is found once a minute
    with django_assert_num_queries(LIST_QUERIES):
        bruno.get(LIST)
    identify(cast.elisa, "11144477735")
    queue_certificate(complete(cast.elisa, first.enrollment.offering).pk)
    with django_assert_num_queries(LIST_QUERIES):
        bruno.get(LIST)


LIST_QUERIES = 5
