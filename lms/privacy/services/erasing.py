"""Erasing a person at their own request, as the registry says of each field (decision D8)."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import models, transaction

from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.people.models import Person, User
from lms.people.queries import resolve, same_person_ids
from lms.privacy import policy, registry
from lms.privacy.registry import Erasure

ERASED = actions.register("privacy.erased", "Apagou os próprios dados.")
RESTRICTED = actions.register(
    "privacy.restricted", "Encerrou a conta; a lei manda guardar o nome e os certificados."
)


@transaction.atomic
def erase_person(*, person: Person, by: User) -> bool:
    """Erase what no law keeps of a person, and close the sign-in; return whether the name went.

    One human's merged records count as one. Where the law keeps the name, the study traces and
    the sign-in go all the same, and the rest stays without other use.

    Raises:
        NotAllowed: ``by`` is another, or holds a role.
        DomainError: an area cannot let go yet, and says when.
    """
    require(policy.can_erase(by, person))
    ids = same_person_ids(Person.objects.select_for_update(of=("self",)).get(pk=person.pk))
    erasure = Erasure(tuple(ids), by, keeps_name=policy.keeps_name(person))
    audit.record(RESTRICTED if erasure.keeps_name else ERASED, resolve(person), by=by)
    for eraser in registry.erasers():
        eraser(erasure)
    Authenticator.objects.filter(user__person__in=ids).delete()
    # What hangs on other rows was declared after them.
    for _, table in reversed(list(registry.tables())):
        if not table.has_eraser:
            _erase_rows(table, erasure)
    return not erasure.keeps_name


def _erase_rows(table: registry.Table, erasure: Erasure) -> None:
    """Delete a table's rows where their tie to the person goes; else empty the fields that go."""
    model = apps.get_model(table.model)
    rows = model._meta.default_manager.filter(**{f"{table.owner}__in": erasure.person_ids})
    if not erasure.keeps_name and hasattr(model, "public_id"):
        audit.forget_reasons([str(key) for key in rows.values_list("public_id", flat=True)])
    gone = {field.column for field in registry.erased_of(table.model, erasure)}
    if table.owner.partition("__")[0] in gone:
        rows.delete()
    elif gone:
        keys = list(rows.values_list("pk", flat=True))
        empty = {name: _nothing(model._meta.get_field(name)) for name in gone}
        model._meta.default_manager.filter(pk__in=keys).update(**empty)


def _nothing(column: Any) -> object:
    """Return what stands in a column of which nothing is kept."""
    if column.null:
        return None
    if isinstance(column, models.BooleanField):
        return False
    if isinstance(column, models.CharField | models.TextField):
        return ""
    raise TypeError(f"{column} cannot be emptied")
