"""From what happened to what the certificate will say: everything but number and code."""

import secrets
import uuid
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings

from certificates.issuing.rules import RESULTS
from certificates.issuing.sources import FacilitatorRow, Source
from certificates.layouts.models import Layout
from certificates.layouts.rules import dressed
from certificates.snapshot.issuers import issuer_of
from certificates.snapshot.rules import (
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
from courses.hours.rules import ActionKind, Capacity, Modality, by_modality
from lms.common.codes import new_code
from lms.common.errors import DomainError
from lms.common.identifiers import mask_cpf
from lms.organizations.clock import civil_date
from lms.organizations.models import Organization
from lms.people import keyring
from lms.people.models import Person

SALT_BYTES = 32
PLATFORM = "plataforma Percurso"


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


def draft_of(source: Source, *, issued_on: date) -> Draft:
    """Prepare everything that needs no lock.

    Args:
        source: of a person whose identity is confirmed.
        issued_on: today, on the issuer's calendar.

    Raises:
        DomainError: the issuer lacks what a certificate must print.
        LookupError: the hours are not in the ledger yet.
    """
    offering = source.offering
    public_id, salt = uuid.uuid4(), secrets.token_bytes(SALT_BYTES)
    person = PersonFacts(
        printed_name=source.person.name,
        cpf_masked=masked_cpf(source.person),
        staff_number=source.staff_number or None,
    )
    unnumbered = Snapshot(
        certificate_type=source.certificate_type,
        number="",
        code=new_code(),
        verify_host=settings.VERIFY_HOST,
        issuer=_issuer(offering.organization),
        person_digest=person_digest(person, salt),
        **_course(offering.edition, _split(source)),
        starts_on=source.starts_on or offering.starts_on,
        ends_on=source.ends_on or issued_on,
        place=offering.place or PLATFORM,
        partners=tuple(offering.partners),
        result=RESULTS[source.certificate_type],
        competences=source.competences,
        facilitators=tuple(map(_facilitator, source.facilitators)),
        signatures=(_signature(source, issued_on),),
        registry=f"Registro {public_id}",
        issued_on=issued_on,
        is_demo=settings.PERCURSO_DEMO,
    )
    unnumbered = _laid_out(unnumbered, source.layout)
    return Draft(public_id=public_id, person=person, salt=salt, unnumbered=unnumbered)


def _laid_out(snapshot: Snapshot, layout: Layout | None) -> Snapshot:
    return dressed(snapshot, layout.design, layout.used) if layout else snapshot


def masked_cpf(person: Person) -> str:
    """Return the CPF of an identified person as papers print it."""
    identity = person.identity
    cpf = keyring.unseal(identity.cpf_cipher, owner=person.public_id, key_id=identity.cpf_key_id)
    return mask_cpf(cpf)


def _issuer(organization: Organization) -> Issuer:
    if not organization.cnpj:
        raise DomainError(f"Falta o CNPJ de {organization.short_name} para emitir certificados.")
    return issuer_of(organization)


def _split(source: Source) -> HoursSplit:
    minutes = by_modality(source.entries)
    if not minutes:
        raise LookupError(f"{source.key} has no hours yet")
    return HoursSplit(
        online_minutes=minutes.get(Modality.ONLINE, 0),
        classroom_minutes=minutes.get(Modality.CLASSROOM, 0),
        in_service_minutes=minutes.get(Modality.IN_SERVICE, 0),
        assessment_minutes=minutes.get(Modality.ASSESSMENT, 0),
    )


def _modality_label(edition: Edition, split: HoursSplit) -> str:
    """Return how the hours were lived; the edition's own way, where they are all assessment."""
    minutes = {
        Modality.ONLINE: split.online_minutes,
        Modality.CLASSROOM: split.classroom_minutes,
        Modality.IN_SERVICE: split.in_service_minutes,
    }
    ways = [way for way, lived in minutes.items() if lived]
    if len(ways) > 1:
        return "híbrido"
    return ways[0].label if ways else Modality(edition.modality).label


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
    }


def _syllabus(edition: Edition) -> tuple[SyllabusUnit, ...]:
    return tuple(
        SyllabusUnit(title=unit["title"], minutes=unit["minutes"]) for unit in edition.syllabus
    )


def _facilitator(row: FacilitatorRow) -> Facilitator:
    """Return who taught; of a preceptor the title says it, for most who teach facilitate."""
    is_preceptor = row["capacity"] == Capacity.PRECEPTOR
    titles = (Capacity.PRECEPTOR.label if is_preceptor else "", row["title"])
    return Facilitator(
        name=row["social_name"] or row["civil_name"], title=", ".join(filter(None, titles))
    )


def _signature(source: Source, issued_on: date) -> Signature:
    """Return the signature of whoever did the act behind it, on that day; or the issuer's.

    It is the only act that a person signed in for: the issue itself is automatic.
    """
    issuer, signer = source.offering.organization, source.signer
    if signer is None:
        return Signature(name=issuer.legal_name, post="Emissor", signed_on=issued_on)
    return Signature(name=signer.name, post=signer.post, signed_on=civil_date(issuer, signer.at))
