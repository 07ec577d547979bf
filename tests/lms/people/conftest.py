"""Sign-in as it is in production, whatever the rest of the suite relaxes."""

import pytest
from pytest_django import Settings

from lms.people.models import User
from tests.cast import Cast
from tests.lms.people.made import enter, register

ADAPTER = "lms.people.adapter.PeopleAdapter"
STEPS = "lms.people.middleware.SignInSteps"


@pytest.fixture(autouse=True)
def sign_in(settings: Settings) -> None:
    settings.ACCOUNT_ADAPTER = ADAPTER
    settings.MFA_ADAPTER = "lms.people.adapter.PeopleMfaAdapter"
    settings.STAFF_SECOND_FACTOR = False
    if STEPS not in settings.MIDDLEWARE:
        settings.MIDDLEWARE = [*settings.MIDDLEWARE, STEPS]


@pytest.fixture
def maria(cast: Cast) -> User:
    """A learner without an e-mail."""
    return enter(register(cast.parintins, cast.bruno.user), cast.bruno.user)
