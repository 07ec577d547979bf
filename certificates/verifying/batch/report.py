"""The report of a batch as a PDF, set like the certificates: PDF/A-2a and PDF/UA-1 in one."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from certificates.rendering import wording
from certificates.rendering.printable import printable
from certificates.rendering.qr import qr_svg
from certificates.rendering.text import DEMO_MARK
from certificates.rendering.typesetting import typeset_pdf
from certificates.verifying.batch.rules import Line, totals, where
from certificates.verifying.wording import ERASED
from cms.look.components.filters import brmoment
from cms.look.rules import date_text
from lms.common.codes import format_code

COLUMNS = ("Nº", "O que foi mandado", "Resultado", "Pessoa", "Curso", "Horas", "Emissão")
NOTES = (
    (
        "Este relatório diz o que valia no momento da conferência. Um certificado pode ser revogado ou"
        " substituído depois: confira de novo antes de decidir."
    ),
    (
        "Para conferir este relatório, leia o QR ou digite o código no endereço ao lado dele; ou solte"
        " este arquivo naquela página: ela diz se ele é idêntico ao que fizemos."
    ),
    (
        "Selo do servidor sobre o arquivo inteiro (Ed25519). A lista e o arquivo não ficam guardados"
        " conosco. CPF em parte oculto (Lei 13.709/2018)."
    ),
)

_FOLDER = Path(__file__).parent


def render_report(lines: Sequence[Line], *, code: str, made_at: datetime, asked_by: str) -> bytes:
    """Return the report as a PDF.

    Args:
        lines: in the order of the list.
        code: under which the report itself can be checked.
        made_at: the moment of the check.
        asked_by: name of who is signed in; nothing for anybody else.
    """
    sheet = json.dumps(_sheet(lines, code, made_at, asked_by), ensure_ascii=False)
    return typeset_pdf(_FOLDER, "report", sheet, at=made_at)


def _sheet(lines: Sequence[Line], code: str, made_at: datetime, asked_by: str) -> dict[str, Any]:
    local, utc = timezone.localtime(made_at), made_at.astimezone(UTC)
    moment = brmoment(local, "long")
    address = f"{settings.VERIFY_HOST}/v"
    count = len(lines)
    lead = [
        f"{count} conferido{'s' if count > 1 else ''} em {moment}, no horário de Brasília.",
        f"Pedido por {asked_by}." if asked_by else "Pedido por alguém que não entrou com senha.",
    ]
    is_demo = any(line.facts and line.facts.snapshot.is_demo for line in lines)
    text = {
        "title": "Relatório de conferência de certificados",
        "author": "Percurso",
        "lead": [printable(line) for line in lead],
        "totals": [[word, str(number)] for word, number in totals(lines).items()],
        "columns": COLUMNS,
        "code": format_code(code),
        "address": f"Confira em {address}",
        "qr_alt": f"Código QR: abre a conferência deste relatório em {address}",
        "demo": f"{DEMO_MARK} ·" if is_demo else "",
        "footer": f"Relatório de conferência {format_code(code)} · {moment}",
        "notes": NOTES,
    }
    return {
        "text": text,
        "lines": [_line(number, line) for number, line in enumerate(lines, 1)],
        "qr": qr_svg(settings.VERIFY_HOST, code),
        "made": [utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second],
    }


def _line(number: int, line: Line) -> dict[str, str]:
    entry, facts = line.entry, line.facts
    code = format_code(line.verdict.code) if line.verdict and entry.file else ""
    told = {
        "number": str(number),
        "label": entry.label,
        "place": code or where(entry),
        "word": line.word,
        "sentence": line.sentence,
        "person": "",
        "cpf": "",
        "course": "",
        "issuer": "",
        "hours": "",
        "issued": "",
    }
    if facts:
        snapshot, person = facts.snapshot, facts.person
        told |= {
            "person": person.printed_name if person else ERASED,
            "cpf": f"CPF {person.cpf_masked}" if person else "",
            "course": snapshot.course_title,
            "issuer": snapshot.issuer.legal_name,
            "hours": wording.hours(snapshot.total_minutes),
            "issued": f"{date_text(snapshot.issued_on)} nº{wording.NBSP}{snapshot.number}",
        }
    return {**{name: printable(value) for name, value in told.items()}, "tone": line.tone}
