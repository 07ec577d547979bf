"""The proof that certificates attest what the ledger holds, and that nobody lacks theirs."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from certificates.issuing.models import Certificate, CertificateHour
from certificates.issuing.rules import CertificateStatus
from certificates.issuing.services.queueing import QUEUED, has_confirmed_identity
from certificates.snapshot.rules import snapshot_from_json
from courses.enrollments.models import Enrollment
from courses.enrollments.queries import source_key
from courses.enrollments.rules import EnrollmentState
from courses.hours.models import HourEntry
from courses.hours.reconciling import Finding, register_reconciler
from courses.offerings.models import OfferingFacilitator
from courses.offerings.rules import TeachingState
from courses.teaching.queries import source_key as key_of_teaching
from lms.jobs.queries import pending
from lms.people.queries import resolve

BATCH = 500
STANDS = frozenset({CertificateStatus.QUEUED, CertificateStatus.ISSUED})


@dataclass(frozen=True)
class Cause:
    """What a certificate comes from: how its entries' keys begin, whose it is, where it stands."""

    what: str
    key: str
    person_id: int
    state: str


def certificates() -> Finding:
    """Prove that each certificate attests the hours that it prints, and ends when they do."""
    finding = Finding()
    being_issued = pending(QUEUED)
    annulled, unconfirmed = pending("enrollments.annulled"), pending("teaching.annulled")
    hours = CertificateHour.objects.select_related("entry__reversed_by").order_by("pk")
    rows = (
        Certificate.objects.select_related("enrollment", "teaching")
        .prefetch_related(Prefetch("hours", hours))
        .order_by("pk")
    )
    for row in rows.iterator(chunk_size=BATCH):
        entries = [attested.entry for attested in row.hours.all()]
        found = list(_of_hours(row, entries))
        is_being_revoked = row.enrollment_id in annulled or row.teaching_id in unconfirmed
        if row.status in STANDS and not is_being_revoked:
            found += _of_standing(row, entries)
        if row.status == CertificateStatus.QUEUED and row.pk not in being_issued:
            found.append("waits to be issued, and no job will do it")
        finding.checked += 1
        finding.problems += [f"certificate {row.public_id} {problem}" for problem in found]
    return finding


def _of_hours(certificate: Certificate, entries: Iterable[HourEntry]) -> Iterator[str]:
    """Compare what is attested with what is printed and with whose it is."""
    cause = _cause_of(certificate)
    attested = 0
    for entry in entries:
        attested += entry.minutes
        is_own = entry.person_id == cause.person_id
        if not (is_own and entry.source_key.startswith(cause.key)):
            yield f"attests entry {entry.public_id}, which is not of its {cause.what}"
    printed = snapshot_from_json(certificate.snapshot).total_minutes
    if attested != printed:
        yield f"prints {printed} minutes and attests {attested}"


def _cause_of(certificate: Certificate) -> Cause:
    if certificate.teaching:
        taught = certificate.teaching
        return Cause("teaching", key_of_teaching(taught), taught.person_id, taught.state)
    if certificate.enrollment:
        own = certificate.enrollment
        return Cause("enrollment", source_key(own), own.person_id, own.state)
    raise ValueError(f"certificate {certificate.public_id} has no cause")


def _of_standing(certificate: Certificate, entries: Iterable[HourEntry]) -> Iterator[str]:
    """Look for what should have ended a certificate that is still in force."""
    cause = _cause_of(certificate)
    if cause.state not in {EnrollmentState.COMPLETED, TeachingState.CONFIRMED}:
        yield f"stands though its {cause.what} is {cause.state}"
    for entry in entries:
        if hasattr(entry, "reversed_by"):
            yield f"stands though entry {entry.public_id} was reversed"


def completions() -> Finding:
    """Prove that each completion of an identified person has one certificate, or a job for it."""
    rows = Enrollment.objects.filter(state=EnrollmentState.COMPLETED)
    return _each_has_one(rows, made=pending("enrollments.completed"), what="enrollment")


def teaching() -> Finding:
    """Prove the same of hours taught that were confirmed."""
    rows = OfferingFacilitator.objects.filter(state=TeachingState.CONFIRMED)
    return _each_has_one(rows, made=pending("teaching.confirmed"), what="teaching")


def _each_has_one(rows: "QuerySet[Any]", *, made: Collection[int], what: str) -> Finding:
    finding = Finding()
    identified = pending("people.identity_confirmed", "people.merged")
    read = rows.select_related("person__identity", "person__merged_into__identity")
    ordered = read.prefetch_related("certificates").order_by("pk")
    for row in ordered.iterator(chunk_size=BATCH):
        finding.checked += 1
        person = resolve(row.person)
        is_waited_for = row.pk in made or person.pk in identified
        problem = _of_cause(
            list(row.certificates.all()),
            is_due=has_confirmed_identity(person) and not is_waited_for,
        )
        if problem:
            finding.problems.append(f"{what} {row.public_id} {problem}")
    return finding


def _of_cause(found: list[Certificate], *, is_due: bool) -> str:
    """Say what is wrong with the certificates of one cause, if anything is.

    One that was revoked for a fraud leaves the cause without any, and rightly so.
    """
    standing = [row for row in found if row.status in STANDS]
    if len(standing) > 1:
        return f"has {len(standing)} certificates that stand"
    if standing or any(row.status == CertificateStatus.REVOKED for row in found):
        return ""
    if found:
        return "has a replaced certificate and none in its place"
    return "has no certificate, and no job will make it" if is_due else ""


def register() -> None:
    """Add the proofs to those of the ledger; called once, when the app is ready."""
    register_reconciler("certificates", certificates)
    register_reconciler("completions", completions)
    register_reconciler("certificates of teaching", teaching)
