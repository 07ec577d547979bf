"""Approving a course into an edition; writing the card of a published course."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from courses.catalogue import bank, cards, policy, queries, rules, serving
from courses.catalogue.models import (
    CoursePage,
    Edition,
    EditionLesson,
    EditionQuestion,
    LessonPage,
)
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError
from lms.organizations.models import Organization

if TYPE_CHECKING:
    from lms.people.models import User

APPROVED = actions.register("edition.approved", "Aprovou a edição do curso.")


@dataclass(frozen=True)
class LessonPlan:
    """A lesson about to be frozen."""

    page_id: int
    title: str
    minutes: int
    is_graded: bool
    attempts_allowed: int | None
    time_limit_minutes: int | None
    draws: dict[str, int]
    questions: tuple[rules.FrozenQuestion, ...]


@transaction.atomic
def approve_edition(*, course: CoursePage, by: "User | None") -> Edition:
    """Freeze what is published of ``course``; return the standing edition if nothing changed.

    Without ``by``, the system approves.

    Raises:
        NotAllowed: ``by`` may not approve courses of this organization.
        DomainError: the published course is not ready; the sentence says what to put right.
    """
    organization = queries.organization_of(course)
    if by is not None:
        require(policy.can_approve(by, organization))
    # The lock on the course gives editions their numbers one at a time.
    course = CoursePage.objects.select_for_update(of=("self",)).get(pk=course.pk)
    facts = _facts_of(course, organization)
    lessons = _plan_of(course)
    rules.refuse_other_total(sum(plan.minutes for plan in lessons), facts["workload_minutes"])
    latest = queries.latest_edition(course)
    if latest is not None and _is_same(latest, facts, lessons):
        return latest
    number = latest.number + 1 if latest else 1
    edition = Edition.objects.create(
        **facts, course=course, number=number, approved_by=by, approved_at=timezone.now()
    )
    _freeze(edition, lessons)
    # From now on this is what the course's page and card promise.
    cards.write_card(course)
    serving.renew_bodies([course.pk])
    audit.record(APPROVED, edition, by=by, organization_id=organization.pk, data={"number": number})
    return edition


def _facts_of(course: CoursePage, organization: Organization) -> dict[str, Any]:
    """Return the columns of an edition that the course's own page decides."""
    _refuse_incomplete(course)
    return {
        "organization": organization,
        "title": course.title,
        "action_kind": course.action_kind,
        "modality": course.modality,
        "theme": course.theme,
        "workload_minutes": queries.workload_of(course),
        "lesson_minutes": course.lesson_minutes,
        "pass_percent": course.pass_percent,
        "syllabus": [
            {"title": unit.value["title"], "minutes": unit.value["minutes"]}
            for unit in course.syllabus
        ],
        "competences": [str(item.value) for item in course.competences],
    }


def _refuse_incomplete(course: CoursePage) -> None:
    if not course.live:
        raise DomainError("Publique o curso antes de aprovar.")
    missing = [
        label
        for label, value in (
            ("os objetivos", len(course.objectives)),
            ("para quem é", course.audience.strip()),
            ("o programa com os minutos", len(course.syllabus)),
        )
        if not value
    ]
    if missing:
        raise DomainError(f"Falta preencher no curso: {', '.join(missing)}.")


def _plan_of(course: CoursePage) -> list[LessonPlan]:
    pages = list(LessonPage.objects.child_of(course).live().order_by("path"))
    if not pages:
        raise DomainError("O curso ainda não tem aula publicada.")
    themes = course.bank.get_prep_value()
    return [_lesson_plan(page, themes) for page in pages]


def _lesson_plan(page: LessonPage, themes: list[dict[str, Any]]) -> LessonPlan:
    # The JSON of the database, with the ids of blocks and options; not the blocks' values.
    blocks = page.body.get_prep_value()
    questions = rules.questions_of(page.title, blocks, is_graded=page.is_graded, themes=themes)
    return LessonPlan(
        page.pk,
        page.title,
        page.minutes,
        page.is_graded,
        page.attempts_allowed if page.is_graded else None,
        page.time_limit_minutes if page.is_graded else None,
        bank.draws_in(blocks),
        tuple(questions),
    )


def _is_same(edition: Edition, facts: dict[str, Any], lessons: Sequence[LessonPlan]) -> bool:
    """Tell whether approving again would freeze nothing new."""
    if any(getattr(edition, name) != value for name, value in facts.items()):
        return False
    rows = edition.lessons.order_by("position").prefetch_related("questions")
    return [_lesson_facts(row) for row in rows] == list(lessons)


def _lesson_facts(row: EditionLesson) -> LessonPlan:
    questions = sorted(row.questions.all(), key=lambda question: question.position)
    return LessonPlan(
        row.page_id,
        row.title,
        row.minutes,
        row.is_graded,
        row.attempts_allowed,
        row.time_limit_minutes,
        row.draws,
        tuple(
            rules.FrozenQuestion(
                str(question.block_id),
                question.question_type,
                question.is_practice,
                question.shown,
                question.key,
                question.content_hash,
                str(question.pool or ""),
            )
            for question in questions
        ),
    )


def _freeze(edition: Edition, lessons: Sequence[LessonPlan]) -> None:
    for position, plan in enumerate(lessons, start=1):
        lesson = EditionLesson.objects.create(
            edition=edition,
            page_id=plan.page_id,
            position=position,
            title=plan.title,
            minutes=plan.minutes,
            is_graded=plan.is_graded,
            attempts_allowed=plan.attempts_allowed,
            time_limit_minutes=plan.time_limit_minutes,
            draws=plan.draws,
        )
        EditionQuestion.objects.bulk_create(
            EditionQuestion(
                lesson=lesson,
                position=number,
                block_id=question.block_id,
                question_type=question.question_type,
                is_practice=question.is_practice,
                content_hash=question.content_hash,
                shown=question.shown,
                key=question.key,
                pool=question.pool or None,
            )
            for number, question in enumerate(plan.questions, start=1)
        )
