"""A quiz: start, answer, see what is missing, hand in, read the result."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import F, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.look.parts import Link
from courses.enrollments.models import Enrollment
from courses.learning import faces, policy, queries, rules, services
from courses.learning.body import kicker
from courses.learning.faces import Face
from courses.learning.models import Attempt, AttemptAnswer
from courses.learning.views.addresses import course_url, lesson_url
from courses.learning.views.lessons import find, raw_response, reader_of, refuse_stranger
from courses.learning.views.results import told
from courses.questions.registry import kind_of
from lms.common.errors import DomainError
from lms.people.models import User
from lms.people.views.asking import signed_in

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

LONGEST_PROMPT = 90
QUIZ_FORM = "avaliacao"


@require_POST
def start(request: HttpRequest, course: str, lesson: str) -> HttpResponse:
    _facts, found = find(request, course, lesson)
    address = lesson_url(course, lesson)
    user, study = reader_of(request), found.study
    if user is None or study is None or study.lesson_public_id is None:
        return refuse_stranger(request, address)
    enrollment = Enrollment.objects.get(pk=study.enrollment_id)
    row = queries.lesson_of(study)
    try:
        attempt = services.start_attempt(enrollment=enrollment, lesson=row, by=user)
    except DomainError as problem:
        messages.error(request, problem.sentence)
        return redirect(address)
    return redirect("courses:attempt", attempt.public_id)


class Place(TypedDict):
    """Where an attempt's lesson stands on the site, and the attempt before."""

    course_slug: str
    course_title: str
    lesson_slug: str
    before: UUID | None


_BEFORE = Attempt.objects.filter(
    enrollment=OuterRef("enrollment"), lesson=OuterRef("lesson"), number=OuterRef("number") - 1
)


@dataclass(frozen=True)
class Quiz:
    """An attempt and where it belongs.

    Attributes:
        attempt: with what ``Place`` names beside its columns.
    """

    attempt: "WithAnnotations[Attempt, Place]"

    @property
    def is_over(self) -> bool:
        """Whether its time has run out."""
        return self.seconds_left == 0

    @property
    def seconds_left(self) -> int | None:
        """How long it still takes answers, where there is a limit."""
        if self.attempt.ends_at is None:
            return None
        left = self.attempt.ends_at - timezone.now()
        return max(0, int(left.total_seconds()))

    @property
    def course_slug(self) -> str:
        return self.attempt.course_slug

    @property
    def lesson_url(self) -> str:
        return lesson_url(self.course_slug, self.attempt.lesson_slug)

    @property
    def crumbs(self) -> list[Link]:
        return [
            Link(self.attempt.course_title, course_url(self.course_slug)),
            Link(self.attempt.lesson.title, self.lesson_url),
            Link(f"Tentativa {self.attempt.number}"),
        ]


def _quiz(user: User, public_id: UUID) -> Quiz:
    attempts = policy.visible_to(user, Attempt.objects.all())
    attempt = get_object_or_404(
        attempts.select_related(
            "lesson", "enrollment__offering__edition", "enrollment__offering__organization"
        ).annotate(
            course_slug=F("lesson__edition__course__slug"),
            course_title=F("lesson__edition__course__title"),
            lesson_slug=F("lesson__page__slug"),
            before=Subquery(_BEFORE.values("public_id")[:1]),
        ),
        public_id=public_id,
    )
    return Quiz(attempt)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def attempt(request: HttpRequest, attempt: UUID) -> HttpResponse:
    user = signed_in(request)
    quiz = _quiz(user, attempt)
    if quiz.attempt.submitted_at is not None:
        return redirect("courses:attempt_result", attempt)
    if quiz.is_over and request.method != "POST":
        return redirect("courses:hand_in", attempt)
    answers = queries.answers_of(quiz.attempt)
    refused: dict[UUID, str] = {}
    typed: dict[UUID, object] = {}
    if request.method == "POST":
        raws = {
            answer.question.block_id: raw_response(answer.question, answer.shown, request.POST)
            for answer in answers
        }
        try:
            refused = services.save_answers(
                attempt=quiz.attempt, raws=raws, by=user, marks=_marks(answers, request.POST)
            )
        except DomainError as problem:
            messages.error(request, problem.sentence)
            return redirect("courses:attempt", attempt)
        if not refused:
            return _onward(request, attempt)
        answers = queries.answers_of(quiz.attempt)
        typed = {block_id: raws[block_id] for block_id in refused}
    return render(
        request,
        "courses/learning/attempt.html",
        {
            "quiz": quiz,
            "form": QUIZ_FORM,
            "faces": [_blank(answer, len(answers), typed, refused) for answer in answers],
            "refused": refused,
            "zone": quiz.attempt.enrollment.offering.organization.time_zone,
            "seconds_left": quiz.seconds_left,
        },
    )


