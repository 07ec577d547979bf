from datetime import date, timedelta
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.enrollments.models import Enrollment
from courses.enrollments.roster import NO_UNIT, roster_of
from courses.enrollments.rules import EnrollmentState, Standing
from courses.enrollments.services import begin, record_fulfilment
from courses.hours.queries import balance_of
from lms.organizations.models import Facility
from lms.people.models import Posting
from tests.cast import link
from tests.courses.enrollments.test_completing import closing, finish
from tests.courses.factories import enroll, offering, people, town_page

NOW = timezone.now()
TODAY = timezone.localdate()
LONG_AGO = TODAY - timedelta(days=400)
S = EnrollmentState


def text(response):
    return response.content.decode()


def roster_url(of):
    return f"/gestao/turmas/{of.public_id}/"


def test_the_roster_shows_names_and_units_and_who_is_late(bruno, cast):
    turma = offering(cast, seats=40, starts_on=LONG_AGO)
    Posting.objects.create(
        link=cast.ana.links.get(), facility=cast.unit, starts_on=date(2024, 1, 1)
    )
    begin(enrollment=enroll(cast.ana, turma))
    enroll(cast.elisa, turma)

    page = text(bruno.get(roster_url(turma)))

    assert "Ana Beatriz Souza" in page
    assert "UBS Fluvial" in page
    assert "Com atraso" in page
    assert "Não começou" in page
    assert "Sem unidade aqui" in page


def test_the_roster_is_narrowed_to_who_needs_a_call(bruno, cast):
    turma = offering(cast, seats=40, starts_on=LONG_AGO)
    begin(enrollment=enroll(cast.ana, turma))
    enroll(cast.elisa, turma)

    late = text(bruno.get(f"{roster_url(turma)}?mostrar=atrasadas"))
    not_begun = text(bruno.get(f"{roster_url(turma)}?mostrar=nao-comecaram"))

    assert "Ana Beatriz" in late
    assert "Elisa" not in late
    assert "Elisa" in not_begun
    assert bruno.get(f"{roster_url(turma)}?mostrar=xyz&pagina=zz").status_code == 200


@pytest.mark.parametrize("count", [1, 60])
def test_the_roster_costs_the_same_for_one_and_for_many(
    bruno, cast, count, django_assert_num_queries
):
    turma = offering(cast, seats=100)
    for who in people(count):
        link(who, cast.parintins)
        enroll(who, turma)
    town_page(cast.parintins)
    bruno.get(roster_url(turma))

    with django_assert_num_queries(9):
        page = bruno.get(roster_url(turma))
    assert page.status_code == 200


def in_every_standing(cast):
    """Return an offering in its middle, with people all along the way and in two units."""
    turma = offering(cast, seats=40, starts_on=TODAY - timedelta(days=50))
    asked = list(turma.requirements.order_by("lesson__position"))
    states = [state for state in S if state != S.ACTIVE] + [S.ACTIVE] * 3
    for number, who in enumerate(people(len(states))):
        made = enroll(who, turma)
        if number % 2:
            tie = link(who, cast.parintins)
            Posting.objects.create(link=tie, facility=cast.unit, starts_on=date(2024, 1, 1))
        for requirement in asked[: max(number - len(states) + 3, 0)]:
            record_fulfilment(
                enrollment=made, requirement=requirement, percent=90, source="test", occurred_at=NOW
            )
        Enrollment.objects.filter(pk=made.pk).update(state=states[number])
    return turma


def test_the_database_counts_and_finds_as_the_rule_says(cast):
    roster = roster_of(in_every_standing(cast), on=TODAY)
    everybody = roster.only(standing=None, unit="").read(0, 99)

    assert {line.standing for line in everybody} == set(Standing)
    assert {line.unit for line in everybody} == {NO_UNIT, "UBS Fluvial"}
    assert sorted(line.percent for line in everybody if line.state is S.ACTIVE) == [0, 66, 100]
    for standing, unit in product([None, *Standing], ["", NO_UNIT, "UBS Fluvial"]):
        wanted = [
            line
            for line in everybody
            if standing in {None, line.standing} and unit in {"", line.unit}
        ]
        found = roster.only(standing=standing, unit=unit)
        assert found.read(0, 99) == wanted
        assert len(found) == len(wanted)
        assert found.read(1, 3) == wanted[1:3]
    for standing in Standing:
        assert roster.count(standing) == sum(line.standing is standing for line in everybody)


def test_the_unit_is_that_of_the_latest_posting_that_holds(cast):
    turma = offering(cast, seats=9)
    enroll(cast.ana, turma)
    tie = cast.ana.links.get()
    later, ended, to_come = (
        Facility.objects.create(
            organization=cast.parintins,
            cnes=f"201234{number}",
            name=f"Unidade {number}",
            municipality=cast.unit.municipality,
        )
        for number in (6, 7, 8)
    )
    for facility, starts_on, ends_on in (
        (later, date(2024, 2, 1), None),
        (cast.unit, date(2024, 1, 1), None),
        (ended, date(2024, 3, 1), date(2024, 4, 1)),
        (to_come, TODAY + timedelta(days=1), None),
    ):
        Posting.objects.create(link=tie, facility=facility, starts_on=starts_on, ends_on=ends_on)

    (line,) = roster_of(turma, on=TODAY).only(standing=None, unit="").read(0, 50)

    assert line.unit == "Unidade 6"


