"""Reads that cross tables: what a check must know of, lists, and duplicates."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from certificates.issuing.models import Certificate
from certificates.recognition import policy
from certificates.recognition.models import ExternalCredential, ProofFile
from certificates.recognition.rules import ALIVE, DRAFT_LIFE, SOURCE, WAITING, source_key
from certificates.transcripts.models import Transcript
from courses.hours.models import HourEntry
from lms.people.models import Person
from lms.people.queries import same_person_ids

if TYPE_CHECKING:
    from lms.people.models import User

MOST_SHOWN = 10


def for_lists(found: QuerySet[ExternalCredential]) -> QuerySet[ExternalCredential]:
    """Join what lists and pages show of each."""
    return found.select_related("person", "link__person", "link__employer", "proof")


def waiting_of(person: Person) -> int:
    """Return how many certificates of a person wait for a decision."""
    found = ExternalCredential.objects.filter(person__in=same_person_ids(person))
    return found.filter(state__in=WAITING).count()


def draft_of(user: "User", public_id: str = "") -> ProofFile | None:
    """Return a draft of the person who is signed in: that one, or else the newest."""
    found = policy.own_drafts(user, ProofFile.objects.order_by("-pk"))
    return (found.filter(public_id=public_id) if public_id else found).first()


def old_drafts(now: datetime) -> QuerySet[ProofFile]:
    """Return the files with which nobody submitted a certificate for a month."""
    return ProofFile.objects.filter(credential__isnull=True, uploaded_at__lt=now - DRAFT_LIFE)


def is_of(person: Person, code: str) -> bool:
    """Tell whether a certificate or transcript of ours with this code is a person's."""
    ids = same_person_ids(person)
    return any(
        found.filter(code=code, person__in=ids).exists()
        for found in (Certificate.objects.all(), Transcript.objects.all())
    )


def entry_of(credential: ExternalCredential) -> HourEntry | None:
    """Return the ledger's entry of a certificate that was recognised."""
    return HourEntry.objects.filter(source_key=source_key(credential.public_id)).first()


@dataclass(frozen=True)
class Duplicates:
    """Certificates that are sent twice, as far as somebody may know of them.

    Attributes:
        known: those that the reader may open, newest first.
        elsewhere: how many others there are, of people or employers that are not theirs to see.
        same_file: whether any of them has the same file; else it is issuer and code that agree.
    """

    known: list[ExternalCredential]
    elsewhere: int
    same_file: bool

    def __bool__(self) -> bool:
        return bool(self.known or self.elsewhere)


def duplicates_for_staff(credential: ExternalCredential, user: "User") -> Duplicates:
    """Return the duplicates of a certificate; only those in the reader's care by name."""
    every = _alike(credential)
    known = list(for_lists(policy.in_care_of(user, every))[:MOST_SHOWN])
    others = every.exclude(pk__in=[one.pk for one in known]).count()
    return Duplicates(known, others, _same_file(every, credential))


def own_duplicates(credential: ExternalCredential) -> Duplicates:
    """Return the duplicates that the person sent; of other people's nothing is told."""
    every = _alike(credential).filter(person__in=same_person_ids(credential.person))
    return Duplicates(list(every[:MOST_SHOWN]), 0, _same_file(every, credential))


def _alike(credential: ExternalCredential) -> QuerySet[ExternalCredential]:
    """Return the others that may count: the same file, or the same code of the same issuer."""
    alike = Q(proof__sha256=credential.proof.sha256)
    if credential.code_key:
        issuer = Q(issuer_key=credential.issuer_key)
        if credential.issuer_cnpj:
            issuer |= Q(issuer_cnpj=credential.issuer_cnpj)
        alike |= Q(code_key=credential.code_key) & issuer
    found = ExternalCredential.objects.filter(alike, state__in=ALIVE).exclude(pk=credential.pk)
    return found.order_by("-submitted_at", "-pk")


def _same_file(found: QuerySet[ExternalCredential], credential: ExternalCredential) -> bool:
    return found.filter(proof__sha256=credential.proof.sha256).exists()


def with_duplicates(credentials: Iterable[ExternalCredential]) -> set[int]:
    """Return the keys of those among these that have a duplicate anywhere: two queries."""
    rows = list(credentials)
    hashes = [row.proof.sha256 for row in rows]
    codes = [row.code_key for row in rows if row.code_key]
    alive = ExternalCredential.objects.filter(state__in=ALIVE)
    files = alive.filter(proof__sha256__in=hashes).values_list("pk", "proof__sha256")
    coded = alive.filter(code_key__in=codes).values_list(
        "pk", "code_key", "issuer_key", "issuer_cnpj"
    )
    by_file, by_code = list(files), list(coded)
    return {row.pk for row in rows if _has_twin(row, by_file, by_code)}


def _has_twin(
    row: ExternalCredential,
    files: list[tuple[int, str]],
    coded: list[tuple[int, str, str, str]],
) -> bool:
    if any(pk != row.pk and sha256 == row.proof.sha256 for pk, sha256 in files):
        return True
    return any(
        pk != row.pk
        and code == row.code_key
        and (issuer == row.issuer_key or (cnpj != "" and cnpj == row.issuer_cnpj))
        for pk, code, issuer, cnpj in coded
    )


def recognised_by(source_keys: Collection[str]) -> dict[str, str]:
    """Return which employer recognised the hours of these entries, by source key: one query."""
    ids = [key.removeprefix(SOURCE) for key in source_keys if key.startswith(SOURCE)]
    rows = ExternalCredential.objects.filter(public_id__in=ids)
    return {
        source_key(public_id): name
        for public_id, name in rows.values_list("public_id", "link__employer__short_name")
    }
