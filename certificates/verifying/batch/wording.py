"""A batch's lines as the page's table and the sheet say them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from certificates.rendering import wording
from certificates.verifying.batch.rules import Line, where
from certificates.verifying.rules import reason_label
from certificates.verifying.wording import ERASED
from cms.look.components.surfaces import badge
from cms.look.parts import Cell, Column
from cms.look.rules import date_text
from lms.common.codes import format_code
from lms.common.identifiers import format_cnpj

COLUMNS: Final = (
    Column("O que você mandou"),
    Column("Resultado"),
    Column("Pessoa"),
    Column("Curso"),
    Column("Horas", nowrap=True),
    Column("Emissão"),
)
SHEET: Final = (
    "Nº",
    "O que foi mandado",
    "Linhas do texto",
    "Resultado",
    "Explicação",
    "Código",
    "Pessoa",
    "CPF",
    "Curso",
    "Tipo",
    "Horas",
    "Minutos",
    "Início",
    "Fim",
    "Emissão",
    "Número",
    "Quem emitiu",
    "CNPJ",
    "Deixou de valer em",
    "Motivo",
    "Certificado novo",
    "SHA-256 do arquivo mandado",
    "Conferido em",
)


def table_row(line: Line) -> Sequence[object]:
    """Return a line of the page's table."""
    code = line.verdict.code if line.verdict else ""
    address = reverse("certificates:verdict", args=[code]) if code else ""
    note = _whole(format_code(code)) if code and line.entry.file else where(line.entry)
    return [
        Cell(_label(line), note, address),
        Cell(badge(line.word, line.tone), line.sentence),
        *_facts(line),
    ]


def _label(line: Line) -> str:
    """Return a code in one piece, a file's name as it is."""
    return line.entry.label if line.entry.file else _whole(line.entry.label)


def _whole(text: str) -> str:
    """Return a text that keeps to one line."""
    return format_html('<span class="u-nowrap u-small">{}</span>', text)


def _facts(line: Line) -> list[object]:
    facts = line.facts
    if facts is None:
        return ["", "", "", ""]
    snapshot, person = facts.snapshot, facts.person
    return [
        Cell(person.printed_name, _whole(f"CPF {person.cpf_masked}")) if person else ERASED,
        Cell(snapshot.course_title, snapshot.issuer.legal_name),
        wording.hours(snapshot.total_minutes),
        Cell(date_text(snapshot.issued_on), f"nº{wording.NBSP}{snapshot.number}"),
    ]


def sheet_rows(lines: Iterable[Line], now: datetime) -> list[list[str]]:
    """Return the rows of the sheet under ``SHEET``."""
    moment = timezone.localtime(now).strftime("%d/%m/%Y %H:%M")
    return [
        [str(number), *_told(line), *_sheet_facts(line), *_end(line), moment]
        for number, line in enumerate(lines, 1)
    ]


def _told(line: Line) -> list[str]:
    verdict = line.verdict
    lines = ", ".join(map(str, line.entry.lines))
    code = format_code(verdict.code) if verdict else ""
    return [line.entry.label, lines, line.word, line.sentence, code]


def _sheet_facts(line: Line) -> list[str]:
    facts = line.facts
    if facts is None:
        return [""] * 12
    snapshot, person = facts.snapshot, facts.person
    return [
        person.printed_name if person else ERASED,
        person.cpf_masked if person else "",
        snapshot.course_title,
        snapshot.certificate_type.label,
        wording.hours(snapshot.total_minutes).replace(wording.NBSP, " "),
        str(snapshot.total_minutes),
        date_text(snapshot.starts_on),
        date_text(snapshot.ends_on),
        date_text(snapshot.issued_on),
        snapshot.number,
        snapshot.issuer.legal_name,
        format_cnpj(snapshot.issuer.cnpj),
    ]


def _end(line: Line) -> list[str]:
    verdict = line.verdict
    sha256 = line.entry.file.sha256 if line.entry.file else ""
    if verdict is None:
        return ["", "", "", sha256]
    return [
        date_text(verdict.ended_on) if verdict.ended_on else "",
        reason_label(verdict),
        format_code(verdict.replacement) if verdict.replacement else "",
        sha256,
    ]
