"""Ana, confirmed in an open offering of a course with one lesson and one quiz."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from courses.catalogue import serving
from courses.catalogue.models import CoursePage, EditionLesson, EditionQuestion
from courses.enrollments.models import Enrollment
from courses.learning import queries, services
from courses.learning.models import Attempt
from courses.offerings.models import Offering
from courses.questions.registry import kind_of
from lms.people.models import Person, User
from tests.cast import Cast
from tests.courses import factories
from tests.replay import replayed

Send = Callable[..., list[dict[str, Any]]]


@pytest.fixture(autouse=True)
def _empty_shelves() -> Iterator[None]:
    """Keys come back after a rollback; what a process keeps of them must not."""
    serving.forget()
    queries.forget()
    yield
    serving.forget()
    queries.forget()


@dataclass(frozen=True)
class Study:
    cast: Cast
    course: CoursePage
    offering: Offering
    enrollment: Enrollment
    lesson: EditionLesson
    quiz: EditionLesson

    @property
    def ana(self) -> Person:
        return self.cast.ana

    @property
    def user(self) -> User:
        return self.cast.ana.user

    @property
    def practice(self) -> EditionQuestion:
        return self.lesson.questions.select_related("lesson").get(is_practice=True)

    def state(self) -> str:
        return Enrollment.objects.get(pk=self.enrollment.pk).state

    def start(self) -> Attempt:
        return services.start_attempt(enrollment=self.enrollment, lesson=self.quiz, by=self.user)

    def right_answers(self) -> dict[UUID, object]:
        return {q.block_id: right(q) for q in self.quiz.questions.filter(is_practice=False)}


def right(question: EditionQuestion) -> object:
    """Return a right answer, as a form would send it."""
    answer = kind_of(question.question_type).expected(question.shown, question.key)
    return {True: "true", False: "false"}[answer] if isinstance(answer, bool) else answer


def wrong(question: EditionQuestion) -> object:
    """Return a wrong answer, as a form would send it."""
    key = question.key
    if question.question_type == "true_false":
        return "false" if key["is_true"] else "true"
    if question.question_type == "numeric":
        return "99999"
    value = next(o["id"] for o in question.shown["options"] if o["id"] not in key["right"])
    return [value] if question.question_type == "multiple_choice" else value


@replayed
def study_of(cast: Cast, **fields: object) -> Study:
    course = factories.whole_course()
    edition = factories.approve_edition(course=course, by=None)
    offering = factories.offering(cast, edition, **fields)
    lesson, quiz = edition.lessons.order_by("position")
    return Study(cast, course, offering, factories.enroll(cast.ana, offering), lesson, quiz)


@pytest.fixture
def study(cast: Cast) -> Study:
    return study_of(cast)


@pytest.fixture
def phone(study: Study, client: Client) -> Client:
    client.force_login(study.user)
    return client


@pytest.fixture
def send(phone: Client) -> Send:
    """Return a function that sends events and returns their results."""

    def post(*events: object) -> list[dict[str, Any]]:
        response = phone.post(
            reverse("courses:events"), {"events": list(events)}, content_type="application/json"
        )
        assert response.status_code == 200, response.content
        return list(response.json()["results"])

    return post
