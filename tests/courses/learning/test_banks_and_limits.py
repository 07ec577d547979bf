"""Banks that quizzes draw from, attempts that are counted, time that runs out."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from courses.catalogue.models import CoursePage, Edition, EditionLesson, LessonPage
from courses.catalogue.services import approve_edition
from courses.enrollments.models import Enrollment
from courses.learning import queries, rules, services
from courses.learning.models import Attempt, AttemptAnswer
from courses.questions.drawing import seed_of
from lms.common.errors import DomainError
from tests.cast import Cast
from tests.courses import factories

QUIZ = "/cursos/medir/prova/"


def theme(name: str, count: int) -> dict[str, Any]:
    questions = [
        factories.question("true_false", is_true=True, prompt=f"{name} {number}?", practice=True)
        for number in range(count)
    ]
    return {"type": "theme", "id": str(uuid4()), "value": {"name": name, "questions": questions}}


def draw(name: str, count: int) -> dict[str, Any]:
    return {"type": "draw", "id": str(uuid4()), "value": {"theme": name, "count": count}}


def drawing_course(body: list[dict[str, Any]] | None = None, **fields: Any) -> CoursePage:
    bank = [theme("Manguito", 6), theme("Preparação", 4)]
    course = factories.course(bank=bank)
    factories.lesson(course, slug="como-medir")
    blocks = body or [factories.question(), draw("manguito", 3), draw("Preparacao", 2)]
    factories.lesson(
        course, "Prova", slug="prova", minutes=30, is_graded=True, body=blocks, **fields
    )
    return course


def enrolled(cast: Cast, **fields: Any) -> Enrollment:
    edition = approve_edition(course=drawing_course(**fields), by=None)
    return factories.enroll(cast.ana, factories.offering(cast, edition))


def quiz_of(edition: Edition) -> EditionLesson:
    return edition.lessons.get(is_graded=True)


@pytest.fixture
def client(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ana.user)
    return client


def start(enrollment: Enrollment) -> Attempt:
    lesson = quiz_of(enrollment.offering.edition)
    return services.start_attempt(enrollment=enrollment, lesson=lesson, by=enrollment.person.user)


def test_an_edition_keeps_the_whole_pool_and_how_many_are_drawn(cast: Cast) -> None:
    lesson = quiz_of(enrolled(cast).offering.edition)
    assert lesson.questions.count() == 1 + 6 + 4
    assert not lesson.questions.filter(is_practice=True).exists()
    assert sorted(lesson.draws.values()) == [2, 3]


def test_an_attempt_asks_what_was_drawn_and_its_sheet_the_same(cast: Cast, client: Client) -> None:
    enrollment = enrolled(cast)
    seen = set()
    for _attempt in range(4):
        sheet = client.get(reverse("courses:sheet", args=["medir", "prova"])).content.decode()
        attempt = start(enrollment)
        prompts = [answer.shown["prompt"] for answer in queries.answers_of(attempt)]
        assert len(prompts) == len(set(prompts)) == 6
        assert [prompt.split()[0] for prompt in prompts] == ["Qual?"] + ["Manguito"] * 3 + [
            "Preparação"
        ] * 2
        assert all(prompt in sheet for prompt in prompts)
        seen |= set(prompts)
        services.hand_in(attempt=attempt, by=cast.ana.user)
    assert len(seen) > 6


@given(st.integers(0, 500), st.integers(1, 5))
def test_drawing_takes_so_many_of_each_pool_and_no_other(number: int, count: int) -> None:
    questions = [("fixa", ""), *((f"a{n}", "a") for n in range(5)), ("outra", "")]
    found = rules.drawn(questions, {"a": count}, seed_of(number))
    assert found[0] == "fixa"
    assert found[-1] == "outra"
    assert len(set(found)) == len(found) == count + 2
    assert found == rules.drawn(questions, {"a": count}, seed_of(number))


def test_approving_again_changes_nothing_until_the_bank_changes(db: None) -> None:
    course = drawing_course()
    first = approve_edition(course=course, by=None)
    assert approve_edition(course=course, by=None) == first
    course.bank = [theme("Manguito", 6), theme("Preparação", 4)]
    course.save()
    assert approve_edition(course=course, by=None).number == 2


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ([draw("Manguitos grandes", 1)], "não está no banco"),
        ([draw("Manguito", 7)], "o banco tem 6"),
        ([draw("Manguito", 1), draw("MANGUITO", 1)], "duas vezes"),
    ],
)
def test_a_draw_that_cannot_be_made_is_refused(
    db: None, body: list[dict[str, Any]], said: str
) -> None:
    with pytest.raises(DomainError, match=said):
        approve_edition(course=drawing_course(body), by=None)


def test_a_sheet_that_draws_says_what_to_wait_for_on_the_next_attempt(
    cast: Cast, client: Client
) -> None:
    enrolled(cast)
    sheet = client.get(reverse("courses:sheet", args=["medir", "prova"])).content.decode()
    assert "data-other-draw hidden" in sheet


def test_a_lesson_to_read_draws_nothing(db: None) -> None:
    course = drawing_course()
    page = LessonPage.objects.get(slug="como-medir")
    page.body = [factories.paragraph(), draw("Manguito", 1)]
    page.save()
    with pytest.raises(DomainError, match="só avaliação sorteia"):
        approve_edition(course=course, by=None)


def test_nobody_who_studies_sees_the_bank(cast: Cast, client: Client) -> None:
    enrolled(cast)
    for address in ("/cursos/medir/", QUIZ, "/cursos/medir/como-medir/"):
        assert "Manguito 0?" not in client.get(address).content.decode()
    assert "3 perguntas sorteadas" in client.get(QUIZ).content.decode()
    assert "6 perguntas" in client.get(QUIZ).content.decode()


def test_attempts_are_counted(cast: Cast, client: Client) -> None:
    enrollment = enrolled(cast, attempts_allowed=2)
    assert "São até 2 tentativas" in client.get(QUIZ).content.decode()
    services.hand_in(attempt=start(enrollment), by=cast.ana.user)
    assert "mais uma tentativa" in client.get(QUIZ).content.decode()
    last = services.hand_in(attempt=start(enrollment), by=cast.ana.user)
    assert "As tentativas acabaram" in client.get(QUIZ).content.decode()
    result = client.get(reverse("courses:attempt_result", args=[last.public_id])).content.decode()
    assert "Tentativa 2 de 2" in result
    assert "Tentar de novo" not in result
    sheet = client.get(reverse("courses:sheet", args=["medir", "prova"])).content.decode()
    assert "data-study" not in sheet
    with pytest.raises(DomainError, match="as 2 tentativas"):
        start(enrollment)


@pytest.fixture
def timed(cast: Cast) -> Attempt:
    return start(enrolled(cast, time_limit_minutes=30))


def overdue(attempt: Attempt, minutes: float = 5) -> None:
    Attempt.objects.filter(pk=attempt.pk).update(
        ends_at=timezone.now() - timedelta(minutes=minutes)
    )
    attempt.refresh_from_db()


def test_time_runs_from_the_start(timed: Attempt, client: Client) -> None:
    assert timed.ends_at == timed.started_at + timedelta(minutes=30)
    page = client.get(reverse("courses:attempt", args=[timed.public_id])).content.decode()
    assert 'role="timer"' in page
    left = int(page.split('data-left="')[1].split('"')[0])
    assert 1700 < left <= 1800


def test_after_the_time_nothing_more_is_taken_and_nothing_is_lost(
    timed: Attempt, client: Client, cast: Cast
) -> None:
    first = queries.answers_of(timed)[0]
    block = first.question.block_id
    right = first.question.key["right"][0]
    services.save_answer(attempt=timed, block_id=block, raw=right, by=cast.ana.user)
    overdue(timed)
    with pytest.raises(DomainError, match="O tempo desta avaliação acabou"):
        services.save_answer(
            attempt=timed,
            block_id=block,
            raw=None,
            by=cast.ana.user,
            occurred_at=timezone.now() - timedelta(minutes=20),
        )
    page = client.get(reverse("courses:attempt", args=[timed.public_id]), follow=True)
    assert "O tempo acabou" in page.content.decode()
    client.post(reverse("courses:hand_in", args=[timed.public_id]))
    timed.refresh_from_db()
    assert timed.submitted_at == timed.ends_at
    assert AttemptAnswer.objects.get(pk=first.pk).is_right


def test_extra_time_makes_an_open_attempt_longer_at_once(timed: Attempt, cast: Cast) -> None:
    services.give_extra_time(
        enrollment=timed.enrollment, extra_percent=50, reason="Lê devagar.", by=cast.bruno.user
    )
    timed.refresh_from_db()
    assert timed.ends_at == timed.started_at + timedelta(minutes=45)


def test_what_was_on_its_way_still_arrives(timed: Attempt, cast: Cast) -> None:
    overdue(timed, minutes=0.5)
    assert services.save_answers(attempt=timed, raws={}, by=cast.ana.user) == {}


def test_a_quiz_with_a_limit_is_not_taken_without_a_signal(timed: Attempt, client: Client) -> None:
    sheet = client.get(reverse("courses:sheet", args=["medir", "prova"])).content.decode()
    assert "só se faz com internet" in sheet
    assert "data-study" not in sheet
    module = client.get(reverse("courses:module", args=[timed.enrollment.public_id])).json()
    assert not [one for one in module["resources"] if one["address"].endswith("/folha/")]


def test_a_phone_does_not_start_a_quiz_with_a_limit(
    timed: Attempt, client: Client, cast: Cast
) -> None:
    services.hand_in(attempt=timed, by=cast.ana.user)
    event = {
        "id": str(uuid4()),
        "kind": "quiz_answered",
        "enrollment": str(timed.enrollment.public_id),
        "lesson": str(timed.lesson.public_id),
        "question": str(timed.lesson.questions.first().block_id),
        "response": "x",
        "occurred_at": (timezone.now() + timedelta(seconds=1)).isoformat(),
    }
    told = client.post(reverse("courses:events"), {"events": [event]}, "application/json").json()
    assert told["results"][0]["outcome"] == "refused"
    assert Attempt.objects.count() == 1
