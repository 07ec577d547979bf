"""The registry of reconcilers: each area proves that the ledger agrees with its own tables."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import F, Q

from courses.hours.models import HourEntry


@dataclass
class Finding:
    """What one reconciler saw.

    Attributes:
        checked: how many rows were compared.
        problems: one English line for each mismatch, with public ids only.
    """

    checked: int = 0
    problems: list[str] = field(default_factory=list)


Reconciler = Callable[[], Finding]

_RECONCILERS: dict[str, Reconciler] = {}


def register_reconciler(title: str, reconciler: Reconciler) -> None:
    """Add a proof that ``manage.py ledger_check`` runs; ``title`` says what it compares."""
    if title in _RECONCILERS:
        raise ValueError(f"reconciler {title!r} is registered twice")
    _RECONCILERS[title] = reconciler


def run_all() -> dict[str, Finding]:
    """Run every reconciler, in the order of their titles."""
    return {title: _RECONCILERS[title]() for title in sorted(_RECONCILERS)}


def reversals() -> Finding:
    """Prove that each reversal takes back exactly its entry, of the same person and modality."""
    found = HourEntry.objects.filter(reverses__isnull=False)
    wrong = found.exclude(
        Q(minutes=-F("reverses__minutes"))
        & Q(person=F("reverses__person"))
        & Q(modality=F("reverses__modality"))
        & Q(reverses__reverses__isnull=True)
    )
    return Finding(
        found.count(),
        [f"reversal {entry.public_id} does not match its entry" for entry in wrong.iterator()],
    )
