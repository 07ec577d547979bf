"""People made through the services, for the tests of this area."""

from dataclasses import replace
from datetime import date

from lms.organizations.models import Organization
from lms.people import services
from lms.people.models import EmploymentLink, Regime, User
from lms.people.services import Registration

CPF = "52998224725"
OTHER_CPF = "11144477735"
THIRD_CPF = "12345678909"
CARD = "898000000043208"
NEW_PASSWORD = "barco no rio negro"

DETAILS = Registration(
    civil_name="Maria d'Ávila dos Santos",
    cpf="529.982.247-25",
    regime=Regime.STATUTORY,
    starts_on=date(2021, 2, 1),
)


def register(organization: Organization, by: User, **changes: object) -> EmploymentLink:
    """Register somebody, with what is said changed."""
    return services.register_learner(
        organization=organization, details=replace(DETAILS, **changes), by=by
    )


def enter(link: EmploymentLink, by: User, cpf: str = CPF) -> User:
    """Give the person of a link a sign-in by a one-time code."""
    issued = services.issue_one_time_code(link=link, by=by)
    return services.redeem_one_time_code(cpf=cpf, code=issued.text, password=NEW_PASSWORD)
