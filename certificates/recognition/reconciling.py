"""The proof that each recognition posted its hours once, and each annulment took them back."""

from datetime import timedelta

from django.utils import timezone

from certificates.recognition.models import ExternalCredential
from certificates.recognition.rules import SOURCE, CredentialState, source_key
from courses.hours.models import HourEntry
from courses.hours.queries import entries_from
from courses.hours.reconciling import Finding, register_reconciler
from lms.jobs.queries import pending
from lms.people.queries import same_person_ids

BATCH = 500
STUCK_AFTER = timedelta(days=1)


def recognitions() -> Finding:
    """Prove that credentials and the ledger's entries agree, one to one."""
    finding = Finding()
    entries = {
        entry.source_key: entry for entry in entries_from(SOURCE).select_related("reversed_by")
    }
    posted = ExternalCredential.objects.filter(
        state__in=[CredentialState.ACCEPTED, CredentialState.ANNULLED]
    )
    for row in posted.select_related("person").order_by("pk").iterator(chunk_size=BATCH):
        finding.checked += 1
        problem = _of_entry(row, entries.pop(source_key(row.public_id), None))
        if problem:
            finding.problems.append(f"recognition {row.public_id} {problem}")
    finding.problems += [
        f"entry {entry.public_id} comes from no recognition" for entry in entries.values()
    ]
    finding.problems += _unchecked()
    return finding


def _of_entry(row: ExternalCredential, entry: HourEntry | None) -> str:
    if entry is None:
        return "has no entry"
    if entry.minutes != row.accepted_minutes or entry.person_id not in same_person_ids(row.person):
        return f"does not match entry {entry.public_id}"
    if hasattr(entry, "reversed_by") is not (row.state == CredentialState.ANNULLED):
        return f"is {row.state}, and its entry says otherwise"
    return ""


def _unchecked() -> list[str]:
    """Name what waits for its check though no job will make it."""
    being_checked = pending("recognition.submitted")
    waiting = ExternalCredential.objects.filter(
        state=CredentialState.SUBMITTED, submitted_at__lt=timezone.now() - STUCK_AFTER
    )
    return [
        f"certificate from elsewhere {row.public_id} waits, and no job will check it"
        for row in waiting
        if row.pk not in being_checked
    ]


def register() -> None:
    """Add the proof to those of the ledger; called once, when the app is ready."""
    register_reconciler("recognitions", recognitions)
