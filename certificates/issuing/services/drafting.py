"""From what happened to what the certificate will say: everything but number and code."""

import secrets
import uuid
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings

from certificates.issuing.queries import Completion, FacilitatorRow
from certificates.snapshot.rules import (
    CertificateType,
    Facilitator,
    HoursSplit,
    Issuer,
    PersonFacts,
    Signature,
    Snapshot,
    SyllabusUnit,
    format_number,
    person_digest,
)
from courses.catalogue.models import Edition
from courses.hours.rules import ActionKind, Modality, by_modality
from lms.common.codes import new_code
from lms.common.errors import DomainError
from lms.common.identifiers import mask_cpf
from lms.organizations.clock import civil_date
from lms.organizations.models import Organization
from lms.people import keyring
from lms.people.models import Person

SALT_BYTES = 32
PLATFORM = "plataforma Percurso"
GRADED_RESULT = "aprovação"
UNGRADED_RESULT = "conclusão"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A certificate before its number.

    Attributes:
        public_id: of the certificate to be, and its entry in the register.
        person: the facts that stand in the erasable row.
        salt: of the digest by which the snapshot proves them.
        unnumbered: the snapshot, all but its number.
    """

    public_id: uuid.UUID
    person: PersonFacts
    salt: bytes
    unnumbered: Snapshot

    @property
    def year(self) -> int:
        """Return the civil year of the issuer, whose numbers this certificate joins."""
        return self.unnumbered.issued_on.year

    def numbered(self, number: int) -> Snapshot:
        """Return the snapshot with its number."""
        return replace(self.unnumbered, number=format_number(sequence=number, year=self.year))


def draft_of(completion: Completion, *, issued_on: date) -> Draft:
    """Prepare everything that needs no lock.

    Args:
        completion: of a person whose identity is confirmed.
        issued_on: today, on the issuer's calendar.

    Raises:
        DomainError: the issuer lacks what a certificate must print.
        LookupError: the hours are not in the ledger yet.
    """
    enrollment = completion.enrollment
    offering, edition = enrollment.offering, enrollment.offering.edition
    public_id, salt = uuid.uuid4(), secrets.token_bytes(SALT_BYTES)
    person = PersonFacts(
        printed_name=completion.person.name,
        cpf_masked=masked_cpf(completion.person),
        staff_number=completion.staff_number or None,
    )
    unnumbered = Snapshot(
        certificate_type=CertificateType.COMPLETION,
        number="",
        code=new_code(),
        verify_host=settings.VERIFY_HOST,
        issuer=_issuer(offering.organization),
        person_digest=person_digest(person, salt),
        **_course(edition, _split(completion)),
        starts_on=enrollment.started_on or offering.starts_on,
        ends_on=enrollment.completed_on or issued_on,
        place=offering.place or PLATFORM,
        partners=tuple(offering.partners),
        result=GRADED_RESULT if completion.is_graded else UNGRADED_RESULT,
        facilitators=tuple(map(_facilitator, completion.facilitators)),
        signatures=(_signature(completion, issued_on),),
        registry=f"Registro {public_id}",
        issued_on=issued_on,
        is_demo=settings.PERCURSO_DEMO,
    )
    return Draft(public_id=public_id, person=person, salt=salt, unnumbered=unnumbered)


def masked_cpf(person: Person) -> str:
    """Return the CPF of an identified person as papers print it."""
    identity = person.identity
    cpf = keyring.unseal(identity.cpf_cipher, owner=person.public_id, key_id=identity.cpf_key_id)
    return mask_cpf(cpf)


def _issuer(organization: Organization) -> Issuer:
    if not organization.cnpj:
        raise DomainError(f"Falta o CNPJ de {organization.short_name} para emitir certificados.")
    town = organization.municipality
    state = organization.state or (town.state if town else None)
    place = town or state
    return Issuer(
        legal_name=organization.legal_name,
        cnpj=organization.cnpj,
        municipality=place.name if place else "Brasil",
        uf=state.uf if state else "BR",
        act=organization.creation_act,
        address=organization.address,
    )


def _split(completion: Completion) -> HoursSplit:
    minutes = by_modality(completion.entries)
    if not minutes:
        raise LookupError(f"enrollment {completion.enrollment.public_id} has no hours yet")
    return HoursSplit(
        online_minutes=minutes.get(Modality.ONLINE, 0),
        classroom_minutes=minutes.get(Modality.CLASSROOM, 0),
        in_service_minutes=minutes.get(Modality.IN_SERVICE, 0),
        assessment_minutes=minutes.get(Modality.ASSESSMENT, 0),
    )


def _modality_label(edition: Edition, split: HoursSplit) -> str:
    ways = (split.online_minutes, split.classroom_minutes, split.in_service_minutes)
    if sum(map(bool, ways)) > 1:
        return "híbrido"
    return Modality(edition.modality).label


def _course(edition: Edition, split: HoursSplit) -> dict[str, Any]:
    """Return the columns of a snapshot that the edition and the ledger decide."""
    return {
        "course_title": edition.title,
        "action_kind": ActionKind(edition.action_kind).label,
        "modality_label": _modality_label(edition, split),
        "hours": split,
        "lesson_minutes": edition.lesson_minutes,
        "total_minutes": split.total_minutes,
        "syllabus": _syllabus(edition),
        "competences": tuple(edition.competences),
    }


def _syllabus(edition: Edition) -> tuple[SyllabusUnit, ...]:
    return tuple(
        SyllabusUnit(title=unit["title"], minutes=unit["minutes"]) for unit in edition.syllabus
    )


def _facilitator(row: FacilitatorRow) -> Facilitator:
    return Facilitator(name=row["social_name"] or row["civil_name"], title=row["title"])


def _signature(completion: Completion, issued_on: date) -> Signature:
    """Return the signature of whoever approved the edition, on the day they did; or the issuer's.

    It is the only act that a person signed in for: the issue itself is automatic.
    """
    offering = completion.enrollment.offering
    issuer = offering.organization
    if not completion.approver:
        return Signature(name=issuer.legal_name, post="Emissor", signed_on=issued_on)
    return Signature(
        name=completion.approver,
        post="Responsável pela aprovação do curso",
        signed_on=civil_date(issuer, offering.edition.approved_at),
    )
