"""Two records of one human become one (decision D1)."""

from django.db import transaction

from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError
from lms.jobs import services as jobs
from lms.people.models import Assurance, Person, User

MERGED = actions.register("people.merged", "Uniu dois cadastros da mesma pessoa.")


@transaction.atomic
def merge_people(*, duplicate: Person, into: Person, by: User) -> Person:
    """Make a declared record part of a confirmed one, with its sign-in; return the latter.

    What hangs on the duplicate stays there and is read through ``merged_into``. The caller has
    proved that both are one human: ``claim_with_code`` is the only way today.

    Raises:
        DomainError: they are the same, the duplicate was confirmed by an employer, or the record
            has a sign-in of its own.
    """
    locked = {
        person.pk: person
        for person in Person.objects.select_for_update()
        .filter(pk__in=[duplicate.pk, into.pk])
        .order_by("pk")
    }
    source, target = locked[duplicate.pk], locked[into.pk]
    _refuse(source, target)
    target.user, source.user, source.merged_into = source.user, None, target
    source.save(update_fields=["user", "merged_into"])
    target.save(update_fields=["user"])
    audit.record(MERGED, target, by=by, data={"duplicate": str(source.public_id)})
    jobs.announce("people.merged", source.pk)
    return target


def _refuse(source: Person, target: Person) -> None:
    if source.pk == target.pk:
        raise DomainError("Este cadastro já é o seu.")
    if source.merged_into_id or target.merged_into_id:
        raise DomainError("Um destes cadastros já foi unido a outro.")
    if source.assurance != Assurance.DECLARED:
        raise DomainError("O seu cadastro já foi confirmado com outro CPF. Procure a coordenação.")
    if target.user_id is not None:
        raise DomainError("Este cadastro já tem senha. Saia e entre com o CPF.")
