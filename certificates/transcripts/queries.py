"""What a transcript is made from, and what became of what it states."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet, Sum

from certificates.issuing.models import Certificate, CertificateHour
from certificates.issuing.rules import CertificateStatus, ReplacementReason
from certificates.snapshot.rules import snapshot_from_json
from certificates.transcripts import sources
from certificates.transcripts.models import Transcript
from certificates.transcripts.rules import A_DAY, Attested, Line
from courses.hours.models import HourEntry
from courses.hours.queries import entries_of
from courses.hours.rules import ActionKind, Capacity, Modality
from lms.people.models import Person
from lms.people.queries import same_person_ids


@dataclass(frozen=True, slots=True)
class Ending:
    """When a certificate that a transcript names ended, and whether it was revoked."""

    at: datetime
    is_revoked: bool


# By the certificate's code.
Endings = dict[str, Ending]


def lines_of(person: Person) -> tuple[Line, ...]:
    """Return a person's ledger as lines, newest first: three queries, merged records included.

    What takes an entry back stands right behind it.
    """
    standing = CertificateHour.objects.filter(
        certificate__status=CertificateStatus.ISSUED
    ).select_related("certificate")
    entries = (
        entries_of(person)
        .select_related("reverses", "reversed_by")
        .prefetch_related(Prefetch("attested_by", standing, to_attr="standing"))
    )
    rows = sorted(entries, key=_place)
    recognised = sources.recognised_by([entry.source_key for entry in rows])
    return tuple(_line(entry, recognised.get(entry.source_key, "")) for entry in rows)


def _place(entry: HourEntry) -> tuple[int, int, bool]:
    """Put later days first; of one day, what was posted later; a reversal behind its entry."""
    return -entry.ends_on.toordinal(), -(entry.reverses_id or entry.pk), bool(entry.reverses_id)


def _line(entry: HourEntry, recognised_by: str) -> Line:
    return Line(
        entry=str(entry.public_id),
        title=entry.title,
        theme=entry.theme,
        capacity=Capacity(entry.capacity),
        modality=Modality(entry.modality),
        action_kind=ActionKind(entry.action_kind),
        starts_on=entry.starts_on,
        ends_on=entry.ends_on,
        minutes=entry.minutes,
        reverses=str(entry.reverses.public_id) if entry.reverses else "",
        is_annulled=hasattr(entry, "reversed_by"),
        certificate=_attested(getattr(entry, "standing", [])),
        recognised_by=recognised_by,
    )


def _attested(hours: list[CertificateHour]) -> Attested | None:
    if not hours:
        return None
    newest = max((hour.certificate for hour in hours), key=lambda one: one.pk)
    snapshot = snapshot_from_json(newest.snapshot)
    return Attested(code=newest.code, number=snapshot.number, issuer=snapshot.issuer.legal_name)


def of(person: Person) -> QuerySet[Transcript]:
    """Return a person's transcripts, newest first, merged records included."""
    found = Transcript.objects.filter(person__in=same_person_ids(person))
    return found.select_related("printed_person").order_by("-made_at", "-pk")


def made_lately(person: Person, now: datetime) -> int:
    """Return how many transcripts a person made within a day."""
    return of(person).filter(made_at__gt=now - A_DAY).count()


def annulled_since(entries: Collection[str]) -> dict[str, int]:
    """Return the minutes that were taken back, by the entries among these that were."""
    rows = (
        HourEntry.objects.filter(reverses__public_id__in=entries)
        .order_by()
        .values_list("reverses__public_id")
        .annotate(taken=Sum("minutes"))
    )
    return {str(entry): -taken for entry, taken in rows}


def endings(codes: Collection[str]) -> Endings:
    """Return how those of these certificates ended that were revoked, or gave way to another name.

    One that was replaced by another with the same name takes nothing from what it attested.
    """
    rectified = Q(
        status=CertificateStatus.REPLACED, end_reason=ReplacementReason.NAME_RECTIFICATION
    )
    rows = Certificate.objects.filter(
        rectified | Q(status=CertificateStatus.REVOKED), code__in=codes, ended_at__isnull=False
    )
    return {
        code: Ending(ended_at, status == CertificateStatus.REVOKED)
        for code, ended_at, status in rows.values_list("code", "ended_at", "status")
        if ended_at
    }
