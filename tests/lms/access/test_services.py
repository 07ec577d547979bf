from datetime import datetime, timedelta
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
from lms.people.models import Person, User
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


def later(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def grant(cast: Cast, **term: datetime | None) -> Grant:
    return services.grant_role(
        user=cast.ana.user, role=Role.COUNCIL, place=cast.parintins, by=cast.fabio.user, **term
    )


def test_a_role_that_begins_later_gives_nothing_yet(cast: Cast) -> None:
    made = services.grant_role(
        user=cast.ana.user,
        role=Role.COORDINATOR,
        place=cast.goiania,
        by=cast.fabio.user,
        since=later(2),
        until=later(9),
    )

    assert not scope_of(fresh(cast.ana.user), Permission.REGISTER_PEOPLE)
    Grant.objects.filter(pk=made.pk).update(since=timezone.now())
    assert scope_of(fresh(cast.ana.user), Permission.REGISTER_PEOPLE).covers(cast.goiania)


def test_giving_again_changes_the_term_and_makes_no_second_grant(cast: Cast) -> None:
    first, far, near = grant(cast, since=later(5)), later(30), later(20)
    assert grant(cast, since=later(3), until=far).pk == first.pk
    held = grant(cast)
    assert (held.pk, held.until) == (first.pk, None)
    assert held.since <= timezone.now()

    again = grant(cast, since=later(3), until=near)

    assert (again.pk, again.since, again.until) == (first.pk, held.since, near)
    assert Grant.objects.filter(user=cast.ana.user).count() == 1


def test_what_has_ended_is_not_taken_up_again(cast: Cast) -> None:
    first = grant(cast)
    services.revoke_role(grant=first, by=cast.fabio.user, reason="Saiu do conselho.")

    assert grant(cast).pk != first.pk


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (-1, None, "início já passou"),
        (None, -1, "fim já passou"),
        (9, 2, "termina antes de começar"),
        (None, 4000, "próximos 10 anos"),
        (4000, None, "próximos 10 anos"),
    ],
)
def test_a_term_that_cannot_be_is_refused(
    cast: Cast, since: int | None, until: int | None, said: str
) -> None:
    with pytest.raises(DomainError, match=said):
        grant(
            cast,
            since=None if since is None else later(since),
            until=None if until is None else later(until),
        )
    assert not Grant.objects.filter(user=cast.ana.user).exists()


def test_ending_asks_why(cast: Cast) -> None:
    held = Grant.objects.get(user=cast.bruno.user)

    with pytest.raises(DomainError, match="motivo"):
        services.revoke_role(grant=held, by=cast.fabio.user, reason="  ")
    assert scope_of(fresh(cast.bruno.user), Permission.REGISTER_PEOPLE)


def test_a_role_that_is_still_to_begin_can_be_called_off(cast: Cast) -> None:
    made = grant(cast, since=later(5))

    assert services.revoke_role(grant=made, by=cast.fabio.user, reason="Desistiu.").revoked_at


def test_what_is_over_is_not_ended(cast: Cast) -> None:
    made = grant(cast)
    Grant.objects.filter(pk=made.pk).update(until=timezone.now())

    with pytest.raises(TransitionRefused, match="já terminou"):
        services.revoke_role(grant=made, by=cast.fabio.user, reason="x")


def administers(cast: Cast, who: Person, **term: datetime | None) -> Grant:
    return services.grant_role(
        user=who.user, role=Role.PLATFORM_ADMIN, place=cast.parintins, by=cast.fabio.user, **term
    )


def end(cast: Cast, held: Grant) -> Grant:
    return services.revoke_role(grant=held, by=cast.fabio.user, reason="Mudou de função.")


def test_the_last_who_administers_a_place_stays_until_there_is_another(cast: Cast) -> None:
    first = administers(cast, cast.ana)
    with pytest.raises(DomainError, match="É a última administração de Parintins"):
        end(cast, first)
    with pytest.raises(DomainError, match="É a última administração"):
        administers(cast, cast.ana, until=later(3))

    second = administers(cast, cast.elisa)

    assert end(cast, first).revoked_at
    with pytest.raises(DomainError, match="última administração"):
        end(cast, second)


