"""A quiz through its pages, without a script; and the whole way from enrollment to completion."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState
from courses.learning.models import Attempt, AttemptAnswer
from courses.offerings.models import Offering
from courses.offerings.rules import OfferingState
from tests.cast import Cast
from tests.courses import factories
from tests.courses.learning.conftest import Study, right, wrong

START = "/cursos/medir/prova/comecar/"


def address(name: str, attempt: Attempt | None = None) -> str:
    return reverse(f"courses:{name}", args=[(attempt or Attempt.objects.get()).public_id])


def form(study: Study, **changed: object) -> dict[str, Any]:
    return {**{f"q-{block}": raw for block, raw in study.right_answers().items()}, **changed}


@pytest.fixture
def ana(study: Study, client: Client) -> Client:
    client.force_login(study.user)
    return client


@pytest.fixture
def attempt(study: Study) -> Attempt:
    return study.start()


def test_the_whole_way_needs_no_script(cast: Cast, client: Client) -> None:
    course = factories.whole_course()
    edition = factories.approve_edition(course=course, by=None)
    offering = factories.offering(cast, edition)
    client.force_login(cast.ana.user)
    client.post(reverse("courses:enroll", args=[offering.public_id]))
    lesson, quiz = edition.lessons.order_by("position")
    practice = lesson.questions.get()
    client.post(
        "/cursos/medir/como-medir/",
        {f"q-{practice.block_id}": right(practice), "pergunta": str(practice.block_id)},
    )
    following = client.post("/cursos/medir/como-medir/concluir/")
    assert following.url == "/cursos/medir/prova/"
    assert "Começar a avaliação" in client.get(following.url).content.decode()
    started = client.post(START)
    answers = {f"q-{q.block_id}": right(q) for q in quiz.questions.all()}
    confirm = client.post(started.url, answers)
    assert "estão respondidas" in client.get(confirm.url).content.decode()
    result = client.post(confirm.url)
    text = client.get(result.url).content.decode()
    assert "Você passou" in text
    assert "você concluiu o curso" in text
    assert Enrollment.objects.get().state == EnrollmentState.COMPLETED


def test_the_quiz_shows_every_question_and_no_key(ana: Client, attempt: Attempt) -> None:
    text = ana.get(address("attempt")).content.decode()
    assert text.count("<fieldset>") == 4
    assert not [secret for secret in ("Isso.", "Porque sim.", "choice--right") if secret in text]


def test_what_was_saved_is_there_after_a_reload(
    study: Study, ana: Client, attempt: Attempt
) -> None:
    ana.post(address("attempt"), form(study))
    text = ana.get(address("attempt")).content.decode()
    assert text.count(" checked") == 3
    assert 'value="120"' in text


def test_starting_twice_leads_to_one_attempt(study: Study, ana: Client) -> None:
    assert ana.post(START).url == ana.post(START).url
    assert Attempt.objects.count() == 1


def test_what_is_missing_is_listed_before_handing_in(
    study: Study, ana: Client, attempt: Attempt
) -> None:
    ana.post(address("attempt"), {})
    text = ana.get(address("hand_in")).content.decode()
    assert "Faltam 4 respostas" in text
    assert f"#pergunta-{next(iter(study.right_answers()))}" in text
    assert Attempt.objects.get().submitted_at is None


def test_an_answer_that_cannot_be_read_is_shown_as_typed(
    study: Study, ana: Client, attempt: Attempt
) -> None:
    number = study.quiz.questions.get(question_type="numeric")
    response = ana.post(
        address("attempt"), form(study, **{f"q-{number.block_id}": "cento e vinte"})
    )
    text = response.content.decode()
    assert response.status_code == 200
    assert 'value="cento e vinte"' in text
    assert text.count(" checked") == 3
    assert AttemptAnswer.objects.filter(response__isnull=False).count() == 3


def marks(ana: Client) -> dict[str, str]:
    """Return what the quiz's form carries of the answers with which it was drawn."""
    text = ana.get(address("attempt")).content.decode()
    found = dict(re.findall(r'name="(vista-[^"]+)" value="([^"]+)"', text))
    assert len(found) == 4
    return found


def given() -> dict[UUID, object]:
    answers = AttemptAnswer.objects.values_list("question__block_id", "response")
    return {block_id: response for block_id, response in answers if response is not None}


def test_a_form_drawn_before_takes_nothing_back_that_another_device_answered(
    study: Study, ana: Client, attempt: Attempt
) -> None:
    desktop = marks(ana)
    ana.post(address("attempt"), form(study))
    ana.post(address("attempt"), desktop)
    assert len(given()) == 4


def test_what_nobody_touched_covers_no_answer_of_another_device(
    study: Study, ana: Client, attempt: Attempt
) -> None:
    number, truth = (study.quiz.questions.get(question_type=k) for k in ("numeric", "true_false"))
    ana.post(address("attempt"), form(study))
    desktop = marks(ana)
    ana.post(address("attempt"), form(study, **{f"q-{number.block_id}": "121"}) | marks(ana))
    ana.post(address("attempt"), form(study, **{f"q-{truth.block_id}": wrong(truth)}) | desktop)
    assert given()[number.block_id] == "121"
    assert given()[truth.block_id] is (wrong(truth) == "true")


