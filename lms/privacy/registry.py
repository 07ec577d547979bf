"""What is personal, why it is kept, and what becomes of it. Each app declares its own fields.

A field of ours that nobody declared, as personal or as not, fails a test.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lms.people.models import User

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
    UNLESS_DUTY = "é apagado, menos onde a lei manda guardar o nome"
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
        has_eraser: whether an eraser of the area takes care of its rows.
    """

    model: str
    owner: str
    title: str
    has_eraser: bool = False


@dataclass(frozen=True)
class Erasure:
    """One person's request, while it is carried out.

    Attributes:
        person_ids: the keys of the human's records.
        by: the person's own sign-in.
        keeps_name: whether the law has us keep who they are (decision D8).
    """

    person_ids: tuple[int, ...]
    by: "User"
    keeps_name: bool


Exporter = Callable[[list[int]], object]
Eraser = Callable[[Erasure], None]

_FIELDS: dict[str, tuple[str, Field]] = {}
_PLAIN: set[str] = set()
_TABLES: dict[str, tuple[str, Table]] = {}
_EXPORTERS: dict[str, tuple[str, Exporter]] = {}
_ERASERS: list[Eraser] = []


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


def register_table(
    area: str, model: str, *, owner: str, title: str, has_eraser: bool = False
) -> None:
    """Say whose rows a table holds: its exportable fields go into that person's copy.

    Erasing the person does to each field what was declared of it: where the first field of
    ``owner`` goes, the row goes; other fields that go are emptied.
    """
    _TABLES[model] = (area, Table(model, owner, title, has_eraser))


def register_exporter(area: str, title: str, exporter: Exporter) -> None:
    """Add to the copy what plain columns cannot give; it takes the keys of one human's records."""
    _EXPORTERS[title] = (area, exporter)


def register_eraser(eraser: Eraser) -> None:
    """Add what erasing a person takes beside fields: leaving classes, deleting files."""
    _ERASERS.append(eraser)


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


def erased_of(model: str, erasure: Erasure) -> list[Field]:
    """Return the fields of a model that go with an erasure."""
    gone = {OnErasure.ERASE} if erasure.keeps_name else {OnErasure.ERASE, OnErasure.UNLESS_DUTY}
    return [f for _, f in _FIELDS.values() if f.model == model and f.on_erasure in gone]


def erasers() -> Iterable[Eraser]:
    """Return the erasers, the highest area first: it may still look at what lies below."""
    return list(reversed(_ERASERS))


def _refuse_twice(name: str) -> None:
    if name in _FIELDS or name in _PLAIN:
        raise ValueError(f"field {name} is declared twice")
