"""What people are told of their own roles."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from lms.access.models import Grant
from lms.access.rules import Role
from lms.access.services import grant_role, revoke_role
from lms.notices.handlers import tell_of_end, tell_of_role
from lms.notices.models import Notice
from tests.cast import Cast

RunJobs = Callable[[], int]
MANAUS = ZoneInfo("America/Manaus")
NEXT_YEAR = timezone.localdate().year + 1


def give(cast: Cast, place: object, role: Role = Role.COUNCIL, **term: datetime) -> Grant:
    return grant_role(user=cast.ana.user, role=role, place=place, by=cast.fabio.user, **term)


def told(cast: Cast) -> list[str]:
    return list(
        Notice.objects.filter(person=cast.ana).order_by("pk").values_list("text", flat=True)
    )


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("parintins", "conselho de saúde em Parintins."),
        ("unit", "conselho de saúde (UBS Fluvial, Parintins)."),
        ("municipality", "conselho de saúde (Município: Parintins)."),
        ("state", "conselho de saúde (Estado: Amazonas)."),
    ],
)
def test_a_person_is_told_of_a_role_and_where_it_holds(
    cast: Cast, run_jobs: RunJobs, place: str, said: str
) -> None:
    places = {
        "parintins": cast.parintins,
        "unit": cast.unit,
        "municipality": cast.parintins.municipality,
        "state": cast.parintins.state,
    }
    give(cast, places[place])
    run_jobs()

    assert told(cast) == [f"Você recebeu o papel de {said}"]


def test_the_days_are_those_of_the_place(cast: Cast, run_jobs: RunJobs) -> None:
    begins = datetime(NEXT_YEAR, 3, 2, tzinfo=MANAUS)
    give(cast, cast.parintins, since=begins, until=datetime(NEXT_YEAR, 4, 1, tzinfo=MANAUS))
    run_jobs()

    said = f"Vale até 31/03/{NEXT_YEAR}. Começa em 02/03/{NEXT_YEAR}."
    assert told(cast) == [f"Você recebeu o papel de conselho de saúde em Parintins. {said}"]
    assert Notice.objects.get().created_at <= timezone.now()


def test_who_administers_a_town_does_not_administer_the_platform(
    cast: Cast, run_jobs: RunJobs
) -> None:
    give(cast, cast.parintins, Role.PLATFORM_ADMIN)
    run_jobs()

    assert told(cast) == ["Você recebeu o papel de administração em Parintins."]


def test_a_person_is_told_that_a_role_ended_once(cast: Cast, run_jobs: RunJobs) -> None:
    grant = give(cast, cast.parintins)
    run_jobs()
    tell_of_end(grant.pk)
    revoke_role(grant=grant, by=cast.fabio.user, reason="Saiu do conselho.")
    run_jobs()
    tell_of_end(grant.pk)
    tell_of_role(grant.pk)

    assert told(cast)[1:] == ["Seu papel de conselho de saúde em Parintins foi encerrado."]
