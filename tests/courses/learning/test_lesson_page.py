"""The page of a lesson: for visitors, for learners, after the author changed it."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from courses.catalogue import serving
from courses.catalogue.models import CoursePage, LessonPage
from courses.enrollments.rules import EnrollmentState
from courses.learning import services
from courses.learning.event_rules import ReadingPlace
from courses.learning.models import LessonProgress, PracticeAnswer
from courses.offerings.models import Offering
from courses.offerings.rules import OfferingState
from lms.people.models import Person
from tests.cast import Cast
from tests.courses import factories
from tests.courses.learning.conftest import Study, right, study_of, wrong

LESSON = "/cursos/medir/como-medir/"
QUIZ = "/cursos/medir/prova/"
# What the factories write as feedback; none of it may be read before answering.
SECRETS = ("Isso.", "Porque sim.", "is_correct", "is_right", "choice--right")


def html(client: Client, address: str = LESSON) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def page() -> LessonPage:
    return LessonPage.objects.get(slug="como-medir")


def rewrite(*blocks: factories.Block, **fields: Any) -> None:
    """Publish the lesson with another body."""
    lesson = page()
    lesson.body = list(blocks)
    for name, value in fields.items():
        setattr(lesson, name, value)
    factories.publish(lesson)


def body() -> list[factories.Block]:
    return list(page().body.get_prep_value())


def answer(client: Client, study: Study, raw: object) -> Any:
    block = study.practice.block_id
    return client.post(LESSON, {f"q-{block}": raw, "pergunta": str(block)})


@pytest.fixture
def study(cast: Cast) -> Study:
    """Published as an author publishes: what is kept between requests depends on it."""
    return study_of(cast)


@pytest.fixture
def ana(study: Study, client: Client) -> Client:
    client.force_login(study.user)
    return client


def test_a_visitor_reads_and_is_asked_to_sign_in_to_answer(study: Study, client: Client) -> None:
    text = html(client)
    assert "Leia com calma." in text
    assert "Qual?" in text
    assert "/conta/entrar/?next=%2Fcursos%2Fmedir%2Fcomo-medir%2F" in text
    assert "Responder</button>" not in text
    assert "csrfmiddlewaretoken" not in text


def test_a_visitor_opens_no_session(study: Study, client: Client) -> None:
    assert not client.get(LESSON).cookies


def test_who_is_not_enrolled_is_shown_the_way_in(study: Study, client: Client) -> None:
    client.force_login(study.cast.bruno.user)
    text = html(client)
    assert '<a href="/cursos/medir/">Faça a matrícula</a>' in text
    assert "Responder</button>" not in text


@pytest.mark.parametrize("who", ["visitor", "stranger", "learner"])
@pytest.mark.parametrize("address", [LESSON, QUIZ])
def test_the_key_is_nowhere_before_the_answer(
    study: Study, client: Client, who: str, address: str
) -> None:
    person = {"stranger": study.cast.bruno, "learner": study.ana}.get(who)
    if person is not None:
        client.force_login(person.user)
    text = html(client, address)
    assert not [secret for secret in SECRETS if secret in text]


def test_the_questions_of_a_quiz_stay_out_of_its_public_page(study: Study, client: Client) -> None:
    assert "Qual?" not in html(client, QUIZ)


def test_a_learner_sees_where_they_are_and_how_to_go_on(study: Study, ana: Client) -> None:
    text = html(ana)
    assert "Parte 1 de 2" in text
    assert "Concluir aula" in text
    assert QUIZ in text
    assert str(study.enrollment.public_id) in text


def test_the_kept_fragment_holds_nothing_of_anybody(study: Study, ana: Client) -> None:
    answer(ana, study, right(study.practice))
    html(ana)
    lesson = page()
    fragment = serving.body_html(lesson.pk, lesson.live_revision_id, lambda: "not kept")
    assert fragment != "not kept"
    for personal in (study.enrollment.public_id, study.practice.public_id, "Ana", "csrf"):
        assert str(personal) not in fragment
    assert not [secret for secret in SECRETS if secret in fragment]


@pytest.mark.parametrize("address", ["/cursos/nenhum/como-medir/", "/cursos/medir/nenhuma/"])
def test_what_is_not_published_is_not_found(study: Study, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_unpublished_lesson_is_not_found_at_once(study: Study, client: Client) -> None:
    html(client)
    page().unpublish()
    assert client.get(LESSON).status_code == 404


def test_the_lessons_of_an_unpublished_course_are_not_found_at_once(
    study: Study, client: Client
) -> None:
    html(client)
    CoursePage.objects.filter(pk=study.course.pk).update(live=False)
    assert client.get(LESSON).status_code == 404


def test_a_lesson_answers_only_below_its_own_course(study: Study, client: Client) -> None:
    factories.course(slug="outro")
    assert client.get("/cursos/outro/como-medir/").status_code == 404


def test_a_warm_page_costs_session_user_and_one_query(
    study: Study, ana: Client, django_assert_num_queries: Any
) -> None:
    html(ana)
    with django_assert_num_queries(3):
        html(ana)


def test_answers_cost_one_query_more(
    study: Study, ana: Client, django_assert_num_queries: Any
) -> None:
    answer(ana, study, right(study.practice))
    html(ana)
    with django_assert_num_queries(4):
        html(ana)


def test_a_warm_page_costs_a_visitor_one_query(
    study: Study, client: Client, django_assert_num_queries: Any
) -> None:
    html(client)
    with django_assert_num_queries(1):
        html(client)


def test_a_wrong_answer_is_told_why_and_may_be_tried_again(study: Study, ana: Client) -> None:
    response = answer(ana, study, wrong(study.practice))
    assert response.url == f"{LESSON}#pergunta-{study.practice.block_id}"
    text = html(ana)
    assert "Ainda não" in text
    assert "Porque sim." in text
    again = f"?de-novo={study.practice.block_id}"
    assert again in text
    opened = html(ana, LESSON + again)
    assert "Porque sim." not in opened
    assert "Responder</button>" in opened


def test_a_right_answer_is_told_so(study: Study, ana: Client) -> None:
    answer(ana, study, right(study.practice))
    text = html(ana)
    assert "Isso mesmo" in text
    assert "Isso." in text
    assert "Tentar de novo" not in text
    assert study.state() == EnrollmentState.ACTIVE


def test_the_answers_of_one_are_not_shown_to_another(study: Study, ana: Client) -> None:
    factories.enroll(study.cast.bruno, study.offering)
    answer(ana, study, right(study.practice))
    html(ana)
    ana.force_login(study.cast.bruno.user)
    assert "Isso mesmo" not in html(ana)


def test_nothing_chosen_is_said_beside_the_question(study: Study, ana: Client) -> None:
    response = ana.post(LESSON, {"pergunta": str(study.practice.block_id)})
    assert response.status_code == 200
    assert "Escolha ou escreva uma resposta" in response.content.decode()


def test_what_was_typed_is_kept_when_it_cannot_be_read(cast: Any, client: Client) -> None:
    course = factories.course()
    number = factories.question("numeric", practice=True, answer="12.5", tolerance="0", unit="mL")
    factories.lesson(course, slug="como-medir", minutes=90, body=[factories.paragraph(), number])
    edition = factories.approve_edition(course=course, by=None)
    factories.enroll(cast.ana, factories.offering(cast, edition))
    client.force_login(cast.ana.user)
    response = client.post(LESSON, {f"q-{number['id']}": "doze <b>", "pergunta": number["id"]})
    text = response.content.decode()
    assert 'value="doze &lt;b&gt;"' in text
    assert "Responda só com o número" in text
    client.post(LESSON, {f"q-{number['id']}": "12,5 mL", "pergunta": number["id"]})
    assert PracticeAnswer.objects.get().response == "12.5"


def test_a_visitor_who_answers_is_sent_to_sign_in(study: Study, client: Client) -> None:
    response = answer(client, study, right(study.practice))
    assert response.url.startswith("/conta/entrar/?next=")
    assert not PracticeAnswer.objects.exists()


def test_finishing_leads_to_the_next_lesson(study: Study, ana: Client) -> None:
    response = ana.post(reverse("courses:finish_lesson", args=["medir", "como-medir"]))
    assert response.url == QUIZ
    assert LessonProgress.objects.get().read_at is not None
    assert "Concluir aula" not in html(ana)


def test_finishing_needs_a_post(study: Study, ana: Client) -> None:
    assert ana.get(f"{LESSON}concluir/").status_code == 405


def test_a_closed_offering_lets_read_but_not_answer(study: Study, ana: Client) -> None:
    Offering.objects.update(state=OfferingState.CLOSED)
    text = html(ana)
    assert "não está em andamento" in text
    assert "Responder</button>" not in text
    assert "Concluir aula" not in text


def test_an_answer_that_comes_too_late_is_shown_as_it_was_given(study: Study, ana: Client) -> None:
    Offering.objects.update(state=OfferingState.CANCELLED)
    response = answer(ana, study, right(study.practice))
    text = response.content.decode()
    assert response.status_code == 200
    assert "não está em andamento" in text
    assert text.count(" checked") == 1
    assert "Responder</button>" not in text
    assert not PracticeAnswer.objects.exists()


def test_who_waits_is_told_so(study: Study, client: Client) -> None:
    Offering.objects.update(seats=1)
    factories.enroll(study.cast.bruno, study.offering)
    client.force_login(study.cast.bruno.user)
    text = html(client)
    assert "espera confirmação" in text
    assert "Responder</button>" not in text


def test_a_corrected_text_flows_to_those_who_study(study: Study, ana: Client) -> None:
    html(ana)
    rewrite(factories.paragraph("<p>Agora sem erro.</p>"), body()[1])
    text = html(ana)
    assert "Agora sem erro." in text
    assert "Leia com calma." not in text
    assert "Responder</button>" in text


def test_a_draft_is_shown_to_nobody(study: Study, ana: Client) -> None:
    lesson = page()
    lesson.body = [factories.paragraph("<p>Rascunho.</p>")]
    lesson.save_revision()
    assert "Rascunho." not in html(ana)
    serving.forget()
    assert "Rascunho." not in html(ana)


def test_a_changed_question_is_asked_as_it_was_approved(study: Study, ana: Client) -> None:
    text, question = body()
    question["value"]["prompt"] = "E agora?"
    rewrite(text, question)
    shown = html(ana)
    assert "Qual?" in shown
    assert "E agora?" not in shown
    answer(ana, study, right(study.practice))
    assert "Isso mesmo" in html(ana)
    ana.logout()
    assert "E agora?" in html(ana)


def test_a_new_question_only_makes_think(study: Study, ana: Client) -> None:
    new = factories.question(practice=True, prompt="E esta?")
    rewrite(*body(), new)
    text = html(ana)
    assert "E esta?" in text
    assert "entrou depois da sua turma" in text
    assert text.count("Responder</button>") == 1
    ana.post(LESSON, {f"q-{new['id']}": "a", "pergunta": new["id"]})
    assert not PracticeAnswer.objects.exists()


def test_a_deleted_question_breaks_nothing(study: Study, ana: Client) -> None:
    answer(ana, study, right(study.practice))
    rewrite(body()[0])
    assert "Qual?" not in html(ana)
    assert answer(ana, study, right(study.practice)).status_code == 302


def test_a_page_published_in_bad_shape_still_opens(study: Study, ana: Client) -> None:
    text, question = body()
    rewrite(text, question, factories.question(practice=True, prompt=""))
    shown = html(ana)
    assert "Leia com calma." in shown
    assert not [secret for secret in SECRETS if secret in shown]


def test_a_lesson_added_later_is_read_but_not_counted(study: Study, ana: Client) -> None:
    factories.lesson(study.course, "Nova", slug="nova")
    text = html(ana, "/cursos/medir/nova/")
    assert "entrou depois da sua turma" in text
    assert "Concluir aula" not in text
    assert "Parte 1 de 2" in html(ana)


def test_a_hostile_block_id_in_the_address_does_no_harm(study: Study, ana: Client) -> None:
    assert html(ana, f"{LESSON}?de-novo=%3Cscript%3E{uuid4()}")
    response = ana.post(LESSON, {"pergunta": "x\r\nSet-Cookie: a=b"})
    assert response.status_code in {200, 302}


def test_a_merged_person_goes_on_with_what_they_began(study: Study, client: Client) -> None:
    keeper = Person.objects.get(pk=study.cast.elisa.pk)
    Person.objects.filter(pk=study.ana.pk).update(merged_into=keeper)
    client.force_login(keeper.user)
    assert "Parte 1 de 2" in html(client)


def test_the_editor_previews_a_draft_without_its_key(study: Study) -> None:
    lesson = page()
    lesson.body = [factories.paragraph("<p>Rascunho.</p>"), *factories.quiz()]
    response = lesson.make_preview_request()
    text = response.rendered_content if hasattr(response, "rendered_content") else ""
    text = text or response.content.decode()
    assert "Rascunho." in text
    assert not [secret for secret in SECRETS if secret in text]


def stop_at(study: Study, block: str, **fields: Any) -> None:
    services.note_place(
        enrollment=study.enrollment,
        lesson=study.lesson,
        place=ReadingPlace(block, **fields),
        by=study.user,
    )


def test_each_block_has_an_anchor(study: Study, client: Client) -> None:
    first = str(page().body[0].id)
    assert f'<p id="bloco-{first[:8]}">' in html(client)


def test_reading_goes_on_where_it_stopped_without_a_script(study: Study, client: Client) -> None:
    client.force_login(study.user)
    rewrite(*body(), factories.paragraph("<p>O fim.</p>"))
    block = str(page().body[-1].id)[:8]
    assert "data-place hidden" in html(client)
    stop_at(study, block)
    text = html(client)
    assert f'href="#bloco-{block}">Continuar de onde parou</a>' in text
    assert "data-place hidden" not in text


def test_listening_goes_on_at_its_second(study: Study, client: Client) -> None:
    client.force_login(study.user)
    medium = uuid4()
    stop_at(study, str(page().body[0].id)[:8], medium=medium, second=155)
    text = html(client)
    assert (
        f'data-medium="{medium}" data-second="155">Continuar de onde parou, aos 2min35</a>' in text
    )


def test_the_beginning_and_a_block_that_is_gone_are_not_offered(
    study: Study, client: Client
) -> None:
    client.force_login(study.user)
    stop_at(study, str(page().body[0].id)[:8])
    assert "data-place hidden" in html(client)
    stop_at(study, "00000000")
    assert "data-place hidden" in html(client)
