"""The proof that the ledger holds exactly what was confirmed of who teaches."""

from courses.hours.models import HourEntry
from courses.hours.reconciling import Finding, register_reconciler
from courses.offerings.models import OfferingFacilitator
from courses.offerings.rules import TeachingState
from courses.teaching.queries import source_key

BATCH = 500
PREFIX = "teaching:"


def teaching() -> Finding:
    """Prove that each confirmation has exactly its entry, and an annulled one nets to zero."""
    finding = Finding()
    entries = {
        _cause(entry.source_key): entry
        for entry in HourEntry.objects.filter(source_key__startswith=PREFIX)
        .select_related("reversed_by")
        .iterator(chunk_size=BATCH)
    }
    rows = OfferingFacilitator.objects.exclude(state=TeachingState.NAMED).order_by("pk")
    for row in rows.iterator(chunk_size=BATCH):
        finding.checked += 1
        problem = _compare(row, entries.pop(source_key(row), None))
        if problem:
            finding.problems.append(f"teaching {row.public_id}: {problem}")
    finding.problems += [
        f"entry {entry.public_id} belongs to no confirmed teaching" for entry in entries.values()
    ]
    return finding


def _cause(key: str) -> str:
    return key[: key.rindex(":") + 1]


def _compare(row: OfferingFacilitator, entry: HourEntry | None) -> str:
    """Say what is wrong with the entry of one confirmation, if anything is."""
    if entry is None or entry.minutes != row.minutes or entry.person_id != row.person_id:
        held = entry.minutes if entry else 0
        return f"{row.minutes} minutes were confirmed, the ledger holds {held} of this person"
    is_annulled = row.state == TeachingState.ANNULLED
    if hasattr(entry, "reversed_by") == is_annulled:
        return ""
    return "its entry still stands" if is_annulled else "its entry was reversed though it stands"


def register() -> None:
    """Add the proof; called once, when the app is ready."""
    register_reconciler("teaching", teaching)
