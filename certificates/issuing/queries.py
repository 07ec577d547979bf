"""Reads that cross tables: what a certificate is made from, and what its pages show."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict
from uuid import UUID

from django.db.models import (
    Aggregate,
    Exists,
    F,
    JSONField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce, JSONObject, NullIf
from django.utils import timezone

from certificates.issuing.models import Certificate
from courses.enrollments.models import Enrollment
from courses.enrollments.queries import source_key
from courses.enrollments.rules import EnrollmentState
from courses.hours.models import HourEntry
from courses.hours.queries import entries_from
from courses.offerings.models import OfferingFacilitator, Requirement
from courses.offerings.rules import RequirementKind
from lms.common.codes import CodeTypo, NotACode, parse_code
from lms.common.statements import Records, Statement
from lms.people.models import EmploymentLink, Person
from lms.people.queries import resolve, same_person_ids

if TYPE_CHECKING:
    from datetime import date

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler


NEWEST = 3
APPROVER = "offering__edition__approved_by__person"


class _JsonRows(Aggregate):
    """Gathers rows into one JSON list, so that a short list costs no query of its own."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **extra: Any
    ) -> tuple[str, list[Any] | tuple[Any, ...]]:
        """Use PostgreSQL's name for it."""
        return self.as_sql(compiler, connection, function="JSONB_AGG", **extra)


class FacilitatorRow(TypedDict):
    """A facilitator as the query gathers it."""

    id: int
    civil_name: str
    social_name: str
    title: str


@dataclass(frozen=True)
class Completion:
    """What a certificate is made from.

    Attributes:
        enrollment: with its offering, edition and organization.
        person: the surviving record, where two were one human.
        staff_number: what the person chose to print, of a link that holds today; or nothing.
        entries: the credits that stand, in the order of posting.
        facilitators: in the order in which they were named.
        approver: name of who approved the edition; nothing where the system did.
        is_graded: whether completing took a quiz passed.
        certificate_id: the certificate that it already has, if any.
    """

    enrollment: Enrollment
    person: Person
    staff_number: str
    entries: tuple[HourEntry, ...]
    facilitators: tuple[FacilitatorRow, ...]
    approver: str
    is_graded: bool
    certificate_id: int | None


def locked_completion(enrollment_id: int) -> Completion:
    """Return what a certificate of an enrollment is made from, and lock the enrollment.

    Two queries. Annulling takes the same lock: a certificate is never made of an enrollment that
    is being annulled.

    Raises:
        ObjectDoesNotExist: there is no such enrollment.
    """
    enrollment: Any = _WITH_EVERYTHING.get(enrollment_id, timezone.localdate())
    rows: list[FacilitatorRow] = enrollment.facilitator_rows or []
    return Completion(
        enrollment=enrollment,
        person=resolve(enrollment.person),
        staff_number=enrollment.staff_number or "",
        entries=tuple(_standing_entries(enrollment)),
        facilitators=tuple(sorted(rows, key=lambda row: row["id"])),
        approver=enrollment.approver_name or "",
        is_graded=enrollment.is_graded,
        certificate_id=enrollment.certificate_id,
    )


def _with_everything(key: Any, on: Any) -> "QuerySet[Any]":
    """Join what a certificate is made of, so that one query reads it and locks the enrollment."""
    return (
        Enrollment.objects.filter(pk=key)
        .select_for_update(of=("self",))
        .select_related(
            "person__identity",
            "person__merged_into",
            "offering__edition",
            "offering__organization__municipality",
            "offering__organization__state",
        )
        .annotate(
            facilitator_rows=Subquery(_facilitators()),
            staff_number=Subquery(_printed_numbers(on)),
            approver_name=Coalesce(
                NullIf(F(f"{APPROVER}__social_name"), Value("")), F(f"{APPROVER}__civil_name")
            ),
            is_graded=Exists(
                Requirement.objects.filter(
                    offering=OuterRef("offering"), requirement_kind=RequirementKind.QUIZ_PASSED
                )
            ),
            certificate_id=Subquery(
                Certificate.objects.filter(enrollment=OuterRef("pk"), replaces=None).values("pk")
            ),
        )
    )


_WITH_EVERYTHING = Records(_with_everything)


def _facilitators() -> QuerySet[OfferingFacilitator, Any]:
    row = JSONObject(
        id="pk", civil_name="person__civil_name", social_name="person__social_name", title="title"
    )
    return (
        OfferingFacilitator.objects.filter(offering=OuterRef("offering"))
        .order_by()
        .values("offering")
        .annotate(rows=_JsonRows(row))
        .values("rows")
    )


def _printed_numbers(on: Any) -> QuerySet[EmploymentLink, Any]:
    """Return the staff number that the enrollment's person chose to print, merged or not."""
    return (
        EmploymentLink.objects.current(on)
        .filter(
            Q(person=OuterRef("person")) | Q(person=OuterRef("person__merged_into")),
            prints_staff_number=True,
        )
        .order_by("-pk")
        .values("staff_number")[:1]
    )


def _standing_entries(enrollment: Enrollment) -> QuerySet[HourEntry]:
    # The person is named too: SQLite would read the whole ledger for a prefix alone.
    return (
        entries_from(source_key(enrollment))
        .filter(person=enrollment.person_id, reversed_by__isnull=True)
        .order_by("pk")
    )


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
