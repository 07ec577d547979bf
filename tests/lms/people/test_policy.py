"""What ``can_…`` says of one row and what ``visible_…`` keeps are the same."""

import pytest

from lms.access.rules import Role
from lms.people import policy
from lms.people.models import EmploymentLink, LinkState, Person, Posting
from tests.cast import Cast, give, link

EVERYBODY = ["ana", "bruno", "carla", "davi", "elisa", "fabio", "gil"]


@pytest.fixture
def people(cast: Cast) -> Cast:
    link(cast.davi, cast.goiania, staff_number="9")
    link(cast.elisa, cast.goiania, daily_organization=cast.parintins)
    link(cast.carla, cast.parintins, state=LinkState.MISMATCH, recognised_at=None)
    link(cast.fabio, cast.parintins, state=LinkState.DECLINED, recognised_at=None)
    link(cast.bruno, cast.goiania, recognised_at=None)
    gil = link(cast.fabio, cast.parintins, staff_number="8")
    Posting.objects.create(link=gil, facility=cast.unit, starts_on="2021-01-01")
    return cast


def viewers(cast: Cast) -> dict[str, object]:
    named = {name: getattr(cast, name).user for name in EVERYBODY if hasattr(cast, name)}
    give(cast.ana, Role.UNIT_MANAGER, facility=cast.unit)
    return {**named, "root": cast.root}


def test_one_link_and_the_list_of_links_agree(people: Cast) -> None:
    for name, user in viewers(people).items():
        seen = set(policy.visible_links(user, EmploymentLink.objects.all()))
        for row in EmploymentLink.objects.select_related("employer", "daily_organization"):
            assert bool(policy.can_see_link(user, row)) == (row in seen), (name, row.pk)


def test_one_person_and_the_list_of_people_agree(people: Cast) -> None:
    for name, user in viewers(people).items():
        seen = set(policy.visible_to(user, Person.objects.all()))
        for row in Person.objects.all():
            assert bool(policy.can_see(user, row)) == (row in seen), (name, row.pk)


def test_nobody_is_seen_through_a_link_that_was_not_settled(people: Cast) -> None:
    seen = policy.visible_to(people.bruno.user, Person.objects.all())
    assert people.carla not in seen
    seen = policy.visible_to(people.davi.user, Person.objects.all())
    assert people.bruno not in seen
    assert not policy.can_see(people.davi.user, people.bruno)


def test_a_unit_manager_sees_the_staff_of_the_unit(people: Cast) -> None:
    user = viewers(people)["ana"]
    assert {
        row.staff_number for row in policy.visible_links(user, EmploymentLink.objects.all())
    } == {"8"}


def test_a_superuser_sees_nobody(people: Cast) -> None:
    assert not policy.visible_to(people.root, Person.objects.all())
    assert not policy.visible_links(people.root, EmploymentLink.objects.all())


def test_foreign_coordinators_see_only_their_own(people: Cast) -> None:
    employers = {
        row.employer for row in policy.visible_links(people.davi.user, EmploymentLink.objects.all())
    }
    assert employers == {people.goiania}
