"""Five hundred codes at once: what each is, in one query, with nothing lost and nothing kept."""

import csv
import io
import re
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from certificates.fill import copy
from certificates.issuing.rules import ReplacementReason
from certificates.issuing.services import erase_person
from certificates.verifying import counting
from certificates.verifying.batch.rules import MOST_CODES, MOST_FILES
from certificates.verifying.limits import MISSES
from certificates.verifying.models import CheckCount
from lms.common.codes import check_symbol, format_code, new_code
from tests.cast import Cast
from tests.certificates.factories import CPF, MASK, issued
from tests.certificates.verifying.test_views import TYPO, UNKNOWN, replaced, revoked

BATCH = "/v/lote/"
EMAIL = """Bom dia, Carla!
Seguem os certificados da equipe:
 - Ana: {good}
 - Rui: {typo}
 - Ana de novo: {again}
 - Bia: https://conferir.example/v/{unknown}
Meu CPF é 529.982.247-25 e o telefone (92) 99999-1234. Obrigada!"""


def send(client: Client, codes: str = "", **more: object) -> HttpResponse:
    return client.post(BATCH, {"codes": codes, **more})


def sheet_of(client: Client, page: HttpResponse) -> list[list[str]]:
    kept = re.search(r'name="kept" value="([^"]+)"', page.text)
    assert kept
    answer = client.post("/v/lote/planilha.csv", {"kept": kept.group(1)})
    assert answer.status_code == HTTPStatus.OK
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def email(code: str) -> str:
    return EMAIL.format(
        good=format_code(code), typo=format_code(TYPO), again=code.lower(), unknown=UNKNOWN
    )


def many(count: int) -> list[str]:
    return [new_code() for _ in range(count)]


def test_the_page_asks_for_codes_without_a_sign_in(client: Client, db: None) -> None:
    page = client.get(BATCH)
    assert page.status_code == HTTPStatus.OK
    assert "Conferir muitos de uma vez" in page.text
    assert f'href="{BATCH}"' in client.get("/v/").text


def test_an_email_is_read_and_each_code_has_its_answer(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    page = send(client, email(certificate.code)).text

    for told in [
        "3 conferidos",
        "Nem tudo está em ordem",
        "Válido",
        "Erro de digitação",
        "Não encontrado",
        format_code(certificate.code),
        format_code(TYPO),
        "linhas 3 e 5",
        "linha 4",
        "linha 6",
        "Aparece 2 vezes",
        cast.ana.civil_name,
        MASK,
        "Medir bem a pressão",
        "Seguem os certificados da equipe",
    ]:
        assert told in page, told
    assert CPF not in page
    assert CheckCount.objects.get().count == 1


def test_the_sheet_says_the_same_and_counts_no_second_check(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    head, *rows = sheet_of(client, send(client, email(certificate.code)))

    told = dict(zip(head, rows[0], strict=True))
    assert [row[3] for row in rows] == ["Válido", "Erro de digitação", "Não encontrado"]
    assert told["Pessoa"] == cast.ana.civil_name
    assert told["Minutos"] == "90"
    assert told["Linhas do texto"] == "3, 5"
    assert told["Código"] == format_code(certificate.code)
    assert CheckCount.objects.get().count == 1
    assert not counting.buffer.take_due()


def test_no_cell_of_the_sheet_is_a_formula(client: Client, cast: Cast) -> None:
    cast.ana.civil_name = '=HYPERLINK("http://mau.example";"Ana")'
    cast.ana.save()
    certificate = issued(cast)
    files = '[{"name": "+5511.pdf", "problem": "empty"}, {"name": " @a", "problem": "empty"}]'
    _, *rows = sheet_of(client, send(client, certificate.code, read_files=files))

    assert rows[0][6] == '\'=HYPERLINK("http://mau.example";"Ana")'
    assert [row[1] for row in rows[1:]] == ["'+5511.pdf", "' @a"]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "-"))]


@pytest.mark.parametrize("kept", ["", "nada", "a:b:c"])
def test_a_sheet_of_nothing_that_was_checked_is_refused(
    client: Client, db: None, kept: str
) -> None:
    answer = client.post("/v/lote/planilha.csv", {"kept": kept})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "Mande a lista outra vez" in answer.text


def test_revoked_replaced_and_rectified_say_what_their_pages_say(
    client: Client, cast: Cast
) -> None:
    old, new = replaced(cast, ReplacementReason.NAME_RECTIFICATION)
    page = send(client, old.code)
    [_, row] = sheet_of(client, page)

    assert "Substituído" in page.text
    for hidden in ["Ana", MASK, "Medir", new.code, format_code(new.code), "retifica"]:
        assert hidden not in page.text, hidden
        assert hidden not in row


def test_a_revoked_one_is_not_to_be_accepted(client: Client, cast: Cast) -> None:
    page = send(client, revoked(cast).code).text
    assert "Revogado" in page
    assert "fraude comprovada" in page
    assert "Não aceite" in page
    assert "Fulano" not in page


