"""What a person's own pages read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from lms.people.models import EmploymentLink, Person, Posting
from lms.people.queries import same_person_ids


@dataclass(frozen=True)
class Work:
    """Where a person works, as their greeting says it."""

    job_title: str
    place: str

    def __str__(self) -> str:
        return " · ".join(part for part in (self.job_title, self.place) if part)


def work_of(person: Person, *, on: date) -> Work | None:
    """Return what a person is and where, by the oldest link that holds on a civil date."""
    link = (
        EmploymentLink.objects.current(on)
        .filter(person__in=same_person_ids(person))
        .select_related("employer")
        .order_by("starts_on", "pk")
        .first()
    )
    if link is None:
        return None
    unit = (
        Posting.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), link=link)
        .filter(starts_on__lte=on)
        .order_by("-starts_on")
        .values_list(F("facility__name"), flat=True)
        .first()
    )
    return Work(link.job_title, unit or link.employer.legal_name)
