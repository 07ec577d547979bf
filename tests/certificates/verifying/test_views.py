"""What a stranger reads: one template, one query, 200 whatever the answer."""

import json
from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from certificates.credentials.rules import Seal, verify_seal
from certificates.issuing.models import Certificate
from certificates.issuing.rules import ReplacementReason, RevocationReason
from certificates.issuing.services import erase_person, issue, replace, revoke
from certificates.verifying import queries
from certificates.verifying.limits import MISSES
from certificates.verifying.models import CheckCount
from lms.common.codes import check_symbol, format_code
from tests.cast import Cast
from tests.certificates.factories import CPF, MASK, RunJobs, issued, queued

UNKNOWN = "7KQ2M9XD4HTRW8VC" + check_symbol("7KQ2M9XD4HTRW8VC")
TYPO = UNKNOWN.replace("7KQ2", "7KQ3", 1)

Replaced = tuple[Certificate, Certificate]


def check(client: Client, code: str) -> HttpResponse:
    return client.get(f"/v/{code}")


def revoked(cast: Cast) -> Certificate:
    return revoke(
        certificate=issued(cast),
        reason=RevocationReason.FRAUD,
        details="Prova feita por Fulano de Tal.",
        by=cast.bruno.user,
    )


def replaced(cast: Cast, reason: ReplacementReason = ReplacementReason.WRONG_DATA) -> Replaced:
    old = issued(cast)
    cast.ana.civil_name = "Ana Nome Novo"
    cast.ana.save()
    new = replace(certificate=old, reason=reason, details="Nome trocado.", by=cast.bruno.user)
    issue(new.pk)
    old.refresh_from_db()
    return old, new


