"""The ledger as the transcript's page shows it: a table for each year."""

from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from certificates.transcripts.models import Transcript
from certificates.transcripts.rules import Line, Year
from cms.look.components.filters import brmoment
from cms.look.components.surfaces import badge
from cms.look.parts import Cell, Column
from cms.look.rules import hours_text, period_text
from lms.common.codes import format_code

COLUMNS: Final = (
    Column("O que foi"),
    Column("Como"),
    Column("Quando"),
    Column("Certificado"),
    Column("Horas", numeric=True),
)


@dataclass(frozen=True)
class ShownYear:
    """A year with its rows, in the order of :data:`COLUMNS`."""

    year: int
    hours: str
    rows: list[list[object]]

    @property
    def caption(self) -> str:
        return f"Horas de {self.year}"


def shown_year(year: Year) -> ShownYear:
    """Return a year as the page shows it."""
    return ShownYear(year.year, hours_text(year.minutes), [row_of(line) for line in year.lines])


def row_of(line: Line) -> list[object]:
    """Return a line's cells."""
    how = f"{line.capacity.label} · {line.modality.label}"
    return [
        Cell(f"Correção: {line.title}" if line.reverses else line.title, note=line.theme),
        Cell(capfirst(how), note=line.action_kind.label),
        period_text(line.starts_on, line.ends_on),
        _standing(line),
        hours_text(line.minutes),
    ]


def _standing(line: Line) -> object:
    if line.reverses:
        return _badge("Estorno", "swap")
    if line.is_annulled:
        return _badge("Anulado depois", "undo")
    if line.recognised_by:
        return Cell("De fora", note=f"Reconhecido por {line.recognised_by}")
    found = line.certificate
    return Cell(f"nº\u00a0{found.number}", note=found.issuer) if found else "Ainda não tem"


def _badge(label: str, icon: str) -> SafeString:
    return badge(label, icon=icon)


@dataclass(frozen=True)
class Made:
    """A transcript that was made, as the page lists it."""

    transcript: Transcript

    @property
    def title(self) -> str:
        return (
            f"{hours_text(self.transcript.minutes)} em {brmoment(self.transcript.made_at, 'long')}"
        )

    @property
    def code(self) -> str:
        return format_code(self.transcript.code)

    @property
    def has_file(self) -> bool:
        """Tell whether the file is there to be taken."""
        return bool(self.transcript.file_sha256) and hasattr(self.transcript, "printed_person")
