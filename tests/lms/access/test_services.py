from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from lms.access import policy, services
from lms.access.models import Grant
from lms.access.rules import Permission, Role
from lms.access.scope import scope_of
from lms.access.services import Case
from lms.audit.models import AuditEvent, AuditPrivate
from lms.common.errors import DomainError, NotAllowed, TransitionRefused
from lms.people.models import User
from lms.territory.models import HealthRegion
from tests.cast import Cast, give


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def test_the_administration_grants_a_role_in_one_place(cast: Cast) -> None:
    grant = services.grant_role(
        user=cast.ana.user, role=Role.COORDINATOR, place=cast.goiania, by=cast.fabio.user
    )
    assert scope_of(fresh(cast.ana.user), Permission.REGISTER_PEOPLE).covers(cast.goiania)
    event = AuditEvent.objects.get(action="access.granted")
    assert (event.by, event.organization_id) == (cast.fabio.user, cast.goiania.pk)
    assert event.object_id == str(grant.public_id)


@pytest.mark.parametrize(
    "place", ["state", "health_region", "municipality", "organization", "facility"]
)
def test_every_kind_of_place_takes_its_own_column(cast: Cast, place: str) -> None:
    places = {
        "state": cast.parintins.state,
        "health_region": HealthRegion.objects.get(),
        "municipality": cast.parintins.municipality,
        "organization": cast.parintins,
        "facility": cast.unit,
    }
    grant = services.grant_role(
        user=cast.ana.user, role=Role.UNIT_MANAGER, place=places[place], by=cast.fabio.user
    )
    assert getattr(grant, place) == places[place]


def test_granting_twice_keeps_one_grant(cast: Cast) -> None:
    for _ in range(2):
        services.grant_role(
            user=cast.ana.user, role=Role.COUNCIL, place=cast.parintins, by=cast.fabio.user
        )
    assert Grant.objects.filter(user=cast.ana.user).count() == 1
    assert AuditEvent.objects.filter(action="access.granted").count() == 1


def test_nobody_grants_to_oneself(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="a si"):
        services.grant_role(
            user=cast.fabio.user, role=Role.DPO, place=cast.parintins, by=cast.fabio.user
        )


def test_whoever_grants_nothing_is_refused(cast: Cast) -> None:
    for stranger in (cast.bruno.user, cast.carla.user, cast.ana.user, cast.root):
        with pytest.raises(NotAllowed):
            services.grant_role(
                user=cast.elisa.user, role=Role.COORDINATOR, place=cast.parintins, by=stranger
            )
    assert not AuditEvent.objects.exists()


def test_a_superuser_names_administrators_and_nobody_else(cast: Cast) -> None:
    assert services.grant_role(
        user=cast.ana.user, role=Role.PLATFORM_ADMIN, place=cast.platform, by=cast.root
    )
    with pytest.raises(NotAllowed):
        services.grant_role(
            user=cast.ana.user, role=Role.PLATFORM_ADMIN, place=cast.parintins, by=cast.root
        )


def test_a_grant_with_a_past_end_is_refused(cast: Cast) -> None:
    with pytest.raises(DomainError):
        services.grant_role(
            user=cast.ana.user,
            role=Role.COUNCIL,
            place=cast.parintins,
            by=cast.fabio.user,
            until=timezone.now(),
        )


def test_a_revoked_role_gives_nothing_and_stays_as_history(cast: Cast) -> None:
    grant = Grant.objects.get(user=cast.bruno.user)
    services.revoke_role(grant=grant, by=cast.fabio.user, reason="Mudou de função.")
    assert not scope_of(fresh(cast.bruno.user), Permission.REGISTER_PEOPLE)
    assert AuditPrivate.objects.get().reason == "Mudou de função."
    with pytest.raises(TransitionRefused):
        services.revoke_role(grant=grant, by=cast.fabio.user, reason="")


def test_nobody_revokes_ones_own_role(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        services.revoke_role(
            grant=Grant.objects.get(user=cast.fabio.user), by=cast.fabio.user, reason=""
        )
    with pytest.raises(NotAllowed):
        services.revoke_role(
            grant=Grant.objects.get(user=cast.davi.user), by=cast.bruno.user, reason=""
        )


def substitute(cast: Cast, user: User, by: User, days: int = 10) -> Grant:
    return services.grant_substitute(
        user=user,
        role=Role.COORDINATOR,
        case=Case("enrollment", uuid4(), cast.parintins),
        until=timezone.now() + timedelta(days=days),
        by=by,
        reason="A coordenadora é parte.",
    )


def test_a_substitute_of_elsewhere_gets_one_case_for_a_time(cast: Cast) -> None:
    grant = substitute(cast, cast.davi.user, cast.fabio.user)
    scope = scope_of(fresh(cast.davi.user), Permission.DECIDE_ENROLLMENTS)
    assert scope.has_row("enrollment", grant.row_id)
    assert not scope.covers(cast.parintins)
    assert AuditEvent.objects.filter(action="access.substituted").count() == 1


def test_a_substitute_of_the_same_place_is_refused(cast: Cast) -> None:
    with pytest.raises(DomainError, match="outro município"):
        substitute(cast, cast.bruno.user, cast.fabio.user)
    with pytest.raises(DomainError, match="90 dias"):
        substitute(cast, cast.davi.user, cast.fabio.user, days=91)
    with pytest.raises(NotAllowed):
        substitute(cast, cast.davi.user, cast.davi.user)
    with pytest.raises(NotAllowed):
        substitute(cast, cast.davi.user, cast.bruno.user)


def test_one_grant_and_the_list_of_grants_agree(cast: Cast) -> None:
    substitute(cast, cast.davi.user, cast.fabio.user)
    give(cast.ana, Role.UNIT_MANAGER, facility=cast.unit)
    people = [cast.ana, cast.bruno, cast.carla, cast.davi, cast.elisa, cast.fabio]
    for user in [*(person.user for person in people), cast.root]:
        seen = set(policy.visible_to(user, Grant.objects.all()))
        for grant in Grant.objects.all():
            assert bool(policy.can_see(user, grant)) == (grant in seen)


def test_the_first_administrator_is_named_by_a_command_once(db: None) -> None:
    user = User.objects.create_user("fabio@exemplo.example", "x")
    call_command("appoint_administrator", "Fabio@exemplo.example", verbosity=0)
    assert scope_of(user, Permission.GRANT_ROLES)
    with pytest.raises(CommandError, match="já tem administração"):
        call_command("appoint_administrator", "fabio@exemplo.example")
    with pytest.raises(CommandError, match="Ninguém"):
        call_command("appoint_administrator", "outra@exemplo.example")
