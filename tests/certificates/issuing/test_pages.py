"""The person's own pages."""

from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from certificates.issuing import menu
from certificates.issuing.models import Certificate
from certificates.issuing.rules import RevocationReason
from certificates.issuing.services import erase_person, issue, queue_certificate, revoke
from tests.cast import Cast
from tests.certificates.factories import RunJobs, complete, issued, queued
from tests.courses.factories import edition, offering

LIST = "/meu-espaco/certificados/"


def page_of(certificate: Certificate) -> str:
    return reverse("certificates:mine", args=[certificate.public_id])


def test_my_certificate_shows_its_qr_its_code_and_its_file(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    client.force_login(cast.ana.user)
    page = client.get(page_of(certificate)).text

    assert "<path fill=" in page
    assert f"https://conferir.example/v/{certificate.code}" in page
    assert reverse("certificates:file", args=[certificate.public_id]) in page
    assert "Ainda ninguém conferiu" in page


def test_my_certificate_says_how_often_it_was_checked_and_when(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    client.get(f"/v/{certificate.code}")
    client.force_login(cast.ana.user)

    assert '1 <span class="stat__unit">vez</span>' in client.get(page_of(certificate)).text


def test_my_list_shows_the_newest_first(client: Client, cast: Cast) -> None:
    first = issued(cast)
    second = queue_certificate(
        complete(cast.ana, offering(cast, edition(slug="outro", title="Outro curso"))).pk
    )
    assert second is not None
    client.force_login(cast.ana.user)
    page = client.get(LIST).text

    assert page.index(page_of(second)) < page.index(page_of(first))
    assert "sendo preparado" in page


def test_an_empty_list_says_what_comes(client: Client, cast: Cast) -> None:
    client.force_login(cast.ana.user)

    assert "Nenhum certificado ainda" in client.get(LIST).text


@pytest.mark.parametrize("who", ["bruno", "davi", "elisa"])
def test_anothers_certificate_is_not_among_mine(client: Client, cast: Cast, who: str) -> None:
    certificate = issued(cast)
    client.force_login(getattr(cast, who).user)

    assert client.get(page_of(certificate)).status_code == HTTPStatus.NOT_FOUND
    assert page_of(certificate) not in client.get(LIST).text


def test_one_that_still_waits_offers_no_file(client: Client, cast: Cast) -> None:
    certificate = queued(cast)
    client.force_login(cast.ana.user)
    page = client.get(page_of(certificate)).text

    assert "sendo preparado" in page
    assert reverse("certificates:file", args=[certificate.public_id]) not in page


def test_a_revoked_one_says_why(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    revoke(
        certificate=certificate,
        reason=RevocationReason.ISSUED_IN_ERROR,
        details="X.",
        by=cast.bruno.user,
    )
    client.force_login(cast.ana.user)

    assert "emitido por engano" in client.get(page_of(certificate)).text


def test_an_erased_one_offers_no_file(client: Client, cast: Cast, run_jobs: RunJobs) -> None:
    certificate = issued(cast)
    erase_person(certificate=certificate, by=cast.ana.user)
    run_jobs()
    client.force_login(cast.ana.user)
    page = client.get(page_of(certificate)).text

    assert reverse("certificates:file", args=[certificate.public_id]) not in page


def test_the_panel_shows_three_and_says_that_there_are_more(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    issued(cast)
    for number in range(3):
        made = edition(slug=f"curso-{number}", title=f"Curso {number}")
        certificate = queue_certificate(complete(cast.ana, offering(cast, made)).pk)
        assert certificate is not None
        issue(certificate.pk)

    with django_assert_num_queries(1):
        panel = menu.newest(cast.ana)

    assert panel is not None
    assert (len(panel["items"]), panel["more"]) == (3, True)


def test_my_space_has_the_panel_and_the_tab(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    client.force_login(cast.ana.user)
    page = client.get("/meu-espaco/").text

    assert page_of(certificate) in page
    assert f'href="{LIST}"' in page