@pytest.mark.parametrize("stands_in", ["later", "for a time", "elsewhere", "as somebody inactive"])
def test_who_does_not_stay_is_no_successor(cast: Cast, stands_in: str) -> None:
    first = administers(cast, cast.ana)
    if stands_in == "later":
        administers(cast, cast.elisa, since=later(3))
    elif stands_in == "for a time":
        administers(cast, cast.elisa, until=later(3))
    elif stands_in == "elsewhere":
        give(cast.elisa, Role.PLATFORM_ADMIN, organization=cast.goiania)
    else:
        administers(cast, cast.elisa)
        User.objects.filter(pk=cast.elisa.user_id).update(is_active=False)

    with pytest.raises(DomainError, match="última administração"):
        end(cast, first)


def test_who_administers_for_a_time_is_followed_by_anybody_who_stays(cast: Cast) -> None:
    first = administers(cast, cast.ana, until=later(30))
    with pytest.raises(DomainError, match="última administração"):
        end(cast, first)
    administers(cast, cast.elisa, until=later(3))

    assert end(cast, first).revoked_at


def test_the_last_administration_of_the_platform_stays_too(cast: Cast) -> None:
    with pytest.raises(DomainError, match="É a última administração de Percurso"):
        services.revoke_role(
            grant=Grant.objects.get(user=cast.fabio.user), by=cast.root, reason="Saiu."
        )


def test_who_administers_a_place_gives_roles_there_and_nowhere_else(cast: Cast) -> None:
    administers(cast, cast.ana)
    by = fresh(cast.ana.user)

    made = services.grant_role(user=cast.elisa.user, role=Role.COORDINATOR, place=cast.unit, by=by)

    assert services.revoke_role(grant=made, by=by, reason="Engano.").revoked_at
    assert AuditEvent.objects.get(action="access.revoked").organization_id == cast.parintins.pk
    for place in (cast.goiania, cast.platform, cast.parintins.state, cast.parintins.municipality):
        with pytest.raises(NotAllowed, match="neste lugar"):
            services.grant_role(user=cast.elisa.user, role=Role.COUNCIL, place=place, by=by)
    with pytest.raises(NotAllowed, match="neste lugar"):
        services.revoke_role(grant=Grant.objects.get(user=cast.davi.user), by=by, reason="x")


def test_who_administers_a_place_neither_names_nor_ends_another_who_does(cast: Cast) -> None:
    administers(cast, cast.ana)
    other = administers(cast, cast.elisa)
    by = fresh(cast.ana.user)

    with pytest.raises(NotAllowed, match="nomeia outra"):
        services.grant_role(
            user=cast.bruno.user, role=Role.PLATFORM_ADMIN, place=cast.parintins, by=by
        )
    with pytest.raises(NotAllowed, match="Só a administração da plataforma"):
        services.revoke_role(grant=other, by=by, reason="x")


def test_naming_a_substitute_again_changes_the_end_alone(cast: Cast) -> None:
    case = services.Case("enrollment", uuid4(), cast.parintins)
    far = later(20)
    made = [
        services.grant_substitute(
            user=cast.davi.user,
            role=Role.COORDINATOR,
            case=case,
            until=until,
            by=cast.fabio.user,
            reason="É parte.",
        )
        for until in (later(10), far, far)
    ]

    assert {one.pk for one in made} == {made[0].pk}
    assert Grant.objects.get(pk=made[0].pk).until == far
    assert AuditEvent.objects.filter(action="access.substituted").count() == 2


def test_a_substitute_is_named_for_a_reason(cast: Cast) -> None:
    with pytest.raises(DomainError, match="motivo"):
        services.grant_substitute(
            user=cast.davi.user,
            role=Role.COORDINATOR,
            case=services.Case("enrollment", uuid4(), cast.parintins),
            until=later(5),
            by=cast.fabio.user,
            reason=" ",
        )
