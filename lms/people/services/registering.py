"""A coordinator registers a learner, or attaches a link to one who was here before (D12)."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError
from lms.common.identifiers import parse_cbo, parse_cns_card, parse_cpf
from lms.common.names import clean_line, clean_name
from lms.jobs import services as jobs
from lms.organizations.clock import civil_date
from lms.organizations.models import Facility, Organization
from lms.people import policy, queries, rules
from lms.people.models import (
    Assurance,
    EmploymentLink,
    LinkState,
    Person,
    Posting,
    Regime,
    User,
)
from lms.people.rules import LONGEST_STAFF_NUMBER, LONGEST_TITLE
from lms.people.services.identities import write_identity

REGISTERED = actions.register("people.link_attached", "Cadastrou um vínculo.")

NUMBER_TAKEN = "Já existe um cadastro com esta matrícula. Procure na lista."


class AlreadyRegistered(DomainError):
    """The employer has this link already."""


@dataclass(frozen=True)
class Registration:
    """What a coordinator types about a person and the tie to the employer; numbers as typed."""

    civil_name: str
    cpf: str
    regime: Regime
    starts_on: date
    social_name: str = ""
    cns_card: str = ""
    staff_number: str = ""
    job_title: str = ""
    occupation_cbo: str = ""
    facility: Facility | None = None

    @property
    def typed_name(self) -> str:
        """The name by which the coordinator knows the person."""
        return self.social_name or self.civil_name


@transaction.atomic
def register_learner(
    *, organization: Organization, details: Registration, by: User
) -> EmploymentLink:
    """Attach a link by CPF, making the person where nobody has that CPF confirmed.

    The answer is the same in both cases: a link with the name that was typed. If the CPF is of
    somebody with another name, the person settles it.

    Raises:
        NotAllowed: ``by`` does not register people for ``organization``.
        InvalidIdentifier: CPF, SUS card or CBO is not well formed.
        UnfitText: a name cannot be kept.
        AlreadyRegistered: this link is there already.
    """
    require(policy.can_register(by, organization))
    clean = _checked(details, organization)
    person, is_new = _person_of(clean)
    _refuse_twice(person, organization, clean)
    link = _attach(person, organization, clean, is_new=is_new)
    audit.record(REGISTERED, link, by=by, organization_id=organization.pk)
    # A newcomer has no inbox to look into yet; the handler finds out, so that both cost alike.
    jobs.announce("people.link_attached", link.pk)
    return link


def _checked(details: Registration, organization: Organization) -> Registration:
    facility = details.facility
    if facility is not None and facility.organization_id != organization.pk:
        raise DomainError("Esta unidade é de outra secretaria. Escolha uma da lista.")
    today = civil_date(organization, timezone.now())
    rules.check_start(details.starts_on, today=today)
    social = details.social_name.strip()
    return replace(
        details,
        civil_name=clean_name(details.civil_name, what="o nome civil"),
        social_name=clean_name(social, what="o nome social") if social else "",
        cpf=parse_cpf(details.cpf),
        cns_card=parse_cns_card(details.cns_card) if details.cns_card.strip() else "",
        staff_number=clean_line(
            details.staff_number, what="a matrícula", longest=LONGEST_STAFF_NUMBER
        ),
        job_title=clean_line(details.job_title, what="o cargo", longest=LONGEST_TITLE),
        occupation_cbo=parse_cbo(details.occupation_cbo) if details.occupation_cbo.strip() else "",
    )


def _person_of(details: Registration) -> tuple[Person, bool]:
    """Return the person of the CPF, and whether they are new; two registrations at once agree."""
    known = queries.find_by_cpf(details.cpf)
    if known is not None:
        return known, False
    try:
        with transaction.atomic():
            return _new_person(details), True
    except IntegrityError:
        known = queries.find_by_cpf(details.cpf)
        if known is None:
            raise
        return known, False


def _new_person(details: Registration) -> Person:
    person = Person.objects.create(
        civil_name=details.civil_name,
        social_name=details.social_name,
        sort_key=rules.name_key(details.typed_name),
        assurance=Assurance.EMPLOYER,
        created_at=timezone.now(),
    )
    write_identity(person, details.cpf, cns_card=details.cns_card, confirmed=True)
    return person


def _refuse_twice(person: Person, organization: Organization, details: Registration) -> None:
    """Refuse a link that the employer has: no secret, for the employer sees its own links."""
    Person.objects.select_for_update().get(pk=person.pk)
    own = EmploymentLink.objects.filter(employer=organization)
    same_number = own.filter(staff_number=details.staff_number).exclude(staff_number="")
    if same_number.exists():
        raise AlreadyRegistered(NUMBER_TAKEN)
    same_person = own.filter(
        person=person, staff_number=details.staff_number, ends_on__isnull=True
    ).exclude(state=LinkState.DECLINED)
    if same_person.exists():
        raise AlreadyRegistered("Esta pessoa já está cadastrada aqui. Procure na lista.")


def _attach(
    person: Person, organization: Organization, details: Registration, *, is_new: bool
) -> EmploymentLink:
    names = [person.civil_name, person.social_name]
    link = EmploymentLink(
        person=person,
        employer=organization,
        regime=details.regime,
        occupation_cbo=details.occupation_cbo,
        job_title=details.job_title,
        staff_number=details.staff_number,
        typed_name=details.typed_name,
        sort_key=rules.name_key(details.typed_name),
        state=rules.attached_state(typed_name=details.typed_name, names=names),
        recognised_at=timezone.now() if is_new else None,
        starts_on=details.starts_on,
        career_eligible=rules.has_career(details.regime),
    )
    try:
        with transaction.atomic():
            link.save()
    except IntegrityError:
        raise AlreadyRegistered(NUMBER_TAKEN) from None
    if details.facility is not None:
        Posting.objects.create(link=link, facility=details.facility, starts_on=details.starts_on)
    return link
