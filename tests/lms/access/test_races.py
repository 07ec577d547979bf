"""Many at once, on the database at hand; the suite runs on SQLite and on PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from lms.access.models import Grant
from lms.access.rules import Role
from lms.access.services import grant_role, revoke_role
from lms.common.errors import DomainError
from lms.people.models import User
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def together(works: list[Callable[[], object]]) -> list[str]:
    """Run ``works`` on threads that set off at the same moment; return the refusals."""
    start = Barrier(len(works))

    def run(work: Callable[[], object]) -> str:
        try:
            start.wait(timeout=20)
            work()
        except DomainError as refusal:
            return refusal.sentence
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(len(works)) as pool:
        return [said for said in pool.map(run, works) if said]


def fabio(cast: Cast) -> User:
    return User.objects.get(pk=cast.fabio.user_id)


def test_two_who_administer_are_not_both_ended(cast: Cast) -> None:
    held = [
        grant_role(
            user=who.user, role=Role.PLATFORM_ADMIN, place=cast.parintins, by=cast.fabio.user
        )
        for who in (cast.ana, cast.elisa)
    ]

    said = together(
        [lambda one=one: revoke_role(grant=one, by=fabio(cast), reason="x") for one in held]
    )

    assert len(said) == 1
    assert "última administração" in said[0]
    assert Grant.objects.filter(role=Role.PLATFORM_ADMIN, revoked_at=None).count() == 2


def test_a_button_pressed_ten_times_gives_one_role(cast: Cast) -> None:
    together(
        [
            lambda: grant_role(
                user=cast.ana.user, role=Role.COUNCIL, place=cast.parintins, by=fabio(cast)
            )
        ]
        * 10
    )

    assert Grant.objects.filter(user=cast.ana.user).count() == 1