def test_an_erased_name_is_said_to_be_taken_off(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    erase_person(certificate=certificate, by=cast.ana.user)
    page = send(client, certificate.code).text
    assert "Nome retirado a pedido" in page
    assert cast.ana.civil_name not in page


def test_five_hundred_take_as_many_queries_as_one(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    codes = copy(certificate, MOST_CODES)
    with CaptureQueriesContext(connection) as one:
        send(client, certificate.code)
    counting.buffer.clear()
    with CaptureQueriesContext(connection) as all_of_them:
        page = send(client, "\n".join(codes))

    assert len(all_of_them) == len(one)
    assert "Tudo em ordem" in page.text
    assert CheckCount.objects.count() == MOST_CODES + 1
    assert len(sheet_of(client, page)) == MOST_CODES + 1


def test_a_list_with_ten_typos_and_ten_strangers_is_answered_whole(
    client: Client, cast: Cast
) -> None:
    codes = copy(issued(cast), 480)
    strangers = many(MISSES + 30)
    for _ in range(3):
        page = send(client, "\n".join([*codes, *strangers[:10], format_code(TYPO)])).text
        assert "Muitas tentativas" not in page
    # Whoever has shown 480 that exist may have more that do not than a stranger.
    assert "Muitas tentativas" not in send(client, "\n".join([*codes[:450], *strangers])).text


def test_guessing_in_batches_is_limited_as_one_by_one(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    rows = sheet_of(client, send(client, "\n".join(many(MOST_CODES))))[1:]
    words = [row[3] for row in rows]

    assert words == ["Não encontrado"] * MISSES + ["Muitas tentativas"] * (MOST_CODES - MISSES)
    assert client.get(f"/v/{UNKNOWN}").status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Tudo em ordem" in send(client, certificate.code).text


def test_too_many_codes_are_refused_and_nothing_is_lost(client: Client, db: None) -> None:
    codes = many(MOST_CODES + 1)
    page = send(client, "\n".join(codes)).text
    assert f"Achamos {MOST_CODES + 1} códigos" in page
    assert codes[-1] in page


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04", "Salvar como"),
        (b"%PDF-1.7", "outro quadro"),
        (b"a\0b", "não é um arquivo de texto"),
        (b"x" * (1024 * 1024 + 1), "passa de 1 MB"),
        (b"", "Cole os códigos"),
        ("só palavras".encode(), "Não achamos nenhum código"),
    ],
)
def test_a_list_that_is_none_has_its_own_sentence(
    client: Client, db: None, data: bytes, says: str
) -> None:
    page = send(client, listed=SimpleUploadedFile("lista.csv", data)).text
    assert says in page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_list_is_read_however_it_was_saved(client: Client, cast: Cast, encoding: str) -> None:
    text = f"Nome;Código\r\nJoão Conceição;{format_code(issued(cast).code)}\r\n"
    page = send(client, listed=SimpleUploadedFile("lista.csv", text.encode(encoding))).text
    assert "Tudo em ordem" in page
    assert "João Conceição" in page


def test_an_address_that_is_not_ours_beside_a_good_code_is_named(
    client: Client, cast: Cast
) -> None:
    certificate = issued(cast)
    text = f"https://conferlr.example/v/{certificate.code}"
    assert "imita o nosso" in send(client, text).text
    ours = f"https://conferir.example/v/{certificate.code}"
    assert "Tudo em ordem" in send(client, ours).text


def test_files_that_the_browser_read_stand_beside_codes(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    files = f"""[
      {{"name": "ana.pdf", "sha256": "{certificate.file_sha256}"}},
      {{"name": "mudado.pdf", "sha256": "{"0" * 64}", "codes": ["{certificate.code}"]}},
      {{"name": "fechado.pdf", "sha256": "{"1" * 64}", "problem": "encrypted"}},
      {{"name": "<b>x</b>"}}, 7, {{"codes": 3}}
    ]"""
    page = send(client, read_files=files)
    words = [row[3] for row in sheet_of(client, page)[1:]]

    assert words == [
        "Idêntico",
        "Alterado",
        "Tem senha",
        "Não deu para ler",
        "Não deu para ler",
    ]
    assert "ana.pdf" in page.text
    assert "<b>x</b>" not in page.text
    assert CheckCount.objects.get().count == 1


@pytest.mark.parametrize("files", ["{", "3", '{"a": 1}', "[" * 2000])
def test_files_that_are_nonsense_are_none(client: Client, db: None, files: str) -> None:
    assert "Cole os códigos" in send(client, read_files=files).text


def test_too_many_files_are_refused(client: Client, db: None) -> None:
    files = "[" + ",".join(['{"name": "a", "problem": "empty"}'] * (MOST_FILES + 1)) + "]"
    assert f"São {MOST_FILES + 1} arquivos" in send(client, read_files=files).text


def test_the_check_symbol_finds_one_wrong_letter_in_every_place(client: Client, db: None) -> None:
    for place in range(17):
        wrong = UNKNOWN[:place] + ("2" if UNKNOWN[place] != "2" else "3") + UNKNOWN[place + 1 :]
        assert check_symbol(wrong[:16]) != wrong[16]
        assert "Erro de digitação" in send(client, wrong).text