def _marks(answers: list[AttemptAnswer], form: QueryDict) -> dict[UUID, str]:
    """Return the marks of the answers with which the form had been drawn, by block."""
    blocks = (answer.question.block_id for answer in answers)
    return {block_id: form.get(faces.mark_name(block_id), "") for block_id in blocks}


def _onward(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Lead to the next stage of the case that was answered, or to handing in."""
    block_id = request.POST.get("continuar", "")[:40]
    if block_id:
        address = reverse("courses:attempt", args=[attempt])
        return HttpResponseRedirect(f"{address}#pergunta-{block_id}")
    return redirect("courses:hand_in", attempt)


def _blank(
    answer: AttemptAnswer, count: int, typed: dict[UUID, object], refused: dict[UUID, str]
) -> Face:
    """Return a question to be answered, with what was typed where that was refused."""
    asked, block_id = _asked(answer, count), answer.question.block_id
    face = faces.blank(
        asked,
        response=typed.get(block_id, answer.response),
        error=refused.get(block_id, ""),
        form=QUIZ_FORM,
    )
    return faces.marked(face, asked.kind, answer.response)


def _asked(answer: AttemptAnswer, count: int) -> faces.Asked:
    """Return the question as this attempt showed it."""
    question = answer.question
    return faces.Asked(
        str(question.block_id),
        question.question_type,
        answer.shown,
        kicker(answer.position, count),
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest, attempt: UUID) -> HttpResponse:
    user = signed_in(request)
    quiz = _quiz(user, attempt)
    if request.method == "POST":
        try:
            services.hand_in(attempt=quiz.attempt, by=user)
        except DomainError as problem:
            messages.error(request, problem.sentence)
            return redirect("courses:hand_in", attempt)
        return redirect("courses:attempt_result", attempt)
    if quiz.attempt.submitted_at is not None:
        return redirect("courses:attempt_result", attempt)
    answers = queries.answers_of(quiz.attempt)
    missing = [
        _missing(answer, quiz, len(answers)) for answer in answers if not _is_complete(answer)
    ]
    return render(
        request,
        "courses/learning/hand_in.html",
        {"quiz": quiz, "missing": missing, "count": len(answers), "is_over": quiz.is_over},
    )


def _is_complete(answer: AttemptAnswer) -> bool:
    return kind_of(answer.question.question_type).is_complete(answer.shown, answer.response)


@dataclass(frozen=True)
class Missing:
    """A question without a whole answer, with the address that leads to it."""

    prompt: str
    href: str
    line: str


def _missing(answer: AttemptAnswer, quiz: Quiz, count: int) -> Missing:
    address = reverse("courses:attempt", args=[quiz.attempt.public_id])
    return Missing(
        Truncator(answer.shown["prompt"]).chars(LONGEST_PROMPT),
        f"{address}#pergunta-{answer.question.block_id}",
        kicker(answer.position, count),
    )


@login_required
@never_cache
@require_safe
def result(request: HttpRequest, attempt: UUID) -> HttpResponse:
    quiz = _quiz(signed_in(request), attempt)
    percent = quiz.attempt.percent
    if percent is None:
        return redirect("courses:attempt", attempt)
    enrollment = quiz.attempt.enrollment
    mark = queries.pass_mark(enrollment, quiz.attempt.lesson)
    has_passed = rules.passes(percent, mark)
    may_try = queries.may_try(quiz.attempt, mark)
    answers = queries.answers_of(quiz.attempt)
    return render(
        request,
        "courses/learning/result.html",
        {
            "quiz": quiz,
            "mark": mark,
            "ring_label": f"Resultado: {percent}%",
            "has_passed": has_passed,
            "told": json.dumps(told(quiz.attempt, mark, may_try=may_try), ensure_ascii=False),
            "may_try": may_try,
            "rights": sum(bool(answer.is_right) for answer in answers),
            "count": len(answers),
            "faces": [_graded(answer, len(answers), reveals=has_passed) for answer in answers],
            "enrollment": enrollment,
            "next_url": _next_url(enrollment, quiz),
        },
    )


def _graded(answer: AttemptAnswer, count: int, *, reveals: bool) -> Face:
    grade = queries.grade_of(answer)
    return faces.graded(_asked(answer, count), answer.response, grade, reveals=reveals)


def _next_url(enrollment: Enrollment, quiz: Quiz) -> str:
    """Return where the first missing lesson is; nothing when none is."""
    slug = queries.next_slug(enrollment)
    return lesson_url(quiz.course_slug, slug) if slug else ""
