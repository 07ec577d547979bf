"""A query of the mapper that is written once and asked often.

Writing a statement takes the mapper longer than the database takes to answer a look-up by key, so
what every request asks is written at the first one and kept.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django.db.models import Expression, Model, QuerySet
from django.db.models.query import get_related_populators  # type: ignore[attr-defined] # the stubs leave it out

Shape = tuple[int | None, ...]
M = TypeVar("M", bound=Model)


class _Place(int):
    """Which of the values, lists being laid out, stands at a place of the statement."""


class Asked(Expression):
    """A value, or a list of them, that every ask fills in."""

    def __init__(self, first: int, length: int | None) -> None:
        super().__init__()
        self.first, self.length = first, length

    def as_sql(self, *_args: Any, **_kwargs: Any) -> tuple[str, list[str | int]]:
        """Leave the places open."""
        if self.length is None:
            return "%s", [_Place(self.first)]
        places: list[str | int] = [_Place(self.first + index) for index in range(self.length)]
        return f"({', '.join('%s' for _ in places)})", places


@dataclass(frozen=True)
class _Written:
    """A query as it was written for one kind of database and one shape of values."""

    sql: str
    params: tuple[Any, ...]
    compiler: Any

    @classmethod
    def of(cls, query: QuerySet[Any, Any]) -> "_Written":
        """Write a query."""
        compiler = query.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        return cls(sql, tuple(params), compiler)

    def rows(self, values: Iterable[Any]) -> Iterator[list[Any]]:
        """Ask the database."""
        laid_out = list(chain.from_iterable(v if isinstance(v, list) else [v] for v in values))
        asked = [_sent(laid_out[p]) if isinstance(p, _Place) else p for p in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, asked)
            found = cursor.fetchall()
        rows: Iterator[list[Any]] = self.compiler.apply_converters(found, self._converters)
        return rows

    @cached_property
    def _converters(self) -> Any:
        return self.compiler.get_converters([column for column, *_rest in self.compiler.select])

    @cached_property
    def record(self) -> Callable[[list[Any]], Any]:
        """Make a record of a row, as the mapper's own ``ModelIterable`` does."""
        select, info = self.compiler.select, self.compiler.klass_info
        model, own = info["model"], slice(info["select_fields"][0], info["select_fields"][-1] + 1)
        names = [column.target.attname for column, *_rest in select[own]]
        alias = connection.alias
        related = get_related_populators(info, select, alias)
        annotations = self.compiler.annotation_col_map or {}

        def made(row: list[Any]) -> Any:
            record = model.from_db(alias, names, row[own])
            for populator in related:
                populator.populate(row, record)
            for name, place in annotations.items():
                setattr(record, name, row[place])
            return record

        return made


def _sent(value: Any) -> Any:
    """Return a value as the database keeps it: a uuid is text where it knows no uuids."""
    is_text = isinstance(value, UUID) and not connection.features.has_native_uuid_field
    return value.hex if is_text else value


class _Kept:
    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        """Take what builds the query.

        Args:
            build: takes an :class:`Asked` for each value, and filters by them as by values.
                A list, for ``__in``, is a short one: the query is written again for each length.
                Nothing is in an empty one.
        """
        self._build = build
        self._written: dict[tuple[str, Shape], _Written] = {}

    def _statement(self, values: Iterable[Any]) -> _Written | None:
        """Return the statement for values of this shape; nothing where a list is empty."""
        shape = tuple(len(value) if isinstance(value, list) else None for value in values)
        if 0 in shape:
            return None
        key = connection.vendor, shape
        if key not in self._written:
            self._written[key] = _Written.of(self._build(*_asked(shape)))
        return self._written[key]


def _asked(shape: Shape) -> list[Asked]:
    asked, first = [], 0
    for length in shape:
        asked.append(Asked(first, length))
        first += 1 if length is None else length
    return asked


class Statement(_Kept):
    """A ``values_list`` query that is written once for each kind of database."""

    def first(self, *values: Any) -> list[Any] | None:
        """Return the first row of what :meth:`all` gives, or nothing."""
        return next(iter(self.all(*values)), None)

    def all(self, *values: Any) -> list[list[Any]]:
        """Return the rows as the mapper would read them."""
        statement = self._statement(values)
        return list(statement.rows(values)) if statement else []


class Records(_Kept, Generic[M]):
    """The same for a query of whole records; ``select_related`` and ``annotate`` work as usual."""

    def __init__(self, build: Callable[..., QuerySet[M]]) -> None:
        super().__init__(build)

    def first(self, *values: Any) -> M | None:
        """Return the first record of what :meth:`all` gives, or nothing."""
        return next(iter(self.all(*values)), None)

    def get(self, *values: Any) -> M:
        """Return the only record.

        Raises:
            ObjectDoesNotExist: there is none.
        """
        found = self.first(*values)
        if found is None:
            raise ObjectDoesNotExist
        return found

    def all(self, *values: Any) -> list[M]:
        """Return the records as the mapper would make them."""
        statement = self._statement(values)
        return list(map(statement.record, statement.rows(values))) if statement else []
