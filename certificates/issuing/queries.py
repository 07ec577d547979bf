"""Reads that cross tables: who waits for a certificate, and what its pages show."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Max, Q, QuerySet, Sum

from certificates.issuing.models import Certificate
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState
from courses.offerings.models import OfferingFacilitator
from courses.offerings.rules import TeachingState
from lms.common.codes import CodeTypo, NotACode, parse_code
from lms.common.statements import Records, Statement
from lms.people.models import Person
from lms.people.queries import same_person_ids

if TYPE_CHECKING:
    from datetime import date


NEWEST = 3


def waiting_enrollments(person: Person) -> list[int]:
    """Return the completed enrollments of a person that have no certificate yet."""
    return list(
        Enrollment.objects.filter(
            person__in=same_person_ids(person),
            state=EnrollmentState.COMPLETED,
            certificates__isnull=True,
        )
        .order_by("completed_at", "pk")
        .values_list("pk", flat=True)
    )


def waiting_teaching(person: Person) -> list[int]:
    """Return what a person taught, as confirmed, that has no certificate yet."""
    return list(
        OfferingFacilitator.objects.filter(
            person__in=same_person_ids(person),
            state=TeachingState.CONFIRMED,
            certificates__isnull=True,
        )
        .order_by("confirmed_at", "pk")
        .values_list("pk", flat=True)
    )


def with_checks(certificates: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """Add how often each certificate was checked, and on which day last."""
    return certificates.annotate(
        check_count=Sum("checks__count"), last_checked_on=Max("checks__on")
    )


def for_lists(certificates: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """Join what a list shows of each certificate, newest first."""
    return certificates.select_related("issuer", "printed_person").order_by("-queued_at", "-pk")


_NEWEST = Records(
    lambda people: (
        Certificate.objects.filter(person__in=people)
        .only("public_id", "code", "snapshot", "status")
        .order_by("-queued_at", "-pk")
    )[: NEWEST + 1]
)


def newest_of(person: Person) -> list[Certificate]:
    """Return a person's newest certificates, and one more if there are more than ``NEWEST``."""
    return _NEWEST.all(same_person_ids(person))


def checked_days(certificate: Certificate, *, limit: int = 30) -> "list[tuple[date, int]]":
    """Return the days (UTC) on which a certificate was checked and how often, newest first."""
    return list(certificate.checks.order_by("-on").values_list("on", "count")[:limit])


def found_by(text: str, certificates: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """Keep the certificates whose number or code is what was typed.

    A number may be typed with its year, ``12/2026``, or alone.
    """
    number, _, year = text.replace(" ", "").lstrip("nº.").partition("/")
    condition = Q(code=_as_code(text))
    if number.isdecimal() and (not year or year.isdecimal()):
        numbered = Q(number=int(number[:9]))
        condition |= numbered & Q(year=int(year[:4])) if year else numbered
    return certificates.filter(condition)


def _as_code(text: str) -> str:
    try:
        return parse_code(text)
    except (CodeTypo, NotACode):
        return ""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What it takes to send a certificate's file.

    Attributes:
        name: in the private storage; nothing until the certificate is issued.
        is_erased: the bytes are gone with the name (D8).
    """

    code: str
    name: str
    sha256: str
    is_erased: bool


# A file sent again has a millisecond: writing this statement would take a third of it.
_OWN_FILE = Statement(
    lambda user, public_id: Certificate.objects.filter(
        person__user=user, public_id=public_id
    ).values_list("code", "file", "file_sha256", "printed_person__pk")
)


def own_file(public_id: UUID, user_id: int) -> StoredFile | None:
    """Return the file of a certificate, if its person signs in as ``user_id``: one query."""
    found = _OWN_FILE.first(user_id, public_id)
    if found is None:
        return None
    code, name, sha256, printed_person = found
    return StoredFile(code, name, sha256, is_erased=printed_person is None)


def file_of(certificate: Certificate) -> StoredFile:
    """Return the same of a certificate that was read with its printed person."""
    return StoredFile(
        certificate.code,
        certificate.file.name or "",
        certificate.file_sha256,
        is_erased=not hasattr(certificate, "printed_person"),
    )
