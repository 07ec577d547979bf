"""The shipped tables of states and municipalities, read and checked row by row."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lms.common.identifiers import UF_BY_STATE_CODE, parse_ibge
from lms.territory.rules import legal_time_zone

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class StateRow:
    """One unit of the federation."""

    code: int
    uf: str
    name: str


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """One municipality, with its state's two letters."""

    code: str
    name: str
    uf: str
    is_capital: bool
    time_zone: str


def read_states() -> list[StateRow]:
    """Return the 27 units of the federation, by code."""
    return [
        StateRow(code=int(row["code"]), uf=row["uf"], name=row["name"])
        for row in _rows("states.csv")
    ]


def read_municipalities() -> list[MunicipalityRow]:
    """Return the 5,571 municipalities, by code.

    Raises:
        InvalidIdentifier: a code breaks the check digit and is none of the nine exceptions.
        ValueError: a row contradicts its own code, or the law on legal time.
    """
    return [_municipality(row) for row in _rows("municipalities.csv")]


def _municipality(row: dict[str, str]) -> MunicipalityRow:
    code, uf = parse_ibge(row["code"]), row["uf"]
    if UF_BY_STATE_CODE[int(code[:2])] != uf:
        raise ValueError(f"municipality {code} does not belong to {uf}")
    if legal_time_zone(code, uf) != row["time_zone"]:
        raise ValueError(f"municipality {code} does not keep the time of {row['time_zone']}")
    return MunicipalityRow(
        code=code,
        name=row["name"],
        uf=uf,
        is_capital=row["is_capital"] == "1",
        time_zone=row["time_zone"],
    )


def _rows(file_name: str) -> Iterator[dict[str, str]]:
    with (DATA / file_name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
