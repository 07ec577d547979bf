"""The report of a batch: what it says, that it is ours, and that nobody else's is."""

import hashlib
import io
import re

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from certificates.credentials.rules import Seal, verify_seal
from certificates.fill import copy
from certificates.verifying.batch.checking import check_again
from certificates.verifying.batch.report import render_report
from certificates.verifying.batch.rules import MOST_CODES, Entry
from certificates.verifying.limits import MISSES
from certificates.verifying.models import CheckCount, CheckReport
from lms.audit.models import AuditEvent
from lms.common.codes import format_code
from tests.cast import Cast
from tests.certificates.factories import CPF, MASK, issued
from tests.certificates.samples import CODE
from tests.certificates.verifying.batch.test_views import email, send
from tests.certificates.verifying.test_views import TYPO


def report_of(client: Client, page: HttpResponse) -> bytes:
    kept = re.search(r'name="kept" value="([^"]+)"', page.text)
    assert kept
    answer = client.post("/v/lote/relatorio.pdf", {"kept": kept.group(1)})
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(text.replace("\ufffe", "").split())


def test_the_report_says_what_the_page_says(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    client.force_login(cast.bruno.user)
    pdf = report_of(client, send(client, email(certificate.code)))
    said = words_of(pdf)

    for told in [
        "3 conferidos em",
        f"Pedido por {cast.bruno.name}",
        format_code(certificate.code),
        "linhas 3 e 5",
        cast.ana.civil_name,
        MASK,
        "Válido",
        format_code(TYPO),
        "Erro de digitação",
        "Não encontrado",
        "página 1 de 1",
    ]:
        assert told in said, told
    assert CPF not in said
    assert CheckCount.objects.get().count == 1
    with pikepdf.open(io.BytesIO(pdf)).open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfuaid:part"]) == ("2", "1")


def test_nobody_is_named_who_did_not_sign_in(client: Client, cast: Cast) -> None:
    pdf = report_of(client, send(client, issued(cast).code))
    assert "não entrou com senha" in words_of(pdf)
    assert AuditEvent.objects.get(action="check_report.made").by is None


def test_the_report_is_sealed_and_can_itself_be_checked(client: Client, cast: Cast) -> None:
    pdf = report_of(client, send(client, email(issued(cast).code)))
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72).to_pil()
    [qr] = zxingcpp.read_barcodes(page)
    code = qr.text.rpartition("/")[2]
    sha256 = hashlib.sha256(pdf).hexdigest()

    shown = client.get(f"/V/{code}").text
    assert "Relatório nosso" in shown
    assert "Erro de digitação" in shown
    assert cast.ana.civil_name not in shown
    document = client.get(f"/v/{code}.json").json()
    keys = {one["id"]: one["public_key"] for one in client.get("/v/chaves.json").json()["keys"]}
    seal = Seal(document["seal"]["key_id"], document["seal"]["signature"])
    assert document["answer"] == "report"
    assert document["totals"] == {"Válido": 1, "Erro de digitação": 1, "Não encontrado": 1}
    assert document["file_sha256"] == sha256
    assert verify_seal(sha256, seal, keys)
    assert "relatório de conferência que fizemos" in dropped(client, sha256)
    assert "Desconhecido" in dropped(client, hashlib.sha256(pdf + b" ").hexdigest())


def dropped(client: Client, sha256: str) -> str:
    return client.post("/v/arquivo/", {"sha256": sha256}).text


def test_a_report_is_no_certificate_in_a_batch(client: Client, cast: Cast) -> None:
    report_of(client, send(client, issued(cast).code))
    sha256 = CheckReport.objects.get().file_sha256
    page = send(client, read_files=f'[{{"name": "r.pdf", "sha256": "{sha256}"}}]').text
    assert "Relatório nosso" in page
    page = send(client, CheckReport.objects.get().code).text
    assert "Relatório nosso" in page
    assert "É um relatório de conferência, não um certificado" in page
    assert "Nem tudo está em ordem" in page


def test_nothing_of_the_list_is_kept(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    client.force_login(cast.bruno.user)
    report_of(client, send(client, email(certificate.code)))
    kept = CheckReport.objects.values().get()
    event = AuditEvent.objects.get(action="check_report.made")

    assert event.by == cast.bruno.user
    for told in (kept, event.data):
        assert certificate.code not in str(told)
        assert "Ana" not in str(told)


@pytest.mark.parametrize("kept", ["", "nada"])
def test_a_report_of_nothing_that_was_checked_is_refused(
    client: Client, db: None, kept: str
) -> None:
    assert "Mande a lista outra vez" in client.post("/v/lote/relatorio.pdf", {"kept": kept}).text
    assert not CheckReport.objects.exists()


def test_reports_without_end_are_refused(client: Client, cast: Cast) -> None:
    kept = re.search(r'name="kept" value="([^"]+)"', send(client, issued(cast).code).text)
    assert kept
    answers = [
        client.post("/v/lote/relatorio.pdf", {"kept": kept.group(1)}) for _ in range(MISSES + 1)
    ]
    assert "Espere dez minutos" in answers[-1].text
    assert CheckReport.objects.count() == MISSES


def test_five_hundred_lines_take_as_many_queries_as_one(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    codes = copy(certificate, MOST_CODES)
    one = send(client, certificate.code)
    many = send(client, "\n".join(codes))
    with CaptureQueriesContext(connection) as short:
        report_of(client, one)
    with CaptureQueriesContext(connection) as long:
        pdf = report_of(client, many)

    assert len(long) == len(short)
    assert len(pypdfium2.PdfDocument(pdf)) > 10


@pytest.mark.parametrize(
    "name", ["`" * 9, '"); #panic("', "#panic()", "\\u{22}", "\u202eabc 😀", "x" * 120]
)
def test_a_file_s_name_is_only_ever_text(db: None, name: str) -> None:
    lines = check_again([Entry(label=name, problem="Não é um código.")])
    pdf = render_report(lines, code=CODE, made_at=timezone.now(), asked_by=name)
    assert len(pypdfium2.PdfDocument(pdf)) == 1