def test_a_valid_certificate_shows_every_fact_of_the_paper(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    page = check(client, certificate.code).text

    for fact in [
        "Válido",
        cast.ana.civil_name,
        MASK,
        "Medir bem a pressão",
        "1\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30\N{NO-BREAK SPACE}min",
        "30\N{NO-BREAK SPACE}min em avaliação",
        "Aprovação",
        cast.parintins.legal_name,
        "Parintins/AM",
        "11.222.333/0001-81",
        f"nº\N{NO-BREAK SPACE}{certificate.number}/{certificate.year}",
        "Certificado de conclusão",
        "Mede a pressão.",
        "Prova",
        format_code(certificate.code),
        certificate.file_sha256[:4] + " " + certificate.file_sha256[4:8],
        certificate.seal_signature[:10],
        certificate.seal_key_id,
        "Lei 14.063/2020",
        "trace__line",
    ]:
        assert fact in page or fact in page.replace("&#x27;", "'"), fact


@pytest.mark.parametrize("prefix", ["/v/", "/V/"])
def test_both_printed_addresses_answer_without_a_redirect(
    client: Client, cast: Cast, prefix: str
) -> None:
    code = issued(cast).code
    spellings = [code, code.lower(), format_code(code), code.replace("0", "o"), f"{code}/"]

    for typed in spellings:
        response = client.get(f"{prefix}{typed}")
        assert (response.status_code, "Válido" in response.text) == (HTTPStatus.OK, True), typed


def test_a_revoked_certificate_says_why_and_when_but_not_the_details(
    client: Client, cast: Cast
) -> None:
    page = check(client, revoked(cast).code).text

    assert "Revogado" in page
    assert "fraude comprovada" in page
    assert "Não aceite" in page
    assert cast.ana.civil_name in page
    assert "Fulano" not in page


def test_a_replaced_certificate_leads_to_the_new_one(client: Client, cast: Cast) -> None:
    old, new = replaced(cast)
    page = check(client, old.code).text

    assert "Substituído" in page
    assert f'href="/v/{new.code}"' in page
    assert "Ana Beatriz Souza" in page


def test_a_rectified_name_hides_every_fact_and_every_tie(client: Client, cast: Cast) -> None:
    old, new = replaced(cast, ReplacementReason.NAME_RECTIFICATION)
    page, document = check(client, old.code).text, client.get(f"/v/{old.code}.json").text

    assert "Substituído" in page
    for hidden in [
        "Ana",
        MASK,
        "Medir",
        "Secretaria",
        "ratifica",
        "retifica",
        new.code,
        format_code(new.code),
        str(new.public_id),
        old.file_sha256[:4] + " ",
        old.file_sha256,
        "trace__line",
    ]:
        assert hidden not in page, hidden
        assert hidden not in document, hidden


def test_a_rectified_name_is_hidden_where_it_was_corrected_before(
    client: Client, cast: Cast
) -> None:
    first, second = replaced(cast)
    cast.ana.civil_name = "Ana Nome Retificado"
    cast.ana.save()
    reason = ReplacementReason.NAME_RECTIFICATION
    replace(certificate=second, reason=reason, details="Nome.", by=cast.bruno.user)
    page = check(client, first.code).text + client.get(f"/v/{first.code}.json").text

    assert "Substituído" in page
    for hidden in ["Ana", MASK, "Medir", second.code, first.file_sha256]:
        assert hidden not in page, hidden


def test_the_new_page_does_not_tell_of_the_rectified_one(client: Client, cast: Cast) -> None:
    old, new = replaced(cast, ReplacementReason.NAME_RECTIFICATION)
    page = check(client, new.code).text + client.get(f"/v/{new.code}.json").text

    assert "Ana Nome Novo" in page
    assert old.code not in page
    assert "Ana Beatriz" not in page


def test_a_certificate_without_its_file_is_being_prepared(client: Client, cast: Cast) -> None:
    page = check(client, queued(cast).code).text

    assert "Sendo preparado" in page
    assert cast.ana.civil_name not in page


def test_an_erased_name_leaves_the_facts_and_says_so(
    client: Client, cast: Cast, run_jobs: RunJobs
) -> None:
    certificate = issued(cast)
    erase_person(certificate=certificate, by=cast.ana.user)
    run_jobs()
    page = check(client, certificate.code).text

    assert "Válido" in page
    assert "Nome retirado a pedido" in page
    assert cast.ana.civil_name not in page
    assert MASK not in page
    assert f'data-page="{certificate.code}"' in page


def test_a_code_that_does_not_exist_says_what_to_look_at(client: Client, db: None) -> None:
    page = check(client, UNKNOWN).text

    assert "Não encontrado" in page
    assert format_code(UNKNOWN) in page
    assert settings.VERIFY_HOST in page


def test_a_slip_of_the_finger_is_called_one(client: Client, db: None) -> None:
    page = check(client, TYPO).text

    assert "Erro de digitação" in page
    assert format_code(TYPO) in page
    assert f'value="{TYPO}"' in page


@pytest.mark.parametrize(
    "typed",
    ["ABC", "%F0%9F%92%89", "%E2%80%AE", "a'b", "%3Cscript%3E", "x" * 10_000, "%00"],
)
def test_what_is_no_code_is_answered_kindly(client: Client, db: None, typed: str) -> None:
    response = client.get(f"/v/{typed}")

    assert response.status_code == HTTPStatus.OK
    assert "<script>" not in response.text


def test_the_form_answers_at_once_and_keeps_what_was_typed(client: Client, cast: Cast) -> None:
    code = issued(cast).code

    assert "Válido" in client.get("/v/", {"codigo": f" {format_code(code).lower()} "}).text
    assert f'value="{TYPO}"' in client.get("/v/", {"codigo": TYPO}).text
    assert "Conferir certificado" in client.get("/v/").text
    assert "Conferir certificado" in client.get("/V/").text


Make = Callable[[Cast], str]
ANSWERS: dict[str, Make] = {
    "valid": lambda cast: issued(cast).code,
    "replaced": lambda cast: replaced(cast)[0].code,
    "rectified": lambda cast: replaced(cast, ReplacementReason.NAME_RECTIFICATION)[0].code,
    "revoked": lambda cast: revoked(cast).code,
    "preparing": lambda cast: queued(cast).code,
    "unknown": lambda _cast: UNKNOWN,
    "mistyped": lambda _cast: TYPO,
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_every_answer_has_one_status_and_one_query_and_no_cpf(
    client: Client, cast: Cast, answer: str
) -> None:
    code = ANSWERS[answer](cast)
    client.force_login(cast.bruno.user)

    with CaptureQueriesContext(connection) as captured:
        response = check(client, code)

    asked = [query["sql"] for query in captured if "certificates_" in query["sql"]]
    assert response.status_code == HTTPStatus.OK
    assert len(asked) <= 3, asked
    assert CPF not in response.text
    assert "\ue000" not in response.text
    assert "529.982" not in response.text
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_a_verdict_takes_one_query_and_its_count_another(client: Client, cast: Cast) -> None:
    code = issued(cast).code

    with CaptureQueriesContext(connection) as first:
        check(client, code)
    with CaptureQueriesContext(connection) as second:
        check(client, code)

    assert (len(first), len(second)) == (2, 1)


def test_misses_are_limited_and_hits_never_are(client: Client, cast: Cast) -> None:
    code = issued(cast).code
    answers = [check(client, UNKNOWN) for _ in range(MISSES + 1)]

    assert [answer.status_code for answer in answers[:MISSES]] == [HTTPStatus.OK] * MISSES
    limited = answers[-1]
    assert limited.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert int(limited["Retry-After"]) > 0
    assert "Espere" in limited.text
    assert "Válido" in check(client, code).text
    assert client.get(f"/v/{UNKNOWN}.json").json()["answer"] == "limited"


def test_typing_errors_are_not_counted_as_misses(client: Client, db: None) -> None:
    for _ in range(MISSES + 5):
        assert check(client, TYPO).status_code == HTTPStatus.OK
    assert "Não encontrado" in check(client, UNKNOWN).text


def test_checks_are_counted_by_day(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    check(client, certificate.code)
    client.head(f"/v/{certificate.code}")

    assert CheckCount.objects.get(certificate=certificate).count == 1


def test_the_document_says_the_same_with_a_seal_that_can_be_checked(
    client: Client, cast: Cast
) -> None:
    certificate = issued(cast)
    document = client.get(f"/v/{certificate.code.lower()}.json").json()
    keys = {one["id"]: one["public_key"] for one in client.get("/v/chaves.json").json()["keys"]}

    assert document["answer"] == "valid"
    assert document["person"]["printed_name"] == cast.ana.civil_name
    assert document["certificate"]["total_minutes"] == 90
    assert document["certificate"] == {
        **json.loads(certificate.snapshot),
        "certificate_type": "completion",
    }
    seal = Seal(document["seal"]["key_id"], document["seal"]["signature"])
    assert verify_seal(document["file_sha256"], seal, keys)


@pytest.mark.parametrize(
    ("make", "answer"),
    [
        (ANSWERS["revoked"], "revoked"),
        (ANSWERS["replaced"], "replaced"),
        (ANSWERS["rectified"], "replaced"),
        (ANSWERS["preparing"], "preparing"),
        (ANSWERS["unknown"], "not_found"),
        (ANSWERS["mistyped"], "mistyped"),
    ],
)
def test_the_document_knows_every_answer(
    client: Client, cast: Cast, make: Make, answer: str
) -> None:
    response = client.get(f"/v/{make(cast)}.json")

    assert response.status_code == HTTPStatus.OK
    assert response["Content-Type"] == "application/json"
    assert response.json()["answer"] == answer


def test_the_page_is_small_with_its_style(client: Client, cast: Cast) -> None:
    import zlib

    from cms.look.stylesheet import current

    page = check(client, issued(cast).code).content
    style = current().bodies["identity"]

    assert len(zlib.compress(page)) + len(zlib.compress(style)) < 30_000


def test_the_public_page_never_asks_who_is_there(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = issued(cast)
    monkeypatch.setattr(queries, "certificate_row", dict_of(certificate))
    monkeypatch.setattr("certificates.verifying.views.count_check", lambda _key: None)

    with CaptureQueriesContext(connection) as captured:
        assert "Válido" in check(client, certificate.code).text

    assert not captured.captured_queries


def dict_of(certificate: Certificate) -> Callable[[str], queries.Row | None]:
    row = queries.certificate_row(certificate.code)
    return lambda _code: row
