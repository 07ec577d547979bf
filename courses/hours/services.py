"""Posting and reversing. Whoever proves the hours calls these; nobody types hours by hand."""

from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from courses.hours.models import HourEntry
from courses.hours.rules import ActionKind, Capacity, Modality
from lms.audit import actions
from lms.audit import services as audit
from lms.people.models import Person

if TYPE_CHECKING:
    from lms.people.models import User

POSTED = actions.register("hours.posted", "Lançou as horas.")
REVERSED = actions.register("hours.reversed", "Estornou as horas.")
LONGEST_TITLE = 200


class Facts(TypedDict):
    """What an entry states. ``minutes`` are clock minutes, more than zero."""

    person: Person
    minutes: int
    modality: Modality
    action_kind: ActionKind
    capacity: Capacity
    theme: str
    title: str
    starts_on: date
    ends_on: date


@transaction.atomic
def post(*, source_key: str, by: "User | None", **facts: Unpack[Facts]) -> HourEntry:
    """Credit minutes to a person, once for each ``source_key``.

    Posting the same facts again returns the entry that stands, even a reversed one. The key names
    what proves the hours, with the modality in it; of the title 200 characters are kept. Without
    ``by``, the system posts.

    Raises:
        ValueError: the key already stands for other facts, or the minutes are not positive.
    """
    if facts["minutes"] <= 0:
        raise ValueError(f"an entry credits more than {facts['minutes']} minutes")
    facts["title"] = facts["title"][:LONGEST_TITLE]
    entry, created = HourEntry.objects.get_or_create(
        source_key=source_key,
        defaults={**facts, "posted_by": by, "posted_at": timezone.now()},
    )
    if created:
        data = {"source": source_key, "minutes": entry.minutes}
        audit.record(POSTED, entry, by=by, data=data)
    elif any(getattr(entry, name) != value for name, value in facts.items()):
        raise ValueError(f"{source_key} was posted with other facts")
    return entry


@transaction.atomic
def reverse(*, entry: HourEntry, by: "User | None", reason: str) -> HourEntry:
    """Take back an entry by a new one; reversing it again returns the reversal that stands.

    Raises:
        ValueError: ``entry`` is itself a reversal.
    """
    if entry.reverses_id is not None:
        raise ValueError(f"entry {entry.public_id} is a reversal")
    facts = {
        name: getattr(entry, name)
        for name in (
            "person_id",
            "modality",
            "action_kind",
            "capacity",
            "theme",
            "title",
            "starts_on",
            "ends_on",
        )
    }
    reversal, created = HourEntry.objects.get_or_create(
        reverses=entry,
        defaults={
            **facts,
            "minutes": -entry.minutes,
            "source_key": f"reversal:{entry.public_id}",
            "posted_by": by,
            "posted_at": timezone.now(),
        },
    )
    if created:
        audit.record(
            REVERSED, entry, by=by, data={"reversal": str(reversal.public_id)}, reason=reason
        )
    return reversal
