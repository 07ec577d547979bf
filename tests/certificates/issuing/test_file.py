"""The stored file: the same bytes for ever, for whoever may have it."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from certificates.issuing.models import Certificate
from certificates.issuing.rules import ReplacementReason
from certificates.issuing.services import erase_person, replace
from courses.catalogue.models import CoursePage
from lms.people.models import User
from tests.cast import Cast
from tests.certificates.factories import RunJobs, issued, queued, stored_bytes


def fetch(client: Client, certificate: Certificate, who: User | None, **headers: str) -> object:
    """Ask for the file."""
    if who is not None:
        client.force_login(who)
    return client.get(reverse("certificates:file", args=[certificate.public_id]), headers=headers)


def content(response: object) -> bytes:
    return b"".join(response.streaming_content)


def test_the_person_gets_the_file(client: Client, cast: Cast) -> None:
    certificate = issued(cast)

    response = fetch(client, certificate, cast.ana.user)

    assert content(response) == stored_bytes(certificate)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(stored_bytes(certificate)))
    assert response["ETag"] == f'"{certificate.file_sha256}"'
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_the_name_of_the_download_is_the_code(client: Client, cast: Cast) -> None:
    certificate = issued(cast)

    response = fetch(client, certificate, cast.ana.user)

    assert content(response)
    assert (
        response["Content-Disposition"]
        == f'attachment; filename="certificado-{certificate.code}.pdf"'
    )


def test_it_is_the_same_after_person_course_and_issuer_were_renamed(
    client: Client, cast: Cast, run_jobs: RunJobs
) -> None:
    certificate = issued(cast)
    before = content(fetch(client, certificate, cast.ana.user))
    cast.ana.civil_name = cast.ana.social_name = "Outro Nome"
    cast.ana.save()
    cast.parintins.legal_name = cast.parintins.short_name = "Outra Secretaria"
    cast.parintins.save()
    page = CoursePage.objects.get()
    page.title = "Outro título"
    page.save_revision().publish()
    run_jobs()

    assert content(fetch(client, certificate, cast.ana.user)) == before


def test_a_copy_that_is_already_there_is_not_sent_again(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    etag = f'"{certificate.file_sha256}"'

    response = fetch(client, certificate, cast.ana.user, if_none_match=etag)

    assert response.status_code == HTTPStatus.NOT_MODIFIED


@pytest.mark.parametrize("who", ["bruno", "carla", "elisa"])
def test_staff_of_issuer_and_home_get_it(client: Client, cast: Cast, who: str) -> None:
    response = fetch(client, issued(cast), getattr(cast, who).user)

    assert content(response).startswith(b"%PDF")


@pytest.mark.parametrize("who", ["davi", "fabio"])
def test_for_anybody_else_it_does_not_exist(client: Client, cast: Cast, who: str) -> None:
    response = fetch(client, issued(cast), getattr(cast, who).user)

    assert response.status_code == HTTPStatus.NOT_FOUND


def test_a_superuser_gets_nothing(client: Client, cast: Cast) -> None:
    assert fetch(client, issued(cast), cast.root).status_code == HTTPStatus.NOT_FOUND


def test_a_visitor_is_asked_to_sign_in(client: Client, cast: Cast) -> None:
    assert fetch(client, issued(cast), None).status_code == HTTPStatus.FOUND


def test_a_file_that_is_not_ready_says_so(client: Client, cast: Cast) -> None:
    response = fetch(client, queued(cast), cast.ana.user)

    assert "sendo preparado" in client.get(response["Location"]).text


def test_an_erased_file_says_so(client: Client, cast: Cast, run_jobs: RunJobs) -> None:
    certificate = issued(cast)
    erase_person(certificate=certificate, by=cast.ana.user)
    run_jobs()

    response = fetch(client, certificate, cast.ana.user)

    assert "apagado" in client.get(response["Location"]).text


def test_after_a_name_was_rectified_only_the_person_gets_the_old_file(
    client: Client, cast: Cast
) -> None:
    certificate = issued(cast)
    reason = ReplacementReason.NAME_RECTIFICATION
    replace(certificate=certificate, reason=reason, details="Nome.", by=cast.bruno.user)

    refused = fetch(client, certificate, cast.bruno.user)
    own = fetch(client, certificate, cast.ana.user)

    assert refused.status_code == HTTPStatus.FORBIDDEN
    assert content(own).startswith(b"%PDF")
