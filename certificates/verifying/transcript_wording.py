"""A verdict on a transcript of hours in words: every fact that the paper prints."""

from collections.abc import Iterable

from certificates.rendering import wording as printed
from certificates.transcripts.rules import Line, split, years
from certificates.verifying.rules import TranscriptFacts
from certificates.verifying.wording import pdf_seal_rows, person_row
from cms.look.components.filters import brmoment
from cms.look.parts import Fact
from cms.look.rules import period_text
from lms.common.codes import format_code


def rows(told: TranscriptFacts) -> list[Fact]:
    """Return the main facts, in the order in which a person compares them with the paper."""
    parts = split(told.lines)
    by_way = [f"{printed.hours(minutes)} {label}" for label, minutes in parts]
    return [
        person_row(told.person),
        Fact("Horas ao todo", printed.hours(told.minutes), printed.listed(by_way)),
        Fact("Feito em", f"{brmoment(told.made_at, 'long')}, no horário de Brasília"),
        Fact("Lançamentos", str(len(told.lines))),
        *(Fact(f"Em {year.year}", printed.hours(year.minutes)) for year in years(told.lines)),
        *pdf_seal_rows(told.pdf_seal),
    ]


def lines(told: TranscriptFacts, shown: Iterable[Line]) -> list[Fact]:
    """Return those of the paper's lines that are shown, with what became of each since."""
    return [_line(line, told) for line in shown]


def gone(told: TranscriptFacts) -> str:
    """Return how many hours were annulled since; nothing where none were."""
    if not told.annulled:
        return ""
    minutes = sum(told.annulled.values())
    left = printed.hours(told.minutes - minutes)
    return f"{printed.hours(minutes)} deste papel foram anuladas depois. Restam {left}."


def revoked(told: TranscriptFacts) -> str:
    """Return how many certificates of the paper were revoked since; nothing where none were."""
    count = len(told.revoked)
    if not count:
        return ""
    if count == 1:
        return "Um certificado deste papel foi revogado depois: não o aceite como prova das horas."
    return f"{count} certificados deste papel foram revogados depois: não os aceite como prova."


def _line(line: Line, told: TranscriptFacts) -> Fact:
    title = f"Correção: {line.title}" if line.reverses else line.title
    notes = (
        "Anulada depois que este papel saiu" if line.entry in told.annulled else "",
        "Já anulada quando este papel saiu" if line.is_annulled else "",
        _revoked(line, told),
        line.theme,
        line.capacity.label,
        line.modality.label,
        line.action_kind.label,
        period_text(line.starts_on, line.ends_on),
        _certificate(line),
    )
    return Fact(title, printed.hours(line.minutes), " · ".join(filter(None, notes)))


def _revoked(line: Line, told: TranscriptFacts) -> str:
    is_revoked = line.certificate is not None and line.certificate.code in told.revoked
    return "Certificado revogado depois que este papel saiu" if is_revoked else ""


def _certificate(line: Line) -> str:
    if line.recognised_by:
        return f"de outra instituição, reconhecido por {line.recognised_by}"
    found = line.certificate
    if found is None:
        return ""
    number = f"certificado nº{printed.NBSP}{found.number}"
    return f"{number}, {found.issuer}, código {format_code(found.code)}"
