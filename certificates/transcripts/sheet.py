"""The transcript as a PDF, set like the certificates: PDF/A-2a and PDF/UA-1 in one."""

import json
from datetime import UTC
from pathlib import Path
from typing import Any, Final

from django.utils import timezone
from django.utils.text import capfirst

from certificates.rendering import wording
from certificates.rendering.printable import printable
from certificates.rendering.qr import qr_svg
from certificates.rendering.text import DEMO_MARK
from certificates.rendering.typesetting import typeset_pdf
from certificates.snapshot.rules import PersonFacts
from certificates.transcripts.models import Transcript
from certificates.transcripts.rules import Line, Year, lines_from, split, years
from cms.look.components.filters import brmoment
from cms.look.rules import period_text
from lms.common.codes import format_code

COLUMNS: Final = ("O que foi", "Como", "Quando", "Horas")
NOTES: Final = (
    (
        "Este histórico diz o que estava lançado no momento em que foi feito. Horas podem ser"
        " lançadas ou anuladas depois: a página do QR diz se alguma destas foi anulada."
    ),
    (
        "As horas são de relógio, de 60 minutos. Cada hora aparece uma vez só. Uma correção não"
        " apaga nada: entra como linha nova, com sinal de menos."
    ),
    (
        "Não substitui os certificados: o de cada curso diz o programa, o resultado e quem assina."
        " Para conferir um deles, digite o código no mesmo endereço."
    ),
)
SEAL_NOTE: Final = (
    "Selo do servidor sobre o arquivo inteiro (Ed25519). CPF em parte oculto (Lei 13.709/2018)."
)
_FOLDER = Path(__file__).parent


def render(transcript: Transcript, person: PersonFacts, sealing: str = "") -> bytes:
    """Return the transcript as a PDF; the same row always gives the same bytes.

    Args:
        transcript: what it states.
        person: whose it is.
        sealing: how this very file is signed inside, where it is.
    """
    facts = json.dumps(_sheet(transcript, person, sealing), ensure_ascii=False)
    return typeset_pdf(_FOLDER, "transcript", facts, at=transcript.made_at)


def _sheet(transcript: Transcript, person: PersonFacts, sealing: str) -> dict[str, Any]:
    lines, utc = lines_from(transcript.lines), transcript.made_at.astimezone(UTC)
    moment = brmoment(timezone.localtime(transcript.made_at), "long")
    address = f"{transcript.verify_host}/v"
    text = {
        "title": "Histórico de horas",
        "author": "Percurso",
        "name": printable(person.printed_name),
        "cpf": f"CPF{wording.NBSP}{person.cpf_masked}",
        "lead": (
            f"{_count(lines)} até {moment}, no horário de Brasília: tudo o que a pessoa estudou,"
            " ensinou e fez em serviço, como está no Percurso."
        ),
        "total": [wording.hours(transcript.minutes), "ao todo"],
        "split": [[wording.hours(minutes), label] for label, minutes in split(lines)],
        "columns": COLUMNS,
        "code": format_code(transcript.code),
        "address": f"Confira em {address}",
        "qr_alt": f"Código QR: abre a conferência deste histórico em {address}",
        "demo": f"{DEMO_MARK} ·" if transcript.is_demo else "",
        "footer": f"Histórico de horas {format_code(transcript.code)} · {moment}",
        "notes": [*NOTES, *([sealing] if sealing else []), SEAL_NOTE],
    }
    return {
        "text": text,
        "years": [_year(year) for year in years(lines)],
        "qr": qr_svg(transcript.verify_host, transcript.code),
        "made": [utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second],
    }


def _count(lines: tuple[Line, ...]) -> str:
    return "1 lançamento" if len(lines) == 1 else f"{len(lines)} lançamentos"


def _year(year: Year) -> dict[str, Any]:
    return {
        "year": str(year.year),
        "total": wording.hours(year.minutes),
        "lines": [_line(line) for line in year.lines],
    }


def _line(line: Line) -> dict[str, str]:
    told = {
        "title": f"Correção: {line.title}" if line.reverses else line.title,
        "theme": line.theme,
        "proof": proof(line),
        "how": capfirst(f"{line.capacity.label} · {line.modality.label}"),
        "kind": line.action_kind.label,
        "when": period_text(line.starts_on, line.ends_on),
        "hours": wording.hours(line.minutes),
    }
    standing = "yes" if line.stands else ""
    return {**{name: printable(value) for name, value in told.items()}, "stands": standing}


def proof(line: Line) -> str:
    """Return what stands behind a line, in words; nothing where no certificate does."""
    if line.reverses:
        return "Desfaz um lançamento."
    if line.is_annulled:
        return "Anulado: veja a correção."
    if line.recognised_by:
        return f"De outra instituição. Horas reconhecidas por {line.recognised_by}."
    found = line.certificate
    if found is None:
        return ""
    code = format_code(found.code)
    return f"Certificado nº{wording.NBSP}{found.number}, {found.issuer}. Código {code}"
