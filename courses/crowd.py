"""A class that starts one quiz at the same moment: what the benchmark lets many learners do."""

import json
import secrets
import uuid
from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from courses.bench import JSON, demo_offering, enrol, people_of
from courses.catalogue.models import EditionLesson, EditionQuestion
from courses.enrollments.models import Enrollment
from courses.learning.event_rules import EventKind
from courses.learning.models import AttemptAnswer
from courses.questions.registry import kind_of
from lms.common.benchmark import Call
from lms.people.models import User


def gather(count: int) -> list[User]:
    """Enrol so many new learners in the demonstration's class, none of whom began the quiz."""
    crowd = secrets.token_hex(4)
    people = people_of([f"turma-{crowd}-{number}@percurso.example" for number in range(count)])
    enrol(people)
    return [person.user for person in people if person.user is not None]


def walks(users: Sequence[User]) -> list[list[Call]]:
    """Return what each does: start, answer every question rightly, one by one, and hand in."""
    quiz = demo_offering().edition.lessons.select_related("page").get(is_graded=True)
    questions = list(quiz.questions.filter(is_practice=False).order_by("position"))
    enrollments = dict(
        Enrollment.objects.filter(person__user__in=users).values_list("person__user", "public_id")
    )
    slugs = [demo_offering().edition.course.slug, quiz.page.slug]
    start = Call(reverse("courses:start_attempt", args=slugs), method="POST")
    return [
        [
            start,
            *(_answer(enrollments[user.pk], quiz, question) for question in questions),
            _event(EventKind.QUIZ_SUBMITTED, enrollments[user.pk], quiz),
        ]
        for user in users
    ]


def _answer(enrollment: uuid.UUID, quiz: EditionLesson, question: EditionQuestion) -> Call:
    kind = kind_of(question.question_type)
    # Numbers that are drawn are other ones in each attempt: then this is an answer, if a wrong one.
    response = kind.expected(kind.draw(question.shown, b""), question.key)
    said = {"question": str(question.block_id), "response": response}
    return _event(EventKind.QUIZ_ANSWERED, enrollment, quiz, **said)


def _event(kind: EventKind, enrollment: uuid.UUID, quiz: EditionLesson, **said: object) -> Call:
    event = {
        "id": str(uuid.uuid4()),
        "kind": kind,
        "enrollment": str(enrollment),
        "lesson": str(quiz.public_id),
        "occurred_at": timezone.now().isoformat(),
        **said,
    }
    body = json.dumps({"events": [event]}).encode()
    return Call(reverse("courses:events"), method="POST", body=body, content_type=JSON)


def lost(users: Sequence[User]) -> int:
    """Return how many answers are not in the database, or are in an attempt not handed in."""
    quiz = demo_offering().edition.lessons.get(is_graded=True)
    asked = quiz.questions.filter(is_practice=False).count() * len(users)
    kept = AttemptAnswer.objects.filter(
        attempt__enrollment__person__user__in=users,
        attempt__submitted_at__isnull=False,
        response__isnull=False,
    )
    return asked - kept.count()
