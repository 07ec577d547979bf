"""One world for all the tests of a module: it is built once and taken back at the end."""

import logging
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from lms.jobs import services as jobs
from tests.cast import assemble
from tests.world import World, build


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Return both towns; each test takes back what it changes in them."""
    logging.disable()
    with django_db_blocker.unblock(), transaction.atomic():
        made = build(assemble())
        jobs.beat("worker")
        yield made
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)
