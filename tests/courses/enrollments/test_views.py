from django.contrib.messages import get_messages

from courses.catalogue import serving
from courses.catalogue.models import CoursePage
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState
from courses.enrollments.services import begin
from courses.offerings.services import cancel as cancel_offering
from lms.people.models import Person
from tests.courses.enrollments.test_completing import finish, fulfil
from tests.courses.factories import (
    course,
    draft,
    edition,
    enroll,
    offering,
    people,
    publish,
)

COURSE = "/cursos/medir/"
LOGIN = "/conta/entrar/?next=/cursos/medir/"
S = EnrollmentState


def text(response):
    return response.content.decode()


def said(response):
    return [str(note) for note in get_messages(response.wsgi_request)]


def enroll_url(of):
    return f"/turmas/{of.public_id}/matricula/"


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


def test_a_joined_record_goes_on_too_however_often_it_was_joined(client, turma, cast):
    enroll(cast.ana, turma)
    last, between = Person.objects.get(pk=cast.elisa.pk), people(1)[0]
    Person.objects.filter(pk=between.pk).update(merged_into=last)
    Person.objects.filter(pk=cast.ana.pk).update(merged_into=between)
    client.force_login(last.user)
    assert "Começar a primeira aula" in text(client.get(COURSE))


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
