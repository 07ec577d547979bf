"""What the ledger says of a person."""

from dataclasses import dataclass, field

from django.db.models import QuerySet, Sum

from courses.hours.models import HourEntry
from lms.common.statements import Statement
from lms.people.models import Person
from lms.people.queries import same_person_ids

_SUMS = Statement(
    lambda people: (
        HourEntry.objects.filter(person__in=people)
        .order_by()
        .values_list("modality")
        .annotate(minutes=Sum("minutes"))
    )
)


@dataclass(frozen=True)
class Balance:
    """Signed minutes of one person.

    Attributes:
        by_modality: without the modalities that come to nothing.
    """

    total: int = 0
    by_modality: dict[str, int] = field(default_factory=dict)


def same_person(person: Person) -> frozenset[int]:
    """Return the keys of every record that is this human, merged ones included (decision D1)."""
    return frozenset(same_person_ids(person))


def entries_of(person: Person) -> QuerySet[HourEntry]:
    """Return a person's entries, newest first, reversals among them."""
    return HourEntry.objects.filter(person__in=same_person(person)).order_by("-posted_at", "-pk")


def balance_of(person: Person) -> Balance:
    """Return what a person's entries come to, by a sum in the database."""
    sums = _SUMS.all(same_person_ids(person))
    by_modality = {modality: minutes for modality, minutes in sums if minutes}
    return Balance(sum(by_modality.values()), by_modality)


def entries_from(source_prefix: str) -> QuerySet[HourEntry]:
    """Return the credits whose source key starts so, reversals left out."""
    return HourEntry.objects.filter(source_key__startswith=source_prefix, reverses__isnull=True)
