"""Every append-only model × way of changing it, on whatever database the suite runs on."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from lms.common.appendonly import PROTECTIONS, AppendOnlyModel, Protection

IDS = [protection.model.__name__ for protection in PROTECTIONS]


def columns(protection: Protection) -> list[str]:
    every = [field.column for field in protection.model._meta.concrete_fields]
    return list(protection.frozen) or every


def triggers() -> set[str]:
    """Return the names of the triggers that the database holds."""
    statement = (
        "SELECT DISTINCT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.django_db
@pytest.mark.parametrize("protection", PROTECTIONS, ids=IDS)
def test_the_triggers_are_installed(protection: Protection) -> None:
    kinds = {"update", "delete"} | ({"truncate"} if connection.vendor == "postgresql" else set())
    table = protection.model._meta.db_table
    assert {f"{table}_no_{kind}" for kind in kinds} <= triggers()


def insert_bare_row(model: type[models.Model]) -> None:
    """Put one row of plain values into a table, foreign keys aside."""
    values = {}
    for field in model._meta.concrete_fields:
        values[field.column] = bare_value(field)
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})',
            list(values.values()),
        )


VALUES: dict[str, object] = {
    "UUIDField": "7f1d1f2c6f0b4b0d8f5c0a4f7c1f9e11",
    "DateTimeField": "2026-01-01 00:00:00+00:00",
    "DateField": "2026-01-01",
    "JSONField": "{}",
    "BooleanField": False,
    "CharField": "",
    "TextField": "",
    "FileField": "",
    "BinaryField": b"",
}


# May be empty, but something else would have to stand in its place.
NEEDED = frozenset({"enrollment"})


def bare_value(field: models.Field) -> object:
    """Return a value of the column's own type."""
    if field.null and not field.primary_key and field.name not in NEEDED:
        return None
    if isinstance(field.default, str):
        return str(field.default)
    return VALUES.get(field.get_internal_type(), 1)


def change_row(model: type[models.Model], statement: str) -> None:
    """Put a row into the table, unless it is to be truncated, and run the statement."""
    with transaction.atomic(), connection.cursor() as cursor:
        if not statement.startswith("TRUNCATE"):
            loosen()
            insert_bare_row(model)
        cursor.execute(statement)


def truncate(table: str) -> str:
    """Return how the database empties a table at once."""
    if connection.vendor == "postgresql":
        return f'TRUNCATE "{table}" CASCADE'
    return f'DELETE FROM "{table}" WHERE 1 = 1'


@pytest.mark.django_db
@pytest.mark.parametrize("protection", PROTECTIONS, ids=IDS)
@pytest.mark.parametrize("change", ["update", "delete", "truncate"])
def test_the_database_refuses_to_change_a_row(protection: Protection, change: str) -> None:
    table, column = protection.model._meta.db_table, columns(protection)[-1]
    statement = {
        "update": f'UPDATE "{table}" SET "{column}" = "{column}"',
        "delete": f'DELETE FROM "{table}"',
        "truncate": truncate(table),
    }[change]
    try:
        with pytest.raises(DatabaseError, match="append-only"):
            change_row(protection.model, statement)
    finally:
        loosen(on=False)


def loosen(*, on: bool = True) -> None:
    """Let a row in without the rows that it points to; the transaction is rolled back.

    Whoever uses the connection afterwards is checked again.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            switch = "ON" if on else "OFF"
            cursor.execute(f"PRAGMA defer_foreign_keys = {switch}")
            cursor.execute(f"PRAGMA ignore_check_constraints = {switch}")


@pytest.mark.parametrize("protection", PROTECTIONS, ids=IDS)
def test_python_refuses_before_the_database_is_asked(protection: Protection) -> None:
    if not issubclass(protection.model, AppendOnlyModel):
        assert protection.frozen, "a model that Python lets change must name what is frozen"
        return
    row = protection.model()
    row._state.adding = False
    with pytest.raises(TypeError, match="append-only"):
        row.save()
    with pytest.raises(TypeError, match="append-only"):
        row.delete()
    for change in ("update", "delete", "bulk_update"):
        with pytest.raises(TypeError, match="append-only"):
            getattr(protection.model.objects.all(), change)()


def test_every_append_only_model_is_protected() -> None:
    models_ = {model for model in apps.get_models() if issubclass(model, AppendOnlyModel)}
    assert models_ <= {protection.model for protection in PROTECTIONS}
