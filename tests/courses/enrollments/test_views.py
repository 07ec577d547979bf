from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from courses.catalogue import serving
from courses.catalogue.models import CoursePage
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState
from courses.enrollments.services import begin
from courses.hours.queries import balance_of
from courses.offerings.services import cancel as cancel_offering
from lms.organizations.models import Facility
from lms.people.models import Posting
from tests.cast import link
from tests.courses.enrollments.test_completing import closing, finish, fulfil
from tests.courses.factories import (
    course,
    draft,
    edition,
    enroll,
    offering,
    people,
    publish,
    town_page,
)

COURSE = "/cursos/medir/"
LOGIN = "/conta/entrar/?next=/cursos/medir/"
LONG_AGO = timezone.localdate() - timedelta(days=400)
S = EnrollmentState


def text(response):
    return response.content.decode()


def said(response):
    return [str(note) for note in get_messages(response.wsgi_request)]


@pytest.fixture
def turma(cast):
    return offering(cast, seats=1)


@pytest.fixture
def ana(client, cast):
    client.force_login(cast.ana.user)
    return client


@pytest.fixture
def bruno(client, cast):
    client.force_login(cast.bruno.user)
    return client


def enroll_url(of):
    return f"/turmas/{of.public_id}/matricula/"


def roster_url(of):
    return f"/gestao/turmas/{of.public_id}/"


def test_a_visitor_is_invited_to_sign_in_and_comes_back(client, turma):
    page = text(client.get(COURSE))

    assert "Entrar para se matricular" in page
    assert f'href="{LOGIN}"' in page
    assert "csrfmiddlewaretoken" not in page


def test_the_page_says_what_the_course_gives(client, turma):
    page = text(client.get(COURSE))

    for words in ("1 h 30 min", "Medir.", "Como medir", "Mede a pressão.", "Diretriz de 2025."):
        assert words in page
    assert "1 vaga" in page


def test_lesson_hours_are_said_where_they_are_not_the_clocks(client, cast):
    syllabus = [{"type": "unit", "value": {"title": "Tudo", "minutes": 2000}, "id": "1"}]
    course(lesson_minutes=50, syllabus=syllabus)

    assert "40 horas-aula de 50 minutos" in text(client.get(COURSE))


def test_a_person_enrols_and_is_led_to_the_first_lesson(ana, turma, cast):
    assert "Fazer matrícula" in text(ana.get(COURSE))

    answer = ana.post(enroll_url(turma), follow=True)

    assert answer.redirect_chain == [(COURSE, 302)]
    assert "Matrícula feita" in text(answer)
    assert 'href="/cursos/medir/como-medir/"' in text(answer)
    assert Enrollment.objects.get().person == cast.ana


def test_whoever_comes_late_joins_the_line(ana, turma, cast):
    enroll(cast.bruno, turma)
    assert "Entrar na fila" in text(ana.get(COURSE))

    answer = text(ana.post(enroll_url(turma), follow=True))

    assert "Você é a 1ª pessoa da fila" in answer
    assert "Sair da fila" in answer


def test_a_visitor_who_posts_is_asked_to_sign_in(client, turma):
    answer = client.post(enroll_url(turma))

    assert (answer.status_code, answer.url) == (302, LOGIN)
    assert not Enrollment.objects.exists()


def test_opening_the_buttons_address_leads_to_the_course(client, turma):
    assert client.get(enroll_url(turma)).url == COURSE


def test_an_offering_that_was_not_opened_is_not_there(ana, cast):
    assert ana.post(enroll_url(draft(cast))).status_code == 404


def test_a_cancelled_offering_says_so(ana, cast, turma):
    cancel_offering(offering=turma, by=cast.bruno.user, reason="Enchente.")

    assert "cancelada" in said(ana.post(enroll_url(turma)))[0]


def test_a_sign_in_without_a_person_is_told_whom_to_ask(client, cast, turma):
    client.force_login(cast.root)
    assert client.get(COURSE).status_code == 200

    assert "não está ligado a uma pessoa" in said(client.post(enroll_url(turma)))[0]


def test_whoever_began_goes_on_where_they_stopped(ana, turma, cast):
    made = begin(enrollment=enroll(cast.ana, turma))
    fulfil(made, 1)

    page = text(ana.get(COURSE))

    assert "Continuar a aula" in page
    assert "1 de 2 passos feitos" in page
    assert 'href="/cursos/medir/prova/"' in page


def test_whoever_finished_sees_it(ana, turma, cast):
    finish(enroll(cast.ana, turma))

    page = text(ana.get(COURSE))

    assert "Você concluiu este curso" in page
    assert "Fazer matrícula" not in page


def test_a_course_without_an_offering_says_what_to_do(client, cast):
    course()

    assert "Sem turma aberta agora" in text(client.get(COURSE))


def test_own_towns_offering_comes_first(ana, cast):
    of_all = edition()
    offering(cast, of_all, organization=cast.goiania, by=cast.davi.user, title="De Goiânia")
    offering(cast, of_all, title="De Parintins")

    page = text(ana.get(COURSE))

    assert page.index("De Parintins") < page.index("De Goiânia")
    assert "Outras turmas abertas" in page


def test_a_course_that_is_not_published_is_not_there(client, cast):
    page = course()
    assert client.get(COURSE).status_code == 200
    page.unpublish()

    assert client.get(COURSE).status_code == 404
    assert client.get("/cursos/nunca-houve/").status_code == 404


def test_unpublishing_elsewhere_shows_at_once(client, cast):
    page = course()
    client.get(COURSE)
    CoursePage.objects.filter(pk=page.pk).update(live=False)

    assert client.get(COURSE).status_code == 404


def test_a_correction_shows_at_once(client, cast):
    page = course()
    client.get(COURSE)
    page.objectives = [("item", "Outro objetivo")]
    publish(page)

    assert "Outro objetivo" in text(client.get(COURSE))


def test_a_draft_is_never_shown(client, cast):
    page = course()
    page.objectives = [("item", "Só rascunho")]
    page.save_revision()
    serving.forget()

    assert "Só rascunho" not in text(client.get(COURSE))


def test_a_visitors_course_page_costs_one_query(client, turma, django_assert_num_queries):
    client.get(COURSE)

    with django_assert_num_queries(1):
        client.get(COURSE)


def test_a_learners_course_page_costs_a_fixed_number(ana, cast, turma, django_assert_num_queries):
    begin(enrollment=enroll(cast.ana, turma))
    ana.get(COURSE)

    # Session, sign-in, person, course, steps.
    with django_assert_num_queries(4):
        ana.get(COURSE)


def test_leaving_asks_first_and_then_frees_the_seat(ana, turma, cast):
    enroll(cast.ana, turma)
    url = f"/turmas/{turma.public_id}/desistir/"
    assert "Desistir da turma?" in text(ana.get(url))
    assert Enrollment.objects.get().state == S.CONFIRMED

    answer = ana.post(url)

    assert answer.url == COURSE
    assert Enrollment.objects.get().state == S.DROPPED
    assert ana.get(url).status_code == 404


def test_nobody_leaves_for_another(client, turma, cast):
    enroll(cast.ana, turma)
    url = f"/turmas/{turma.public_id}/desistir/"
    client.force_login(cast.bruno.user)

    assert client.post(url).status_code == 404
    client.logout()
    assert client.post(url).status_code == 302
    assert Enrollment.objects.get().state == S.CONFIRMED


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
    from courses.enrollments.roster import roster_of

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
