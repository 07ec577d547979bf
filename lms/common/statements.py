"""A query of the mapper that is written once and asked often.

Writing a statement takes the mapper longer than the database takes to answer a look-up by key, so
what every request asks is written at the first one and kept.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet


class Statement:
    """One ``values_list`` query, kept as SQL with its converters for each kind of database."""

    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        """Take what builds the query.

        Args:
            build: returns a ``values_list`` whose filters hold any values; the values that count
                are given to :meth:`first` in the order in which the statement asks for them.
        """
        self._build = build
        self._written: dict[str, tuple[str, Any, Any]] = {}

    def first(self, *values: Any) -> list[Any] | None:
        """Return the first row as the mapper would read it, or nothing."""
        sql, compiler, converters = self._statement()
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            row: Sequence[Any] | None = cursor.fetchone()
        if row is None:
            return None
        found: list[Any] = next(compiler.apply_converters([row], converters))
        return found

    def _statement(self) -> tuple[str, Any, Any]:
        written = self._written.get(connection.vendor)
        if written is None:
            compiler = self._build().query.get_compiler(connection=connection)
            sql, _values = compiler.as_sql()
            converters = compiler.get_converters([column for column, *_rest in compiler.select])
            written = self._written[connection.vendor] = (sql, compiler, converters)
        return written
