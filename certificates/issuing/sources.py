"""What a certificate is made from: an enrollment completed, or hours taught and confirmed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import Aggregate, Exists, F, JSONField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf
from django.utils import timezone

from certificates.issuing.models import Certificate
from certificates.issuing.rules import TYPE_OF_CAPACITY, type_of_completion
from certificates.layouts.models import Layout
from certificates.layouts.queries import newest_key
from certificates.snapshot.rules import CertificateType
from courses.enrollments.models import Enrollment
from courses.enrollments.queries import source_key as key_of_enrollment
from courses.enrollments.rules import EnrollmentState
from courses.hours.models import HourEntry
from courses.hours.queries import entries_from
from courses.hours.rules import Capacity
from courses.offerings.models import Offering, OfferingFacilitator, Requirement
from courses.offerings.rules import RequirementKind, TeachingState
from courses.teaching.queries import source_key as key_of_teaching
from lms.common.statements import Records
from lms.people.models import EmploymentLink, Person
from lms.people.queries import resolve

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

APPROVER = "offering__edition__approved_by__person"
CONFIRMER = "confirmed_by__person"
WITH_OFFERING = (
    "person__identity",
    "person__merged_into",
    "offering__edition",
    "offering__organization__municipality",
    "offering__organization__state",
)


class FacilitatorRow(TypedDict):
    """A facilitator as the query gathers it."""

    id: int
    civil_name: str
    social_name: str
    title: str
    capacity: str


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Who did the act from which the certificate comes, as what, and when."""

    name: str
    post: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Source:
    """What a certificate is made from.

    Attributes:
        key: unique for each cause: one certificate comes from it, but for replacements.
        offering: with its edition and organization.
        person: the surviving record, where two were one human.
        staff_number: what the person chose to print, of a link that holds today; or nothing.
        entries: the credits that stand, in the order of posting.
        facilitators: those who teach, in the order in which they were named.
        competences: what was attested of the person.
        signer: nobody where the system approved the edition.
        stands: whether the hours are confirmed and not annulled.
        certificate_id: the certificate that it already has, if any.
        layout: the version that the issuer uses now, if it has a layout.
        enrollment: the cause, where it is one.
        teaching: the cause, where it is none.
    """

    key: str
    certificate_type: CertificateType
    offering: Offering
    person: Person
    staff_number: str
    entries: tuple[HourEntry, ...]
    facilitators: tuple[FacilitatorRow, ...]
    competences: tuple[str, ...] = ()
    starts_on: date | None
    ends_on: date | None
    signer: Signer | None
    stands: bool
    certificate_id: int | None
    layout: Layout | None
    enrollment: Enrollment | None = None
    teaching: OfferingFacilitator | None = None


def locked_completion(enrollment_id: int) -> Source:
    """Return what a certificate of an enrollment is made from, and lock the enrollment.

    Two queries, and one more where the issuer has a layout. Annulling takes the same lock: a
    certificate is never made of an enrollment that is being annulled.

    Raises:
        ObjectDoesNotExist: there is no such enrollment.
    """
    enrollment: Any = _ENROLLMENT.get(enrollment_id, timezone.localdate())
    edition = enrollment.offering.edition
    certificate_type = type_of_completion(is_graded=enrollment.is_graded)
    is_assessed = certificate_type != CertificateType.PARTICIPATION
    return Source(
        key=f"enrollment:{enrollment.public_id}",
        certificate_type=certificate_type,
        entries=_standing_entries(key_of_enrollment(enrollment), enrollment.person_id),
        competences=tuple(edition.competences) if is_assessed else (),
        starts_on=enrollment.started_on,
        ends_on=enrollment.completed_on,
        signer=_signer(enrollment, "Responsável pela aprovação do curso", at=edition.approved_at),
        stands=enrollment.state == EnrollmentState.COMPLETED,
        enrollment=enrollment,
        **_shared(enrollment),
    )


def locked_teaching(teaching_id: int) -> Source:
    """Return what the certificate of somebody who taught is made from, and lock the row.

    Two queries, and one more where the issuer has a layout. Annulling the hours takes the same
    lock.

    Raises:
        ObjectDoesNotExist: there is no such row.
    """
    teaching: Any = _TEACHING.get(teaching_id, timezone.localdate())
    entries = _standing_entries(key_of_teaching(teaching), teaching.person_id)
    return Source(
        key=f"teaching:{teaching.public_id}",
        certificate_type=TYPE_OF_CAPACITY[Capacity(teaching.capacity)],
        entries=entries,
        starts_on=min((entry.starts_on for entry in entries), default=None),
        ends_on=max((entry.ends_on for entry in entries), default=None),
        signer=_signer(
            teaching, "Responsável pela confirmação das horas", at=teaching.confirmed_at
        ),
        stands=teaching.state == TeachingState.CONFIRMED,
        teaching=teaching,
        **_shared(teaching),
    )


