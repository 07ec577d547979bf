"""The person's own copy of what is kept about them."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.people.models import Person, User
from lms.people.queries import same_person_ids
from lms.privacy import policy, registry

EXPORTED = actions.register("privacy.exported", "Baixou a cópia dos próprios dados.")
FORMAT = "percurso-dados-pessoais/1"


@transaction.atomic
def export_person(*, person: Person, by: User) -> dict[str, Any]:
    """Return everything of a person that the areas declared exportable, ready for JSON.

    One human's merged records count as one. Rows are named by what they show, never by an
    internal key.

    Raises:
        NotAllowed: ``by`` is not the person.
    """
    require(policy.can_export(by, person))
    ids = same_person_ids(person)
    copy: dict[str, Any] = {"formato": FORMAT, "gerado_em": timezone.now().isoformat()}
    for area, table in registry.tables():
        copy.setdefault(area, {})[table.title] = _rows(table, ids)
    for area, title, exporter in registry.exporters():
        copy.setdefault(area, {})[title] = exporter(ids)
    audit.record(EXPORTED, person, by=by)
    return copy


def _rows(table: registry.Table, ids: list[int]) -> list[dict[str, Any]]:
    """Return a table's rows of one human, each value under its Portuguese name."""
    model = apps.get_model(table.model)
    columns = [_column(model, field) for field in registry.fields_of(table.model)]
    rows = (
        model._meta.default_manager.filter(**{f"{table.owner}__in": ids})
        .order_by("pk")
        .values_list(*(column.path for column in columns))
    )
    return [
        {
            column.title: column.words.get(value, value) if column.words else value
            for column, value in zip(columns, row, strict=True)
        }
        for row in rows
    ]


@dataclass(frozen=True)
class _Column:
    """How one field stands in the copy; ``words`` says what a coded value means."""

    title: str
    path: str
    words: dict[Any, str]


def _column(model: type[models.Model], field: registry.Field) -> _Column:
    column = model._meta.get_field(field.column)
    words = {} if field.path else dict(getattr(column, "flatchoices", ()))
    return _Column(str(getattr(column, "verbose_name", field.column)), field.shown, words)