def test_a_page_reads_nobody_of_another_page(bruno, cast):
    turma = offering(cast, seats=100)
    for who in people(60):
        enroll(who, turma)

    second = text(bruno.get(f"{roster_url(turma)}?pagina=2"))

    assert "Pessoa 9" in second
    assert "Pessoa 0" not in second
    roster = roster_of(turma, on=TODAY)
    with CaptureQueriesContext(connection) as asked:
        lines = roster.only(standing=None, unit="").read(50, 100)
    assert (len(asked), len(lines)) == (1, 10)


def test_who_may_open_the_roster(client, cast, turma):
    expected = {
        cast.bruno: 200,
        cast.carla: 200,
        cast.davi: 404,
        cast.ana: 404,
        cast.elisa: 404,
        cast.fabio: 404,
    }
    for who, status in expected.items():
        client.force_login(who.user)
        assert client.get(roster_url(turma)).status_code == status
    client.force_login(cast.root)
    assert client.get(roster_url(turma)).status_code == 404
    client.logout()
    assert client.get(roster_url(turma)).status_code == 302


def test_closing_says_how_each_would_end_and_closes(bruno, cast, turma, run_jobs):
    enroll(cast.ana, turma)
    url = f"{roster_url(turma)}encerrar/"
    assert "Comece o fechamento" in text(bruno.get(url))
    closing(turma, cast.bruno.user)
    assert "Não começaram" in text(bruno.get(url))

    answer = bruno.post(url, follow=True)

    assert "Encerramento começado" in text(answer)
    run_jobs()
    assert "Encerrada" in text(bruno.get(roster_url(turma)))
    assert Enrollment.objects.get().state == S.NO_SHOW


def test_what_would_happen_is_not_counted_while_it_happens(bruno, cast, turma):
    enroll(cast.ana, turma)
    closing(turma, cast.bruno.user)
    url = f"{roster_url(turma)}encerrar/"
    for asks in (True, False):
        with CaptureQueriesContext(connection) as queries:
            assert bruno.get(url).status_code == 200
        assert any("fulfilment" in query["sql"] for query in queries) is asks
        bruno.post(url)


def test_closing_too_early_is_refused_with_a_sentence(bruno, turma):
    answer = bruno.post(f"{roster_url(turma)}encerrar/")

    assert answer.status_code == 200
    assert "não dá para encerrar agora" in text(answer)


def test_annulling_asks_why_and_keeps_what_was_typed(bruno, cast, turma):
    made = finish(enroll(cast.ana, turma))
    url = f"/gestao/matriculas/{made.public_id}/anular/"
    assert "Anular a conclusão?" in text(bruno.get(url))

    long = "motivo comprido " * 700
    refused = bruno.post(url, {"reason": long})
    assert "até 1.000 letras" in text(refused)
    assert "motivo comprido" in text(refused)
    assert "Escreva o motivo" in text(bruno.post(url, {"reason": " "}))

    answer = bruno.post(url, {"reason": "Outra pessoa fez."})
    assert answer.url == roster_url(turma)
    assert balance_of(cast.ana).total == 0


def test_who_may_annul(client, cast, turma):
    made = finish(enroll(cast.ana, turma))
    url = f"/gestao/matriculas/{made.public_id}/anular/"
    for who, status in (
        (cast.carla, 200),
        (cast.ana, 403),
        (cast.davi, 404),
        (cast.elisa, 404),
        (cast.fabio, 404),
    ):
        client.force_login(who.user)
        assert client.get(url).status_code == status
    client.force_login(cast.root)
    assert client.get(url).status_code == 404


def test_annulling_what_is_not_completed_is_refused_beside_the_form(bruno, cast, turma):
    made = enroll(cast.ana, turma)

    answer = bruno.post(f"/gestao/matriculas/{made.public_id}/anular/", {"reason": "Engano."})

    assert "não dá para anular" in text(answer)
    assert "Engano." in text(answer)


def test_a_completed_line_leads_to_annulling(bruno, cast, turma):
    made = finish(enroll(cast.ana, turma))

    assert f"/gestao/matriculas/{made.public_id}/anular/" in text(bruno.get(roster_url(turma)))


def test_units_with_most_people_out_of_step_come_first(cast):
    other = Facility.objects.create(
        organization=cast.parintins,
        cnes="2012346",
        name="Aldeia",
        municipality=cast.unit.municipality,
    )
    turma = offering(cast, seats=9, starts_on=LONG_AGO)
    for number, who in enumerate(people(3)):
        facility = other if number == 0 else cast.unit
        Posting.objects.create(
            link=link(who, cast.parintins), facility=facility, starts_on=date(2024, 1, 1)
        )
        enroll(who, turma)

    units = roster_of(turma, on=timezone.localdate()).units()

    assert [(unit.name, unit.total) for unit in units] == [("UBS Fluvial", 2), ("Aldeia", 1)]