def test_what_nobody_touched_does_not_become_younger(
    study: Study, ana: Client, attempt: Attempt
) -> None:
    ana.post(address("attempt"), form(study))
    before = list(AttemptAnswer.objects.order_by("pk").values_list("saved_at", flat=True))
    ana.post(address("attempt"), form(study) | marks(ana))
    assert list(AttemptAnswer.objects.order_by("pk").values_list("saved_at", flat=True)) == before


def test_a_form_takes_back_what_stood_on_it(study: Study, ana: Client, attempt: Attempt) -> None:
    ana.post(address("attempt"), form(study))
    number = study.quiz.questions.get(question_type="numeric")
    ana.post(address("attempt"), form(study, **{f"q-{number.block_id}": ""}) | marks(ana))
    assert number.block_id not in given()


@pytest.mark.parametrize("mark", ["", "ontem", "0" * 16])
def test_a_form_with_no_mark_of_ours_is_taken_as_it_is(
    study: Study, ana: Client, attempt: Attempt, mark: str
) -> None:
    sent = form(study, **dict.fromkeys(marks(ana), mark))
    assert ana.post(address("attempt"), sent).url == address("hand_in")
    assert len(given()) == 4


def test_a_refused_answer_is_tried_again_against_what_is_kept(
    study: Study, ana: Client, attempt: Attempt
) -> None:
    number = study.quiz.questions.get(question_type="numeric")
    before = marks(ana)
    page = ana.post(address("attempt"), form(study, **{f"q-{number.block_id}": "doze"}) | before)
    assert before[f"vista-{number.block_id}"] in page.content.decode()


def test_handing_in_twice_gives_one_result(study: Study, ana: Client, attempt: Attempt) -> None:
    ana.post(address("attempt"), form(study))
    first, second = ana.post(address("hand_in")), ana.post(address("hand_in"))
    assert first.url == second.url == address("attempt_result")
    assert Attempt.objects.get().percent == 100


def test_after_handing_in_every_address_leads_to_the_result(
    study: Study, ana: Client, attempt: Attempt
) -> None:
    ana.post(address("hand_in"))
    assert ana.get(address("attempt")).url == address("attempt_result")
    assert ana.get(address("hand_in")).url == address("attempt_result")
    assert ana.post(address("attempt"), form(study)).url == address("attempt_result")
    assert Attempt.objects.get().percent == 0


def test_a_result_before_handing_in_leads_back_to_the_questions(
    ana: Client, attempt: Attempt
) -> None:
    assert ana.get(address("attempt_result")).url == address("attempt")


def test_a_failed_quiz_explains_without_giving_the_answers_away(
    study: Study, ana: Client, attempt: Attempt
) -> None:
    number = study.quiz.questions.get(question_type="numeric")
    ana.post(address("attempt"), {f"q-{number.block_id}": "1"})
    ana.post(address("hand_in"))
    text = ana.get(address("attempt_result")).content.decode()
    assert "Ainda não foi desta vez" in text
    assert "Tentar de novo" in text
    assert "Porque sim." in text
    assert "choice--right" not in text
    assert "A resposta é" not in text


def test_a_failed_quiz_may_be_tried_again_from_its_result(
    study: Study, ana: Client, attempt: Attempt
) -> None:
    ana.post(address("hand_in"))
    ana.post(START)
    second = Attempt.objects.get(number=2)
    assert ana.get(address("attempt", second)).status_code == 200


def test_a_passed_quiz_shows_every_answer_and_is_over(
    study: Study, ana: Client, attempt: Attempt
) -> None:
    ana.post(address("attempt"), form(study))
    ana.post(address("hand_in"))
    text = ana.get(address("attempt_result")).content.decode()
    assert "choice--right" in text
    assert "Tentar de novo" not in text
    assert "Continuar o curso" in text
    assert ana.post(START).url == "/cursos/medir/prova/"
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize("name", ["attempt", "hand_in", "attempt_result"])
def test_the_attempt_of_another_is_not_found(
    study: Study, client: Client, attempt: Attempt, name: str
) -> None:
    for other in (study.cast.bruno.user, study.cast.root):
        client.force_login(other)
        assert client.get(address(name)).status_code == 404
        assert client.post(address(name)).status_code in {404, 405}
    assert Attempt.objects.get().submitted_at is None


@pytest.mark.parametrize("name", ["attempt", "hand_in", "attempt_result"])
def test_a_visitor_signs_in_first(client: Client, attempt: Attempt, name: str) -> None:
    assert client.get(address(name)).url.startswith("/conta/entrar/?next=")


def test_a_visitor_starts_nothing(study: Study, client: Client) -> None:
    assert client.post(START).url.startswith("/conta/entrar/?next=%2Fcursos")


def test_a_closed_offering_says_so_and_keeps_the_attempt(
    study: Study, ana: Client, attempt: Attempt
) -> None:
    Offering.objects.update(state=OfferingState.CANCELLED)
    response = ana.post(address("hand_in"), follow=True)
    assert "não está em andamento" in response.content.decode()
    assert Attempt.objects.get().submitted_at is None


def test_the_pages_of_a_quiz_cost_a_fixed_number_of_queries(
    study: Study, ana: Client, attempt: Attempt, django_assert_num_queries: Any
) -> None:
    here = address("attempt")
    ana.get(here)  # the frame's town is found once a minute
    with django_assert_num_queries(4):
        ana.get(here)
