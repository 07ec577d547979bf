"""What a visitor may ask of the list of courses."""

from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_QUERY = 100


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
    """What a visitor asked for, already tame: trimmed, cut, without control characters."""

    text: str = ""
    place: str = ""
    theme: str = ""
    hours: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Filters":
        """Read the address; what is not understood is left out."""
        hours = asked.get("horas", "")
        return cls(
            text=_tame(asked.get("q", "")),
            place=_tame(asked.get("municipio", "")),
            theme=_tame(asked.get("tema", "")),
            hours=hours if any(band.key == hours for band in BANDS) else "",
        )

    @property
    def band(self) -> Band | None:
        """The workload asked for."""
        return next((band for band in BANDS if band.key == self.hours), None)

    def parameters(self) -> dict[str, str]:
        """Return the address of this question, without what was not asked."""
        asked = {
            "q": self.text,
            "municipio": self.place,
            "tema": self.theme,
            "horas": self.hours,
        }
        return {name: value for name, value in asked.items() if value}


def _tame(text: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in text[: 4 * LONGEST_QUERY])
    return " ".join(printable.split())[:LONGEST_QUERY].strip()
