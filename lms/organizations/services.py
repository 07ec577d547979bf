"""Making organizations and their facilities, and what they say of themselves.

This area stands below ``lms.access``, so it asks the user, whose permissions the authentication
backend computes from the grants.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError, NotAllowed
from lms.common.identifiers import parse_cnes, parse_cnpj
from lms.common.names import UnfitText, clean_line
from lms.common.text import sort_key
from lms.organizations.models import Facility, Organization, OrganizationKind
from lms.territory.models import Municipality, State

if TYPE_CHECKING:
    from lms.people.models import User

CREATED = actions.register("organizations.created", "Criou a organização.")
DESCRIBED = actions.register(
    "organizations.described", "Mudou o que os certificados e as páginas dizem da instituição."
)
CNPJ_FILLED = actions.register("organizations.cnpj_filled", "Informou o CNPJ da instituição.")
FACILITY_CREATED = actions.register("organizations.facility_created", "Criou a unidade.")

JOIN = "organizations.join"
DESCRIBE = "organizations.describe"
DEFAULT_ZONE = "America/Sao_Paulo"
LONGEST_NAME, LONGEST_SHORT_NAME, LONGEST_FACILITY_NAME = 200, 80, 160
LONGEST_ADDRESS, LONGEST_ACT, LONGEST_CONTACT = 200, 200, 200


class AlreadyThere(DomainError):
    """Such an organization or facility exists."""


@dataclass(frozen=True)
class OrganizationDetails:
    """What is known of an organization when it joins; numbers as typed.

    Attributes:
        municipality: gives state and time zone where these are not given.
    """

    kind: OrganizationKind
    legal_name: str
    short_name: str
    cnpj: str = ""
    municipality: Municipality | None = None
    state: State | None = None
    time_zone: str = ""
    creation_act: str = ""
    address: str = ""
    contact: str = ""


@transaction.atomic
def create_organization(*, details: OrganizationDetails, by: "User") -> Organization:
    """Make an organization.

    Raises:
        NotAllowed: ``by`` does not bring organizations in.
        InvalidIdentifier: the CNPJ is not well formed.
        UnfitText: a name is empty or cannot be kept.
        AlreadyThere: the CNPJ, the municipality's department or the platform exists.
    """
    _require_join(by)
    organization = _unsaved(details)
    try:
        with transaction.atomic():
            organization.save()
    except IntegrityError:
        raise AlreadyThere("Esta organização já está cadastrada.") from None
    audit.record(CREATED, organization, by=by, organization_id=organization.pk)
    return organization


def _unsaved(details: OrganizationDetails) -> Organization:
    place = details.municipality
    short_name = _required(details.short_name, "o nome curto", LONGEST_SHORT_NAME)
    return Organization(
        kind=details.kind,
        legal_name=_required(details.legal_name, "o nome oficial", LONGEST_NAME),
        short_name=short_name,
        sort_key=sort_key(short_name)[:LONGEST_NAME],
        cnpj=parse_cnpj(details.cnpj) if details.cnpj.strip() else None,
        municipality=place,
        state=details.state or (place.state if place else None),
        time_zone=details.time_zone or (place.time_zone if place else DEFAULT_ZONE),
        creation_act=_act(details.creation_act),
        address=_address(details.address),
        contact=_contact(details.contact),
        created_at=timezone.now(),
    )


@transaction.atomic
def describe_organization(
    *,
    organization: Organization,
    address: str,
    creation_act: str,
    contact: str,
    by: "User",
    cnpj: str = "",
) -> Organization:
    """Keep what the certificates issued from now on, and the pages, say of an organization.

    Args:
        organization: an issuer; its name is not changed here.
        address: street, number, district and postal code; the town is printed apart.
        creation_act: the act that created the school or the EPS unit; empty where there is none.
        contact: the telephone or e-mail for everybody, at the foot of the pages.
        by: the actor.
        cnpj: as typed, where the organization has none yet; once filled in it is never changed.

    Raises:
        NotAllowed: ``by`` does not describe this organization.
        UnfitText: one of them cannot be kept.
        InvalidIdentifier: the CNPJ is not well formed.
        AlreadyThere: the CNPJ is of another organization, or this one has another.
    """
    if not by.has_perm(DESCRIBE, organization):
        raise NotAllowed(f"Só a coordenação de {organization.short_name} muda estes dados.")
    organization = Organization.objects.select_for_update(of=("self",)).get(pk=organization.pk)
    organization.address, organization.creation_act = _address(address), _act(creation_act)
    organization.contact = _contact(contact)
    organization.save(update_fields=["address", "creation_act", "contact"])
    audit.record(DESCRIBED, organization, by=by, organization_id=organization.pk)
    if cnpj.strip():
        _fill_cnpj(organization, parse_cnpj(cnpj), by)
    return organization


def _fill_cnpj(organization: Organization, cnpj: str, by: "User") -> None:
    """Give a locked organization the CNPJ that it lacks; the same one again changes nothing."""
    if organization.cnpj == cnpj:
        return
    if organization.cnpj:
        raise AlreadyThere("Esta instituição já tem um CNPJ, e ele não muda.")
    organization.cnpj = cnpj
    try:
        with transaction.atomic():
            organization.save(update_fields=["cnpj"])
    except IntegrityError:
        raise AlreadyThere("Este CNPJ já é de outra instituição.") from None
    audit.record(
        CNPJ_FILLED, organization, by=by, organization_id=organization.pk, data={"cnpj": cnpj}
    )


def _address(text: str) -> str:
    return clean_line(text, what="o endereço", longest=LONGEST_ADDRESS)


def _contact(text: str) -> str:
    return clean_line(text, what="o contato", longest=LONGEST_CONTACT)


def _act(text: str) -> str:
    return clean_line(text, what="o ato de criação", longest=LONGEST_ACT)


@transaction.atomic
def create_facility(
    *, organization: Organization, cnes: str, name: str, municipality: Municipality, by: "User"
) -> Facility:
    """Make a facility of an organization.

    Raises:
        NotAllowed: ``by`` does not bring organizations in.
        InvalidIdentifier: the CNES is not well formed.
        UnfitText: the name is empty or cannot be kept.
        AlreadyThere: the CNES is known.
    """
    _require_join(by)
    facility = Facility(
        organization=organization,
        cnes=parse_cnes(cnes),
        name=_required(name, "o nome da unidade", LONGEST_FACILITY_NAME),
        municipality=municipality,
    )
    try:
        with transaction.atomic():
            facility.save()
    except IntegrityError:
        raise AlreadyThere("Já existe uma unidade com este CNES.") from None
    audit.record(FACILITY_CREATED, facility, by=by, organization_id=organization.pk)
    return facility


def _require_join(by: "User") -> None:
    if not by.has_perm(JOIN):
        raise NotAllowed("Só a administração da plataforma traz organizações.")


def _required(text: str, what: str, longest: int) -> str:
    line = clean_line(text, what=what, longest=longest)
    if not line:
        raise UnfitText(f"Escreva {what}.")
    return line
