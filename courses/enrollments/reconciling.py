"""The proof that the ledger holds exactly what enrollments credit."""

from collections import defaultdict
from collections.abc import Iterator

from courses.enrollments.models import Enrollment
from courses.enrollments.queries import minutes_of, source_key
from courses.enrollments.rules import EnrollmentState
from courses.hours.models import HourEntry
from courses.hours.reconciling import Finding, register_reconciler, reversals

CREDITED = (EnrollmentState.COMPLETED, EnrollmentState.ANNULLED)
BATCH = 500


def enrollments() -> Finding:
    """Prove that each completion has exactly its entries, and an annulled one nets to zero."""
    finding = Finding()
    known: set[str] = set()
    minutes: dict[int, dict[str, int]] = {}
    rows = Enrollment.objects.filter(state__in=CREDITED).select_related("offering__edition")
    for batch in _batches(rows.order_by("pk").iterator(chunk_size=BATCH)):
        posted = _posted(batch)
        for enrollment in batch:
            edition = enrollment.offering.edition
            due = minutes.get(edition.pk) or minutes_of(edition)
            minutes[edition.pk] = due
            finding.checked += 1
            finding.problems += _compare(enrollment, due, posted.get(source_key(enrollment), {}))
            known.add(source_key(enrollment))
    finding.problems += _strays(known)
    return finding


def _batches(rows: Iterator[Enrollment]) -> Iterator[list[Enrollment]]:
    batch: list[Enrollment] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _prefix(key: str) -> str:
    return key[: key.rindex(":") + 1]


def _posted(batch: list[Enrollment]) -> dict[str, dict[str, HourEntry]]:
    """Return the entries of a batch by enrollment and modality."""
    people = {enrollment.person_id for enrollment in batch}
    found: defaultdict[str, dict[str, HourEntry]] = defaultdict(dict)
    entries = HourEntry.objects.filter(person__in=people, source_key__startswith="enrollment:")
    for entry in entries.select_related("reversed_by"):
        found[_prefix(entry.source_key)][entry.modality] = entry
    return found


def _compare(
    enrollment: Enrollment, due: dict[str, int], entries: dict[str, HourEntry]
) -> list[str]:
    who = f"enrollment {enrollment.public_id}"
    found = {modality: entry.minutes for modality, entry in entries.items()}
    if found != due:
        return [f"{who}: the edition credits {due}, the ledger holds {found}"]
    is_annulled = enrollment.state == EnrollmentState.ANNULLED
    wrong = [entry for entry in entries.values() if hasattr(entry, "reversed_by") != is_annulled]
    said = "still stands though it was annulled" if is_annulled else "was reversed though it stands"
    return [f"{who}: entry {entry.public_id} {said}" for entry in wrong]


def _strays(known: set[str]) -> list[str]:
    """Name the entries whose enrollment credits nothing."""
    found = HourEntry.objects.filter(source_key__startswith="enrollment:")
    rows = found.values_list("public_id", "source_key").iterator(chunk_size=BATCH)
    return [
        f"entry {public_id} belongs to no completed enrollment"
        for public_id, key in rows
        if _prefix(key) not in known
    ]


def register() -> None:
    """Add the proofs of the ledger's own rows and of ours."""
    register_reconciler("reversals", reversals)
    register_reconciler("enrollments", enrollments)
