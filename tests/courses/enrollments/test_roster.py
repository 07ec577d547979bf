from datetime import date, timedelta

import pytest
from django.utils import timezone

from courses.enrollments.models import Enrollment
from courses.enrollments.roster import roster_of
from courses.enrollments.rules import EnrollmentState
from courses.enrollments.services import begin
from courses.hours.queries import balance_of
from lms.organizations.models import Facility
from lms.people.models import Posting
from tests.cast import link
from tests.courses.enrollments.test_completing import closing, finish
from tests.courses.factories import enroll, offering, people, town_page

LONG_AGO = timezone.localdate() - timedelta(days=400)
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

    with django_assert_num_queries(8):
        page = bruno.get(roster_url(turma))
    assert page.status_code == 200


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
