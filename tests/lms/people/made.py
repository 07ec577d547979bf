"""People made through the services, for the tests of this area."""

from dataclasses import replace
from datetime import date

from allauth.account.models import EmailAddress
from django.http import HttpResponse
from django.test import Client

from lms.organizations.models import Organization
from lms.people import services
from lms.people.models import EmploymentLink, Person, Regime, User
from lms.people.services import Registration
from tests.cast import PASSWORD

CPF = "52998224725"
OTHER_CPF = "11144477735"
THIRD_CPF = "12345678909"
CARD = "898000000043208"
NEW_PASSWORD = "barco no rio negro"

SIGN_IN = "/conta/entrar/"
FIRST = "/conta/primeiro-acesso/"
HOME = "/meu-espaco/"

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


def verified(person: Person) -> User:
    """Confirm a person's e-mail."""
    assert person.user is not None
    EmailAddress.objects.create(
        user=person.user, email=person.user.email or "", verified=True, primary=True
    )
    return person.user


def sign_in(client: Client, login: str, password: str = PASSWORD) -> HttpResponse:
    """Send the form of the sign-in."""
    return client.post(SIGN_IN, {"login": login, "password": password})


def is_in(client: Client) -> bool:
    """Tell whether a browser is signed in."""
    return "_auth_user_id" in client.session


def redeem(client: Client, **changes: str) -> HttpResponse:
    """Send the form of the first access; what is not said is right but for the code."""
    return client.post(FIRST, {"cpf": CPF, "password": NEW_PASSWORD, **changes})
