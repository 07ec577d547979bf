"""What is personal, why it is kept, and what becomes of it. Each app declares its own fields.

A field of ours that nobody declared, as personal or as not, fails a test.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

# Purposes and times that several apps share.
PROOF = "provar quem decidiu o quê, para a pessoa e para o controle"
CAREER_YEARS = 5


class Basis(Enum):
    """The lawful reason for keeping a field. Source: LGPD (Law 13.709/2018), articles 7 and 11."""

    PUBLIC_POLICY = "execução de política pública (LGPD, art. 7º, III)"
    LEGAL_DUTY = "cumprimento de obrigação legal (LGPD, art. 7º, II)"
    RIGHTS = "exercício regular de direitos (LGPD, art. 7º, VI)"


class OnErasure(Enum):
    """What erasing a person's data does to a field (decision D8)."""

    ERASE = "é apagado"
    RESTRICT = "fica guardado, sem uso"
    KEEP = "fica, porque não diz quem é"


@dataclass(frozen=True)
class Field:
    """One personal field.

    Attributes:
        name: ``"lms.Person.civil_name"``.
        purpose: what it is kept for, in Portuguese, as the person reads it.
        export: whether the person's own copy carries it.
        path: what the copy shows instead of an internal key: ``"employer__legal_name"``.
        years: how long it is kept after the tie ended; ``None`` while the record lives.
    """

    name: str
    purpose: str
    basis: Basis = Basis.PUBLIC_POLICY
    on_erasure: OnErasure = OnErasure.RESTRICT
    export: bool = True
    path: str = ""
    years: int | None = None

    @property
    def model(self) -> str:
        """``"lms.Person"``."""
        return self.name.rpartition(".")[0]

    @property
    def column(self) -> str:
        """``"civil_name"``."""
        return self.name.rpartition(".")[2]

    @property
    def shown(self) -> str:
        """The path whose value the person's copy shows."""
        return self.path or self.column


@dataclass(frozen=True)
class Table:
    """A table with rows about people.

    Attributes:
        model: ``"lms.EmploymentLink"``.
        owner: path from a row to its person, ``"person"``; ``"pk"`` for the person itself.
        title: heading in the person's copy, in Portuguese.
    """

    model: str
    owner: str
    title: str


Exporter = Callable[[list[int]], object]

_FIELDS: dict[str, tuple[str, Field]] = {}
_PLAIN: set[str] = set()
_TABLES: dict[str, tuple[str, Table]] = {}
_EXPORTERS: dict[str, tuple[str, Exporter]] = {}


def register(area: str, *fields: Field) -> None:
    """Declare personal fields of an app.

    Raises:
        ValueError: a field was declared before.
    """
    for field in fields:
        _refuse_twice(field.name)
        _FIELDS[field.name] = (area, field)


def register_plain(model: str, names: str) -> None:
    """Declare fields of a model that say nothing about a person, their names apart by spaces.

    Raises:
        ValueError: a field was declared before.
    """
    for name in names.split():
        _refuse_twice(f"{model}.{name}")
        _PLAIN.add(f"{model}.{name}")


def register_table(area: str, model: str, *, owner: str, title: str) -> None:
    """Say whose rows a table holds: its exportable fields go into that person's copy."""
    _TABLES[model] = (area, Table(model, owner, title))


def register_exporter(area: str, title: str, exporter: Exporter) -> None:
    """Add to the copy what plain columns cannot give; it takes the keys of one human's records."""
    _EXPORTERS[title] = (area, exporter)


def fields() -> list[Field]:
    """Return every personal field, by name."""
    return [field for _, field in sorted(_FIELDS.values(), key=lambda pair: pair[1].name)]


def fields_of(model: str) -> list[Field]:
    """Return the personal fields of a model that its person may copy, as declared."""
    return [field for _, field in _FIELDS.values() if field.model == model and field.export]


def declared() -> set[str]:
    """Return the names of all declared fields, personal or not."""
    return set(_FIELDS) | _PLAIN


def tables() -> Iterable[tuple[str, Table]]:
    """Return areas and tables, as declared."""
    return list(_TABLES.values())


def exporters() -> Iterable[tuple[str, str, Exporter]]:
    """Return areas, titles and exporters, as declared."""
    return [(area, title, exporter) for title, (area, exporter) in _EXPORTERS.items()]


def _refuse_twice(name: str) -> None:
    if name in _FIELDS or name in _PLAIN:
        raise ValueError(f"field {name} is declared twice")
