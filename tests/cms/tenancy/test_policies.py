"""Our page policy says what Wagtail's own would say with a Group for each grant."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from cms.media.services import shelf_of
from cms.pages.models import HomePage, MunicipalityPage, SectionPage, StatePage
from cms.tenancy.policies import ACTIONS, GrantPagePolicy
from lms.access.models import Grant
from lms.access.rules import Role, permissions_of
from lms.organizations.models import Organization, OrganizationKind
from lms.people.models import User
from lms.territory.models import HealthRegion, HealthRegionMembership, Municipality, State

UFS = {11: "RO", 13: "AM", 15: "PA", 52: "GO"}
ACTION_SETS = (
    {"add"},
    {"change"},
    {"publish"},
    {"bulk_delete", "lock"},
    {"add", "change", "publish", "unlock"},
)
PEOPLE = 14


def tree(rng: random.Random) -> list[Organization]:
    """Make states with municipalities in health regions, each with a few pages."""
    home = HomePage.objects.get()
    made = []
    for code, uf in UFS.items():
        state = State.objects.create(code=code, uf=uf, name=f"Estado {uf}")
        above = home.add_child(instance=StatePage(title=uf, slug=uf.lower(), state=state))
        towns = [town(above, state, number, rng) for number in range(rng.randint(1, 4))]
        regions = [
            HealthRegion.objects.create(code=f"{code}00{number}", name=f"R{number}", state=state)
            for number in range(2)
        ]
        for department in towns:
            join_regions(department.municipality, regions, rng)
        made += towns
    return made


def join_regions(place: Municipality, regions: list[HealthRegion], rng: random.Random) -> None:
    """Let a municipality have left one region for another, or be still in one, or in none."""
    past, present = rng.sample(regions, 2)
    today = timezone.localdate()
    join = HealthRegionMembership.objects.create
    if rng.random() < 0.5:
        join(
            municipality=place, region=past, starts_on=date(2015, 1, 1), ends_on=date(2019, 12, 31)
        )
    if rng.random() < 0.8:
        join(municipality=place, region=present, starts_on=date(2020, 1, 1))
    else:
        join(municipality=place, region=present, starts_on=today + timedelta(days=1))


def town(above: StatePage, state: State, number: int, rng: random.Random) -> Organization:
    place = Municipality.objects.create(
        code=f"{state.code}{number:05}", name=f"M{number}", sort_key=f"m{number}",
        slug=f"m{number}", state=state, time_zone="America/Manaus",
    )  # fmt: skip
    department = Organization.objects.create(
        kind=OrganizationKind.MUNICIPAL_HEALTH_DEPARTMENT, legal_name=place.name,
        short_name=place.name, sort_key=place.name, municipality=place, state=state,
        time_zone=place.time_zone, created_at=timezone.now(),
    )  # fmt: skip
    page = above.add_child(
        instance=MunicipalityPage(title=place.name, slug=place.slug, organization=department)
    )
    for index in range(rng.randint(0, 3)):
        page.add_child(instance=SectionPage(title=f"S{index}", slug=f"s{index}"))
    return department


def someone(rng: random.Random, index: int, towns: list[Organization], group: Callable) -> User:
    """Make a user with random grants, and with the Groups that mean the same."""
    user = User.objects.create_user(f"p{index}@exemplo.example", None)
    for _ in range(rng.choice([0, 1, 1, 2, 3, 6])):
        role = rng.choice([Role.COORDINATOR, Role.FACILITATOR, Role.HR_ANALYST])
        department = rng.choice(towns)
        kind = rng.choice(["organization", "municipality", "health_region", "state"])
        place, pages = somewhere(rng, kind, department)
        Grant.objects.create(user=user, role=role, since=timezone.now(), **{kind: place})
        user.groups.add(*(group(role, page) for page in pages))
    return user


def somewhere(rng: random.Random, kind: str, department: Organization) -> tuple[Any, list[Page]]:
    """Return a place of a kind, at or around a department, and the pages that it means."""
    if kind == "organization":
        return department, [department.page]
    if kind == "state":
        return department.state, [StatePage.objects.get(state=department.state)]
    if kind == "municipality":
        return department.municipality, [department.page]
    region = rng.choice(list(HealthRegion.objects.filter(state=department.state).order_by("code")))
    members = region.memberships.on(timezone.localdate()).values("municipality")
    return region, list(MunicipalityPage.objects.filter(organization__municipality__in=members))


@pytest.fixture
def group(db: None) -> Callable[[Role, Page], Group]:
    permissions = {
        action: Permission.objects.get(
            codename=f"{action}_page", content_type__app_label="wagtailcore"
        )
        for action in ACTIONS
    }

    def make(role: Role, page: Page) -> Group:
        made, is_new = Group.objects.get_or_create(name=f"{role}-{page.pk}")
        if is_new:
            for action, asked in ACTIONS.items():
                if asked in permissions_of(role):
                    GroupPagePermission.objects.create(
                        group=made, page=page.page_ptr, permission=permissions[action]
                    )
        return made

    return make


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_our_policy_agrees_with_wagtails_own_on_random_trees(group, seed):
    rng = random.Random(seed)  # noqa: S311 - a seed to repeat by, nothing secret
    towns = tree(rng)
    people = [someone(rng, index, towns, group) for index in range(PEOPLE)]
    pages = list(Page.objects.all())
    ours, theirs = policy_registry.get_by_type(Page), PagePermissionPolicy()
    assert isinstance(ours, GrantPagePolicy)

    for person in people:
        for actions in ACTION_SETS:
            compare(ours, theirs, person, actions, pages)
        compare_explorer(ours, theirs, person)


def compare(ours, theirs, user, actions, pages) -> None:
    assert ours.user_has_any_permission(user, actions) == theirs.user_has_any_permission(
        user, actions
    )
    expected = set(
        theirs.instances_user_has_any_permission_for(user, actions).values_list("pk", flat=True)
    )
    found = ours.instances_user_has_any_permission_for(user, actions).values_list("pk", flat=True)
    assert len(found) == len(set(found))
    assert set(found) == expected
    assert {
        page.pk for page in pages if ours.user_has_any_permission_for_instance(user, actions, page)
    } == expected


def compare_explorer(ours, theirs, user) -> None:
    """Explorers agree but for the parent of a single place, which ours does not show."""
    root = ours.explorable_root_instance(user)
    assert root == fresh(theirs, user)
    found = set(ours.explorable_instances(user))
    if root is None:
        assert not found
        return
    expected = set(theirs.explorable_instances(user))
    assert found == {page for page in expected if page.path.startswith(root.path)}
    assert len(expected - found) <= 1


def fresh(policy, user):
    vars(user).pop("_explorable_root_page_cache", None)
    vars(user).pop("_page_permission_cache", None)
    root = policy.explorable_root_instance(user)
    vars(user).pop("_explorable_root_page_cache", None)
    return root


@pytest.mark.parametrize("action", ["add", "change", "publish", "lock"])
def test_users_of_a_page_are_those_whom_the_page_lets(towns, action):
    policy = policy_registry.get_by_type(Page)
    for page in Page.objects.all():
        users = set(policy.users_with_permission_for_instance(action, page))
        assert users == {
            user
            for user in User.objects.all()
            if policy.user_has_permission_for_instance(user, action, page)
        }


@pytest.mark.parametrize("kind", ["image", "document"])
def test_users_of_a_file_are_those_whom_the_file_lets(towns, cast, kind):
    model = apps.get_model("cms", kind)
    policy = policy_registry.get_by_type(model)
    for organization in (cast.parintins, cast.goiania):
        file = model(collection=shelf_of(organization=organization).collection)
        assert set(policy.users_with_permission_for_instance("change", file)) == {
            user
            for user in User.objects.all()
            if policy.user_has_permission_for_instance(user, "change", file)
        }


def test_the_platform_holds_everything_from_the_home_down(towns):
    policy = policy_registry.get_by_type(Page)
    held = policy.instances_user_has_permission_for(towns.fabio, "publish")
    assert set(held) == set(Page.objects.filter(depth__gt=1))


def test_an_unknown_action_is_nobodys(towns):
    policy = policy_registry.get_by_type(Page)
    assert not policy.user_has_permission(towns.bruno, "fly")
    assert not policy.instances_user_has_permission_for(towns.bruno, "fly").exists()


def test_nobody_reaches_anything_without_signing_in_or_when_inactive(towns):
    policy = policy_registry.get_by_type(Page)
    towns.bruno.is_active = False
    for user in (AnonymousUser(), towns.bruno):
        assert not policy.user_has_any_permission(user, ACTIONS)
        assert not policy.explorable_instances(user).exists()
        assert policy.explorable_root_instance(user) is None


def test_a_revoked_grant_closes_at_once(towns):
    Grant.objects.filter(user=towns.bruno).update(revoked_at=timezone.now())
    user = User.objects.get(pk=towns.bruno.pk)
    assert not policy_registry.get_by_type(Page).user_has_any_permission(user, {"change"})


@pytest.mark.parametrize(("who", "queries"), [("bruno", 2), ("carla", 3)])
def test_a_whole_request_reads_places_once(towns, django_assert_num_queries, who, queries):
    """A grant on a health region costs one query more, and nobody else pays for it."""
    policy, user = policy_registry.get_by_type(Page), User.objects.get(pk=getattr(towns, who).pk)
    with django_assert_num_queries(queries):
        for _ in range(5):
            assert policy.user_has_permission_for_instance(user, "publish", towns.parintins)
            assert not policy.user_has_permission_for_instance(user, "add", towns.goiania)
