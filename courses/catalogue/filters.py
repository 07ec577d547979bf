"""What a visitor may ask of the list of courses."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from courses.hours.rules import Modality

LONGEST_QUERY = 100
ON = "sim"
# By the filter's name in the address: the field that holds it.
FIELDS = {
    "q": "text",
    "municipio": "place",
    "tema": "theme",
    "modalidade": "modality",
    "horas": "hours",
    "abertas": "is_open",
    "meu-cargo": "is_mine",
}


@dataclass(frozen=True)
class Band:
    """A choice of workload; ``most`` minutes included."""

    key: str
    label: str
    least: int = 0
    most: int | None = None


BANDS = (
    Band("ate-4", "Até 4 h", most=240),
    Band("4-a-20", "De 4 h a 20 h", 241, 1200),
    Band("20-a-60", "De 20 h a 60 h", 1201, 3600),
    Band("mais-de-60", "Mais de 60 h", 3601),
)


@dataclass(frozen=True)
class Filters:
    """What a visitor asked for, already tame: trimmed, cut, without control characters.

    Attributes:
        is_open: only courses that one may enter today.
        is_mine: only courses that are meant for the signed-in person's post, or for everybody.
    """

    text: str = ""
    place: str = ""
    theme: str = ""
    modality: str = ""
    hours: str = ""
    is_open: bool = False
    is_mine: bool = False

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Filters":
        """Read the address; what is not understood is left out."""
        hours, modality = asked.get("horas", ""), asked.get("modalidade", "")
        return cls(
            text=_tame(asked.get("q", "")),
            place=_tame(asked.get("municipio", "")),
            theme=_tame(asked.get("tema", "")),
            modality=modality if modality in Modality.values else "",
            hours=hours if any(band.key == hours for band in BANDS) else "",
            is_open=asked.get("abertas") == ON,
            is_mine=asked.get("meu-cargo") == ON,
        )

    @property
    def band(self) -> Band | None:
        """The workload asked for."""
        return next((band for band in BANDS if band.key == self.hours), None)

    @property
    def modality_label(self) -> str:
        """The modality asked for, in words."""
        return Modality(self.modality).label.capitalize() if self.modality else ""

    def parameters(self) -> dict[str, str]:
        """Return the address of this question, without what was not asked."""
        asked = {name: getattr(self, attribute) for name, attribute in FIELDS.items()}
        return {name: ON if value is True else value for name, value in asked.items() if value}

    def without(self, name: str) -> "Filters":
        """Return this question without one of its filters, by its name in the address."""
        attribute = FIELDS[name]
        less: dict[str, Any] = {attribute: getattr(Filters(), attribute)}
        return replace(self, **less)


def _tame(text: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in text[: 4 * LONGEST_QUERY])
    return " ".join(printable.split())[:LONGEST_QUERY].strip()
