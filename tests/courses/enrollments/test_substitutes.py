"""Nobody decides their own case: somebody from elsewhere does, for a time (decision D18)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.enrollments.rules import EnrollmentState
from courses.enrollments.services import annul, close_offering
from courses.hours.queries import balance_of
from courses.offerings.policy import ROW
from lms.access import cases, policy
from lms.access.models import Grant
from lms.access.rules import Role
from lms.access.services import Case, grant_role, grant_substitute
from lms.common.errors import NotAllowed
from lms.people.models import User
from tests.courses.enrollments.test_completing import closing, finish
from tests.courses.factories import edition, enroll, offering


@pytest.fixture
def turma(cast):
    return offering(cast)


def fresh(who):
    return User.objects.get(pk=who.user_id)


def stand_in(cast, turma):
    """Let Davi, who coordinates in Goiânia, decide on one offering of Parintins."""
    return grant_substitute(
        user=cast.davi.user,
        role=Role.COORDINATOR,
        case=Case(ROW, turma.public_id, turma.organization),
        until=timezone.now() + timedelta(days=9),
        by=cast.fabio.user,
        reason="O coordenador é parte.",
    )


def test_a_substitute_annuls_what_the_coordinator_may_not(cast, turma):
    own = finish(enroll(cast.bruno, turma))
    with pytest.raises(NotAllowed, match="A matrícula é sua"):
        annul(enrollment=own, by=cast.bruno.user, reason="x")
    stand_in(cast, turma)

    undone = annul(enrollment=own, by=fresh(cast.davi), reason="Prova trocada.")

    assert undone.state == EnrollmentState.ANNULLED
    assert balance_of(cast.bruno).total == 0


def test_a_substitute_finds_the_way_and_does_not_close_the_class(client, cast, turma):
    own = finish(enroll(cast.bruno, turma))
    stand_in(cast, turma)
    client.force_login(cast.davi.user)

    page = client.get(f"/gestao/turmas/{turma.public_id}/").content.decode()

    assert f"/gestao/matriculas/{own.public_id}/anular/" in page
    assert client.get(f"/gestao/matriculas/{own.public_id}/anular/").status_code == 200
    assert client.get(f"/gestao/turmas/{turma.public_id}/encerrar/").status_code == 403
    with pytest.raises(NotAllowed):
        close_offering(offering=closing(turma, cast.bruno.user), by=fresh(cast.davi))


def test_a_substitute_decides_in_no_other_class(cast, turma):
    other = finish(enroll(cast.ana, offering(cast, turma.edition, title="Turma 2")))
    stand_in(cast, turma)

    with pytest.raises(NotAllowed, match="Só a coordenação"):
        annul(enrollment=other, by=fresh(cast.davi), reason="x")


def test_when_the_days_are_over_so_is_the_substitution(cast, turma):
    made = finish(enroll(cast.bruno, turma))
    stand_in(cast, turma)
    Grant.objects.filter(row_id=turma.public_id).update(until=timezone.now())

    with pytest.raises(NotAllowed):
        annul(enrollment=made, by=fresh(cast.davi), reason="x")


def test_who_administers_the_town_sees_its_substitutes_and_no_others(cast, turma):
    here = stand_in(cast, turma)
    elsewhere = offering(
        cast, edition(slug="outro"), organization=cast.goiania, by=cast.davi.user, title="De lá"
    )
    there = grant_substitute(
        user=cast.bruno.user,
        role=Role.COORDINATOR,
        case=Case(ROW, elsewhere.public_id, cast.goiania),
        until=timezone.now() + timedelta(days=9),
        by=cast.fabio.user,
        reason="É parte.",
    )
    grant_role(
        user=cast.elisa.user, role=Role.PLATFORM_ADMIN, place=cast.parintins, by=cast.fabio.user
    )

    seen = policy.visible_to(fresh(cast.elisa), Grant.objects.all())

    assert here in seen
    assert there not in seen
    assert policy.can_revoke(fresh(cast.elisa), here)
    assert not policy.can_revoke(fresh(cast.elisa), there)


def test_a_class_is_found_by_its_own_name_or_by_the_courses(cast, turma):
    kind = cases.by_slug("turma")
    organizations = policy.granting(cast.fabio.user)
    for typed in ("", "turma 1", "PRESS"):
        assert [face.public_id for face in kind.find(typed, organizations)] == [turma.public_id]
    assert kind.find("nada disto", organizations) == []
    assert kind.find("", policy.granting(cast.bruno.user)) == []
    assert kind.faces([turma.public_id])[turma.public_id].organization == cast.parintins
