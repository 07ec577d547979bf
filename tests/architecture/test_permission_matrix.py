"""The permission matrix: every address × everybody × things of one's own place and of another.

The tables stand in ``own_addresses`` and ``back_office_addresses``; an address without a row fails.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from lms.jobs import services as jobs
from tests.architecture import own_addresses
from tests.architecture.own_addresses import OWN, Arguments, Row, Says
from tests.architecture.walking import Answer, Browser, Status, addresses, cast_of, plain_refusals
from tests.cast import assemble
from tests.world import Town, World, build

# The demonstration's people, like the cast, have no second factor. A session in the cookie is the
# same session, without a query for each of the thousands of requests.
SETTINGS = {
    "STAFF_SECOND_FACTOR": False,
    "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
}


@dataclass(frozen=True)
class Scene:
    """The world and a browser for everybody in it."""

    world: World
    browsers: dict[str, Browser]


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """Build the world once; every request is taken back, and at the end the world too."""
    logging.disable(logging.WARNING)
    with (
        django_db_blocker.unblock(),
        override_settings(**SETTINGS),
        plain_refusals(),
        transaction.atomic(),
    ):
        world = build(assemble())
        jobs.beat("worker")
        yield Scene(world, {name: Browser(user) for name, user in cast_of(world).items()})
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    named = {found.name for found in addresses() if not found.route.startswith("gestao/paginas/")}
    rows = {key.split()[0] for key in OWN}
    assert named - rows == set(), "say in own_addresses.py who may open these"
    assert rows - named == set(), "these rows have no address any more"


@pytest.mark.parametrize("key", OWN)
def test_an_address_answers_as_its_row_says(scene: Scene, key: str) -> None:
    name, row = key.split(maxsplit=1)[0], OWN[key]
    world = scene.world
    wrong = list(_differences(scene, name, row, world.parintins, own_addresses.answer_for))
    if callable(row.of):
        wrong += _differences(scene, name, row, world.goiania, own_addresses.elsewhere)
    assert wrong == []


def _differences(
    scene: Scene, name: str, row: Row, town: Town, rule: Callable[[Says, str], Status]
) -> Iterator[str]:
    path = path_of(name, row.of(town) if callable(row.of) else row.of)
    for who, browser in scene.browsers.items():
        for method, says in (("get", row.get), ("post", row.post)):
            if says is not None:
                found = browser.ask(method, path)
                changes = method == "post" and rule(row.writes, who) == own_addresses.CHANGED
                for problem in _problems(found, rule(says, who), row.counts, changes=changes):
                    yield f"{who} {method} {town.page.title}: {problem}"
    for method, says in (("get", row.get), ("post", row.post)):
        if says is None:
            yield from _knows_no(scene, method, path)


def path_of(name: str, arguments: Arguments) -> str:
    """Return the path of an address."""
    if isinstance(arguments, tuple):
        return reverse(name, args=arguments)
    return reverse(name, kwargs=arguments)


def _problems(
    found: Answer, expected: Status, counts: frozenset[str], *, changes: bool
) -> Iterator[str]:
    if found.status != expected:
        yield f"{found.status} and not {expected} {found.location} {found.problem}"
    written = found.written - counts
    if bool(written) is not changes:
        yield f"wrote to {sorted(written)}" if written else "changed nothing"


def _knows_no(scene: Scene, method: str, path: str) -> Iterator[str]:
    for who in ("visitor", "bruno", "root"):
        found = scene.browsers[who].ask(method, path)
        if found.status not in {405, "login"} or found.written:
            yield f"{who} {method}: {found.status} though there is no such method"
