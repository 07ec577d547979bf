"""What the benchmark measures of courses, and the rows that it measures on."""

import json
import uuid
from collections.abc import Iterator
from functools import cache

from django.utils import timezone

from cms.pages.models import MunicipalityPage
from courses.catalogue.models import CoursePage, EditionQuestion
from courses.demo.content import BLOOD_PRESSURE
from courses.demo.publishing import add, items
from courses.demo.seeding import lesson_path
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState
from courses.learning.models import Attempt, AttemptAnswer
from courses.offerings.models import Offering
from lms.common.benchmark import Call, Target, Visitor
from lms.demo import COORDINATORS, PARINTINS, user_of
from lms.organizations.clock import civil_date
from lms.people.models import Assurance, Person, User

JSON = "application/json"
LOAD = "curso-de-carga-"
BATCH = 20
UNUSABLE = "!"  # no hash begins so: nobody signs in with a password


def targets() -> list[Target]:
    """Return the pages that a learner opens most."""
    course, lesson = f"/cursos/{BLOOD_PRESSURE.slug}/", lesson_path()
    return [
        Target("catálogo, visitante", lambda _v, _n: Call("/cursos/"), budget_ms=0.6),
        Target(
            "catálogo, fora do cache",
            lambda _v, number: Call(f"/cursos/?q=fora+do+cache+{number}"),
            budget_ms=1.2,
        ),
        Target("curso", lambda _v, _n: Call(course), budget_ms=2, signed_in=True),
        Target("aula", lambda _v, _n: Call(lesson), budget_ms=2, signed_in=True),
        Target("meu espaço", lambda _v, _n: Call("/meu-espaco/"), budget_ms=12, signed_in=True),
        Target("uma resposta salva", answer_call, budget_ms=4, signed_in=True),
        Target("lote de 20 respostas", batch_call, budget_ms=None, signed_in=True),
    ]


def populate(*, learners: int, courses: int) -> list[User]:
    """Add learners in the middle of the course, with an open quiz each, and more courses.

    Rows are written in bulk, past the services: this is a load, not a life. Running it again
    adds only what is missing.
    """
    add_courses(courses)
    emails = [f"carga{number}@percurso.example" for number in range(learners)]
    known = set(User.objects.filter(email__in=emails).values_list("email", flat=True))
    missing = [email for email in emails if email not in known]
    if missing:
        open_quizzes(enrol(people_of(missing)))
    return list(User.objects.filter(email__in=emails).order_by("pk"))


def people_of(emails: list[str]) -> list[Person]:
    """Make sign-ins without a usable password, and their people."""
    users = User.objects.bulk_create(User(email=email, password=UNUSABLE) for email in emails)
    now = timezone.now()
    return Person.objects.bulk_create(
        Person(
            user=user,
            civil_name=f"Pessoa de Carga {user.pk}",
            sort_key=f"pessoa de carga {user.pk}",
            assurance=Assurance.EMPLOYER,
            created_at=now,
        )
        for user in users
    )


def enrol(people: list[Person]) -> list[Enrollment]:
    """Put people in the demonstration's offering, past its seats."""
    offering = demo_offering()
    offering.seats += len(people)
    offering.seats_taken += len(people)
    offering.save(update_fields=["seats", "seats_taken"])
    now = timezone.now()
    today = civil_date(offering.organization, now)
    return Enrollment.objects.bulk_create(
        Enrollment(
            offering=offering,
            person=person,
            state=EnrollmentState.ACTIVE,
            requested_at=now,
            confirmed_at=now,
            started_on=today,
        )
        for person in people
    )


def open_quizzes(enrollments: list[Enrollment]) -> None:
    """Open one attempt at the quiz for each enrollment."""
    quiz = demo_offering().edition.lessons.get(is_graded=True)
    questions = list(quiz.questions.order_by("position"))
    attempts = Attempt.objects.bulk_create(
        Attempt(enrollment=enrollment, lesson=quiz, number=1, started_at=timezone.now())
        for enrollment in enrollments
    )
    AttemptAnswer.objects.bulk_create(
        (
            AttemptAnswer(attempt=attempt, question=question, position=place, shown=question.shown)
            for attempt in attempts
            for place, question in enumerate(questions, start=1)
        ),
        batch_size=2000,
    )


def add_courses(count: int) -> None:
    """Publish short courses beside the real ones, so that the catalogue has pages to turn."""
    town = MunicipalityPage.objects.get(organization__municipality=PARINTINS)
    there = CoursePage.objects.filter(slug__startswith=LOAD).count()
    for number in range(there, count):
        page = CoursePage(
            title=f"Curso de carga {number}",
            slug=f"{LOAD}{number}",
            summary="Um curso que só existe para medir o tempo das páginas.",
            audience="Ninguém",
            objectives=items("item", ("Medir",)),
            syllabus=json.dumps([{"type": "unit", "value": {"title": "Única", "minutes": 60}}]),
        )
        add(page, below=town, by=user_of(COORDINATORS[PARINTINS]))


def demo_offering() -> Offering:
    """Return the offering that the demonstration opened."""
    return Offering.objects.select_related("organization", "edition").get(
        edition__course__slug=BLOOD_PRESSURE.slug, title="Turma da demonstração"
    )


@cache
def quiz_rows() -> dict[int, tuple[str, str]]:
    """Return enrollment and attempt's lesson of each learner of the load, by turn."""
    rows = (
        Enrollment.objects.filter(person__user__email__startswith="carga")
        .order_by("person__user_id")
        .values_list("public_id", flat=True)
    )
    lesson = str(demo_offering().edition.lessons.get(is_graded=True).public_id)
    return {number: (str(public_id), lesson) for number, public_id in enumerate(rows)}


@cache
def first_choice() -> tuple[str, str]:
    """Return a choice question of the quiz, and one of its options."""
    lesson = demo_offering().edition.lessons.get(is_graded=True)
    question = EditionQuestion.objects.filter(
        lesson=lesson, question_type="single_choice"
    ).order_by("position")[0]
    return str(question.block_id), str(question.shown["options"][0]["id"])


def answer_call(visitor: Visitor, _number: int) -> Call:
    """Return the saving of one answer of the visitor's open quiz."""
    return _sent([_answer(visitor)])


def batch_call(visitor: Visitor, _number: int) -> Call:
    """Return what a phone sends after a while without a network."""
    return _sent([_answer(visitor) for _ in range(BATCH)])


def _answer(visitor: Visitor) -> dict[str, str]:
    enrollment, lesson = quiz_rows()[visitor.number]
    question, option = first_choice()
    return {
        "id": str(uuid.uuid4()),
        "kind": "quiz_answered",
        "enrollment": enrollment,
        "lesson": lesson,
        "question": question,
        "response": option,
        "occurred_at": timezone.now().isoformat(),
    }


def _sent(events: list[dict[str, str]]) -> Call:
    body = json.dumps({"events": events}).encode()
    return Call("/aprender/eventos/", method="POST", body=body, content_type=JSON)


def cold_visits() -> Iterator[tuple[str, str, bool]]:
    """Yield name, address and whether a learner opens it, of the first visits to weigh."""
    yield "aula", lesson_path(), True
    yield "catálogo", "/cursos/", False
