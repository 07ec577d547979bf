"""Tables whose rows are never edited: Python refuses, and a trigger refuses.

A model is protected by the :func:`protect` decorator. The triggers are installed after every
``migrate``, because SQLite drops them when it rebuilds a table.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any, Never, TypeVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

M = TypeVar("M", bound=type[models.Model])


@dataclass(frozen=True)
class Protection:
    """What is refused on one table.

    Attributes:
        model: the protected model.
        frozen: columns that never change; empty means every column.
    """

    model: type[models.Model]
    frozen: tuple[str, ...] = ()


PROTECTIONS: list[Protection] = []


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Refuses the ways in which many rows are changed at once."""

    def update(self, **_values: object) -> Never:
        """Refuse."""
        raise TypeError(f"{self.model.__name__} is append-only")

    def delete(self) -> Never:
        """Refuse."""
        raise TypeError(f"{self.model.__name__} is append-only")

    def bulk_update(self, *_args: object, **_kwargs: object) -> Never:
        """Refuse."""
        raise TypeError(f"{self.model.__name__} is append-only")


class AppendOnlyModel(models.Model):
    """A row that is written once."""

    objects = models.Manager.from_queryset(AppendOnlyQuerySet)()

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        """Insert the row; refuse to write it again."""
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} is append-only")
        super().save(**{**kwargs, "force_insert": True})

    def delete(self, *_args: Any, **_kwargs: Any) -> Never:
        """Refuse."""
        raise TypeError(f"{type(self).__name__} is append-only")


def protect(*, frozen: Collection[str] = ()) -> Callable[[M], M]:
    """Register a model for triggers: no delete, and no update of the ``frozen`` fields (or any).

    Args:
        frozen: field names; without any, the whole row is frozen.
    """

    def register(model: M) -> M:
        fields = (model._meta.get_field(name) for name in frozen)
        columns = tuple(str(field.column) for field in fields if isinstance(field, models.Field))
        PROTECTIONS.append(Protection(model, columns))
        return model

    return register


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers of every protected table that exists, replacing older ones."""
    statements = _postgres if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTION)
        for protection in PROTECTIONS:
            if protection.model._meta.db_table in tables:
                for statement in statements(_as_it_stands(protection, connection, cursor)):
                    cursor.execute(statement)


def _as_it_stands(
    protection: Protection, connection: BaseDatabaseWrapper, cursor: CursorWrapper
) -> Protection:
    """Leave out columns that a table has not yet, or no more: it may be on its way to a version."""
    if not protection.frozen:
        return protection
    table = protection.model._meta.db_table
    standing = {one.name for one in connection.introspection.get_table_description(cursor, table)}
    frozen = tuple(column for column in protection.frozen if column in standing)
    return replace(protection, frozen=frozen)


def _names(protection: Protection) -> tuple[str, str]:
    """Return the table, and ``OF a, b`` or nothing."""
    columns = ", ".join(f'"{column}"' for column in protection.frozen)
    return protection.model._meta.db_table, f"OF {columns} " if columns else ""


def _sqlite(protection: Protection) -> list[str]:
    table, columns = _names(protection)
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    return [
        f"DROP TRIGGER IF EXISTS {table}_no_update",
        f"DROP TRIGGER IF EXISTS {table}_no_delete",
        f'CREATE TRIGGER {table}_no_update BEFORE UPDATE {columns}ON "{table}" {refuse}',
        f'CREATE TRIGGER {table}_no_delete BEFORE DELETE ON "{table}" {refuse}',
    ]


_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION percurso_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""


def _postgres(protection: Protection) -> list[str]:
    table, columns = _names(protection)
    call = "EXECUTE FUNCTION percurso_append_only()"
    create, create_once, each = "CREATE OR REPLACE TRIGGER", "CREATE TRIGGER", "FOR EACH STATEMENT"
    return [
        f'{create} {table}_no_update BEFORE UPDATE {columns}ON "{table}" FOR EACH ROW {call}',
        f'{create} {table}_no_delete BEFORE DELETE ON "{table}" FOR EACH ROW {call}',
        f'DROP TRIGGER IF EXISTS {table}_no_truncate ON "{table}"',
        f'{create_once} {table}_no_truncate BEFORE TRUNCATE ON "{table}" {each} {call}',
    ]
