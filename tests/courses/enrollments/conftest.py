import pytest
from django.test import Client

from courses.offerings.models import Offering
from tests.cast import Cast
from tests.courses.factories import offering


@pytest.fixture
def turma(cast: Cast) -> Offering:
    return offering(cast, seats=1)


@pytest.fixture
def ana(client: Client, cast: Cast) -> Client:
    client.force_login(cast.ana.user)
    return client


@pytest.fixture
def bruno(client: Client, cast: Cast) -> Client:
    client.force_login(cast.bruno.user)
    return client
