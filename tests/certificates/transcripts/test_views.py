"""The transcript's own page, its file, and what anybody reads behind its QR."""

import gzip
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from certificates.issuing.rules import ReplacementReason, RevocationReason
from certificates.issuing.services import replace, revoke
from certificates.transcripts import services
from certificates.transcripts.models import Transcript
from certificates.transcripts.rules import lines_from
from courses.hours.models import HourEntry
from courses.hours.services import reverse
from lms.people.models import Person
from tests.cast import Cast
from tests.certificates.factories import CPF, MASK, RunJobs, identify, issued
from tests.certificates.transcripts.test_services import content, credit, made

PAGE = "/meu-espaco/historico/"
# Of the 30 kB of a verdict's first visit, what its style and scripts leave.
MOST_BYTES = 7_500


def test_the_page_shows_all_and_makes_the_paper(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    reverse(entry=credit(cast.ana, 2), by=None, reason="engano")
    client.force_login(cast.ana.user)
    shown = client.get(PAGE).text
    for told in ["Vacinação 2", "Correção: Vacinação 2", "Anulado depois", "Estorno"]:
        assert told in shown, told
    assert str(certificate.number) in shown

    assert client.post(PAGE, follow=True).text.count("O histórico está pronto") == 1
    transcript = Transcript.objects.get()
    address = f"{PAGE}{transcript.public_id}/historico.pdf"
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == content(transcript)
    assert transcript.code in answer["Content-Disposition"]
    assert CPF not in answer["Content-Disposition"]
    client.force_login(cast.bruno.user)
    assert client.get(address).status_code == 404


def test_nobody_without_hours_is_left_alone(client: Client, cast: Cast) -> None:
    identify(cast.ana)
    client.force_login(cast.ana.user)
    assert "Ainda não há horas" in client.get(PAGE).text
    answer = client.post(PAGE)
    assert answer.status_code == 400
    assert "ainda não tem horas" in answer.text


def test_the_page_takes_as_many_queries_for_three_hundred(client: Client, cast: Cast) -> None:
    issued(cast)
    client.force_login(cast.ana.user)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as one:
        client.get(PAGE)
    for number in range(300):
        credit(cast.ana, number)
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(many) == len(one)


def test_anybody_reads_what_the_paper_says(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    transcript = made(cast.ana)
    shown = client.get(f"/V/{transcript.code}").text
    for told in ["Histórico autêntico", cast.ana.name, MASK, "Cada lançamento do papel"]:
        assert told in shown, told
    assert CPF not in shown
    document = client.get(f"/v/{transcript.code}.json").json()
    assert document["answer"] == "transcript"
    assert document["transcript"]["total_minutes"] == transcript.minutes
    assert document["transcript"]["entries"][0]["certificate"]["code"] == certificate.code
    assert document["person"]["printed_name"] == cast.ana.name
    assert document["file_sha256"] == transcript.file_sha256
    dropped = client.post("/v/arquivo/", {"sha256": transcript.file_sha256}).text
    assert "histórico de horas que fizemos" in dropped
    assert "histórico de horas" in client.post("/v/lote/", {"codes": transcript.code}).text


def test_hours_that_were_annulled_later_are_told(client: Client, cast: Cast) -> None:
    issued(cast)
    entry = credit(cast.ana, 4, minutes=90)
    transcript = made(cast.ana)
    credit(cast.ana, 5)
    newer = made(cast.ana)
    assert "Histórico autêntico" in client.get(f"/v/{transcript.code}").text

    reverse(entry=entry, by=None, reason="engano")
    shown = client.get(f"/v/{transcript.code}").text
    for told in [
        "Autêntico, com horas anuladas",
        "1\u00a0h\u00a030\u00a0min deste papel",
        "Anulada depois",
    ]:
        assert told in shown, told
    document = client.get(f"/v/{transcript.code}.json").json()
    assert document["annulled_since"] == {str(entry.public_id): 90}
    sha256 = {"sha256": transcript.file_sha256}
    assert "com horas anuladas" in client.post("/v/arquivo/", sha256).text
    assert "com horas anuladas" in client.get(f"/v/{newer.code}").text
    assert "Histórico autêntico" in client.get(f"/v/{made(cast.ana).code}").text


def test_a_certificate_that_was_revoked_later_is_told(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    transcript = made(cast.ana)
    revoke(
        certificate=certificate,
        reason=RevocationReason.FRAUD,
        details="Prova trocada.",
        by=cast.bruno.user,
    )
    shown = client.get(f"/v/{transcript.code}").text
    for told in [
        "Autêntico, com certificado revogado",
        "Um certificado deste papel foi revogado",
        "Certificado revogado depois que este papel saiu",
    ]:
        assert told in shown, told
    document = client.get(f"/v/{transcript.code}.json").json()
    assert document["revoked_since"] == [certificate.code]
    sha256 = {"sha256": transcript.file_sha256}
    assert "com certificado revogado" in client.post("/v/arquivo/", sha256).text
    batch = client.post("/v/lote/", {"codes": transcript.code}).text
    assert "um certificado dele foi revogado" in batch
    assert "revogado" not in client.get(f"/v/{made(cast.ana).code}").text


def test_the_verdict_of_three_hundred_lines_is_within_its_budget(
    client: Client, cast: Cast
) -> None:
    identify(cast.ana)
    for number in range(300):
        credit(cast.ana, number, title="Acolhimento com classificação de risco na atenção básica")
    transcript = made(cast.ana)
    address = f"/v/?codigo={transcript.code}"
    every = lines_from(transcript.lines)
    shown = []
    for number in range(1, 7):
        page = client.get(f"{address}&lancamentos={number}").text
        shown += re.findall(r"atenção básica \d+", page)
        assert len(gzip.compress(page.encode())) < MOST_BYTES
        assert f"codigo={transcript.code}" in page
    assert shown == [line.title.partition("na ")[2] for line in every]
    assert '<details class="more" open>' in client.get(f"{address}&lancamentos=2").text
    assert len(client.get(f"/v/{transcript.code}.json").json()["transcript"]["entries"]) == 300


def test_a_rectified_name_is_told_nowhere(client: Client, cast: Cast, run_jobs: RunJobs) -> None:
    certificate = issued(cast)
    transcript = made(cast.ana)
    old = cast.ana.name
    Person.objects.filter(pk=cast.ana.pk).update(civil_name="Outra Pessoa", social_name="")
    new = replace(
        certificate=certificate,
        reason=ReplacementReason.NAME_RECTIFICATION,
        details="retificação",
        by=cast.bruno.user,
    )
    run_jobs()

    for answer in (client.get(f"/v/{transcript.code}"), client.get(f"/v/{transcript.code}.json")):
        assert old not in answer.text
        assert new.code not in answer.text
        assert "transcript" not in answer.text or "Substituído" in answer.text
    newest = made(Person.objects.get(pk=cast.ana.pk))
    assert "Outra Pessoa" in client.get(f"/v/{newest.code}").text
    assert transcript.code not in client.get(f"/v/{newest.code}").text


def test_a_name_that_was_taken_off_is_not_shown(
    client: Client, cast: Cast, run_jobs: RunJobs
) -> None:
    issued(cast)
    transcript = made(cast.ana)
    services.erase_person(transcript=transcript, by=cast.ana.user)
    run_jobs()
    shown = client.get(f"/v/{transcript.code}").text
    assert "Nome retirado a pedido da pessoa" in shown
    assert cast.ana.name not in shown
    assert client.get(f"/v/{transcript.code}.json").json()["identity_removed"] is True
    client.force_login(cast.ana.user)
    answer = client.get(f"{PAGE}{transcript.public_id}/historico.pdf", follow=True)
    assert "não está mais guardado" in answer.text


def test_a_paper_that_is_not_ready_shows_nothing(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(cast)
    monkeypatch.setattr(services, "finish", lambda transcript: transcript)
    transcript = made(cast.ana)
    shown = client.get(f"/v/{transcript.code}").text
    assert "Sendo preparado" in shown
    assert cast.ana.name not in shown
    assert HourEntry.objects.exists()
