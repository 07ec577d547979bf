"""What the server says of a file whose digest it hears."""

from http import HTTPStatus

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from certificates.issuing.rules import ReplacementReason
from certificates.issuing.services import erase_person
from certificates.verifying.limits import MISSES
from certificates.verifying.models import CheckCount
from lms.common.codes import format_code
from tests.cast import Cast
from tests.certificates.factories import RunJobs, issued, queued
from tests.certificates.verifying.test_views import UNKNOWN, replaced, revoked

SHA256 = "0" * 64


def ask(client: Client, sha256: str = SHA256, **told: object) -> HttpResponse:
    return client.post("/v/arquivo/", {"sha256": sha256, **told})


def test_a_stored_file_is_identical_and_leads_to_its_page(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    answer = ask(client, certificate.file_sha256)

    assert answer.status_code == HTTPStatus.OK
    assert "Idêntico" in answer.text
    assert f'href="/v/{certificate.code}"' in answer.text
    assert (
        f'href="/v/{certificate.code}"'
        not in ask(client, certificate.file_sha256, page=certificate.code).text
    )
    assert CheckCount.objects.get().count == 1


def test_a_revoked_or_replaced_file_says_so(client: Client, cast: Cast) -> None:
    text = ask(client, revoked(cast).file_sha256).text
    assert "Idêntico, mas revogado" in text
    assert "fraude comprovada" in text


@pytest.mark.parametrize("reason", list(ReplacementReason))
def test_a_replaced_file_is_still_identical_and_a_rectified_name_stays_hidden(
    client: Client, cast: Cast, reason: ReplacementReason
) -> None:
    old, new = replaced(cast, reason)
    text = ask(client, old.file_sha256, code=old.code).text

    assert "Idêntico, mas substituído" in text
    for hidden in ["Ana", "retifica", new.code, format_code(new.code)]:
        assert hidden not in text


def test_an_erased_certificate_s_file_is_still_identical(
    client: Client, cast: Cast, run_jobs: RunJobs
) -> None:
    certificate = issued(cast)
    erase_person(certificate=certificate, by=cast.ana.user)
    run_jobs()

    assert "Idêntico" in ask(client, certificate.file_sha256).text


def test_another_file_with_a_code_of_ours_is_altered(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    text = ask(client, code=format_code(certificate.code).lower()).text

    assert "Alterado" in text
    assert format_code(certificate.code) in text
    assert f'href="/v/{certificate.code}"' in text


def test_what_is_not_issued_yet_has_no_file(client: Client, cast: Cast) -> None:
    queued(cast)
    assert "Desconhecido" in ask(client).text


def test_a_hash_alone_never_misses_and_a_code_that_is_none_does(client: Client, db: None) -> None:
    for _ in range(MISSES + 5):
        assert "Desconhecido" in ask(client).text
    answers = [ask(client, code=UNKNOWN) for _ in range(MISSES + 1)]

    assert [answer.status_code for answer in answers[:-1]] == [HTTPStatus.OK] * MISSES
    assert answers[-1].status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Muitas tentativas" in answers[-1].text
    assert "não existe aqui" in answers[0].text


def test_a_file_takes_three_queries_however_many_codes_it_has(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    ask(client, certificate.file_sha256)

    with CaptureQueriesContext(connection) as captured:
        answer = ask(client, code=[certificate.code, UNKNOWN], host=["a.example", "b.example"])
    assert len(captured) == 3
    assert "2 códigos diferentes" in answer.text


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"problem": "encrypted"}, "senha"),
        ({"sha256": "", "problem": "too_large"}, "20 MB"),
        ({"problem": "not_pdf"}, "Não é um PDF"),
        ({"sha256": "", "problem": "nada"}, "Escolha outra vez"),
        ({"sha256": "x' OR 1=1", "code": "\x00"}, "Escolha outra vez"),
        ({"host": "<script>alert(1)</script>.example"}, "&lt;script&gt;"),
        ({"host": "conferlr.example"}, "parece o nosso endereço e não é"),
    ],
)
def test_what_was_not_read_has_its_own_sentence(
    client: Client, db: None, told: dict[str, str], says: str
) -> None:
    answer = ask(client, **told)
    assert answer.status_code == HTTPStatus.OK
    assert says in answer.text
    assert "<script" not in answer.text
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_the_file_itself_has_no_way_to_the_server(client: Client, cast: Cast) -> None:
    assert client.get("/v/arquivo/").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    page = client.get("/v/").text
    assert "enctype" not in page
    assert "Pelo código, tudo funciona sem" in page