def locked_source(certificate: Certificate) -> Source:
    """Return what a certificate was made from, as it is now, and lock it."""
    if certificate.teaching_id is not None:
        return locked_teaching(certificate.teaching_id)
    if certificate.enrollment_id is None:
        raise ValueError(f"certificate {certificate.public_id} has no cause")
    return locked_completion(certificate.enrollment_id)


def _shared(cause: Any) -> dict[str, Any]:
    """Return what both causes were read with."""
    rows: list[FacilitatorRow] = cause.facilitator_rows or []
    return {
        "offering": cause.offering,
        "person": resolve(cause.person),
        "staff_number": cause.staff_number or "",
        "facilitators": tuple(sorted(rows, key=lambda row: row["id"])),
        "certificate_id": cause.certificate_id,
        "layout": Layout.objects.get(pk=cause.layout_id) if cause.layout_id else None,
    }


def _signer(cause: Any, post: str, *, at: datetime | None) -> Signer | None:
    name = cause.signer_name
    return Signer(name=name, post=post, at=at) if name and at else None


def _enrollment(key: Any, on: Any) -> "QuerySet[Any]":
    """Join what a certificate is made of, so that one query reads it and locks the enrollment."""
    is_graded = Exists(
        Requirement.objects.filter(
            offering=OuterRef("offering"), requirement_kind=RequirementKind.QUIZ_PASSED
        )
    )
    rows = Enrollment.objects.filter(pk=key).annotate(is_graded=is_graded)
    return _with_everything(rows, on, signer=APPROVER, cause="enrollment")


def _teaching(key: Any, on: Any) -> "QuerySet[Any]":
    """Join the same of somebody who taught."""
    return _with_everything(
        OfferingFacilitator.objects.filter(pk=key), on, signer=CONFIRMER, cause="teaching"
    )


def _with_everything(rows: "QuerySet[Any]", on: Any, *, signer: str, cause: str) -> "QuerySet[Any]":
    made = Certificate.objects.filter(**{cause: OuterRef("pk")}, replaces=None)
    read: QuerySet[Any] = (
        rows.select_for_update(of=("self",))
        .select_related(*WITH_OFFERING)
        .annotate(
            facilitator_rows=Subquery(_facilitators()),
            staff_number=Subquery(_printed_numbers(on)),
            signer_name=Coalesce(
                NullIf(F(f"{signer}__social_name"), Value("")), F(f"{signer}__civil_name")
            ),
            certificate_id=Subquery(made.values("pk")),
            layout_id=Subquery(newest_key(OuterRef("offering__organization"))),
        )
    )
    return read


_ENROLLMENT = Records(_enrollment)
_TEACHING = Records(_teaching)


class _JsonRows(Aggregate):
    """Gathers rows into one JSON list, so that a short list costs no query of its own."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(
        self, compiler: "SQLCompiler", connection: "BaseDatabaseWrapper", **extra: Any
    ) -> tuple[str, list[Any] | tuple[Any, ...]]:
        """Use PostgreSQL's name for it."""
        return self.as_sql(compiler, connection, function="JSONB_AGG", **extra)


def _facilitators() -> QuerySet[OfferingFacilitator, Any]:
    row = JSONObject(
        id="pk",
        civil_name="person__civil_name",
        social_name="person__social_name",
        title="title",
        capacity="capacity",
    )
    return (
        OfferingFacilitator.objects.standing()
        .filter(offering=OuterRef("offering"))
        .order_by()
        .values("offering")
        .annotate(rows=_JsonRows(row))
        .values("rows")
    )


def _printed_numbers(on: Any) -> QuerySet[EmploymentLink, Any]:
    """Return the staff number that the person chose to print, merged or not."""
    return (
        EmploymentLink.objects.current(on)
        .filter(
            Q(person=OuterRef("person")) | Q(person=OuterRef("person__merged_into")),
            prints_staff_number=True,
        )
        .order_by("-pk")
        .values("staff_number")[:1]
    )


def _standing_entries(key: str, person_id: int) -> tuple[HourEntry, ...]:
    # The person is named too: SQLite would read the whole ledger for a prefix alone.
    found = entries_from(key).filter(person=person_id, reversed_by__isnull=True)
    return tuple(found.order_by("pk"))
