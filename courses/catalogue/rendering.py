"""How a course is drawn: its card in lists, and the parts of its page that nobody's person changes.

The parts are kept by ``serving``; what is personal (the next step, what is done) is drawn around
them by the view.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from cms.look.parts import Share, Step
from cms.look.rules import hours_text, number_text
from courses.catalogue import badges, queries, related, rules, serving
from courses.catalogue.listing import ListedCard
from courses.catalogue.models import CoursePage, EditionLesson, LessonPage
from courses.hours.rules import Modality
from lms.common.process_memory import ProcessMemory
from lms.organizations.models import OrganizationKind

SLOTS = {
    Modality.ONLINE: 1,
    Modality.IN_SERVICE: 2,
    Modality.CLASSROOM: 3,
    Modality.ASSESSMENT: 4,
}
STEP_KINDS = {
    Modality.ONLINE: "Aula on-line",
    Modality.IN_SERVICE: "Em serviço",
    Modality.CLASSROOM: "Encontro",
    Modality.ASSESSMENT: "Avaliação",
}
CLOCK_HOUR = 60
PARTS = ("head", "intro", "steps", "rest")

_cards: ProcessMemory[tuple[int, str, badges.Face | None], SafeString] = ProcessMemory(2048)


def shares(minutes: dict[str, int]) -> list[Share]:
    """Return minutes by modality as the parts of a split bar, always in the same blues."""
    return [
        Share(modality.label.capitalize(), minutes[modality], slot)
        for modality, slot in SLOTS.items()
        if minutes.get(modality)
    ]


def cards_html(cards: Iterable[ListedCard], *, on: date) -> SafeString:
    """Draw the cards of a list on a civil date; one that was drawn before is not drawn again."""
    return mark_safe("".join(_card_html(card, badges.face_of(card.facts, on)) for card in cards))


def _card_html(card: ListedCard, face: badges.Face | None) -> SafeString:
    key = (card.page_id, card.written_at, face)
    kept = None if settings.DEBUG else _cards.get(key)
    if kept is not None:
        return kept
    html = render_to_string("courses/cards/course.html", card_context(card, face))
    _cards.put(key, html)
    return html


def card_context(card: ListedCard, face: badges.Face | None = None) -> dict[str, Any]:
    """Return what ``courses/cards/course.html`` shows."""
    graded = rules.LessonMinutes(card.assessment_minutes, is_graded=True)
    return {
        "card": card,
        "kicker": " · ".join(filter(None, ["Curso", card.theme.lower()])),
        "place": place_of(*card.place),
        "href": reverse("courses:course", args=[card.slug]),
        "shares": shares(rules.split_of(card.minutes, [graded], card.modality)),
        "face": face,
    }


def place_of(name: str, kind: str) -> str:
    """Say whose course it is; what the platform offers is everybody's."""
    return "Todos os municípios" if kind == OrganizationKind.PLATFORM else name


@dataclass
class CourseBody:
    """A course's page as it stands in the database, read only if something is to be drawn."""

    page_id: int
    with_drafts: bool = False

    @cached_property
    def page(self) -> CoursePage:
        """The course."""
        found: CoursePage = CoursePage.objects.select_related("cover").get(pk=self.page_id)
        return found

    @cached_property
    def outline(self) -> queries.Outline:
        """The hours and the lessons: as promised, or as a draft would have them."""
        if self.with_drafts:
            lessons = LessonPage.objects.child_of(self.page).order_by("path")
            return queries.outline_of_page(self.page, lessons)
        return queries.outline_of(self.page)

    def draw(self, part: str) -> str:
        """Draw one of the parts."""
        return render_to_string(f"courses/pages/course_{part}.html", self._facts())

    def _facts(self) -> dict[str, Any]:
        outline = self.outline
        return {
            "page": self.page,
            "cover": self._cover(),
            "total": outline.total,
            "modality": Modality(outline.modality).label,
            "lesson_hours": lesson_hours_text(outline.total, outline.lesson_minutes),
            "shares": shares(outline.split),
            "steps": [*map(self._step, outline.lessons), end_step(outline.total)],
        }

    def _cover(self) -> dict[str, Any] | None:
        """Return the cover as an image block's value."""
        cover = self.page.cover
        return {"image": cover, "alt": cover.description, "caption": ""} if cover else None

    def _step(self, lesson: LessonPage | EditionLesson) -> Step:
        return Step(lesson.title, note=step_note(self.outline.modality, lesson))


def parts_of(page_id: int, live_revision_id: int | None) -> dict[str, SafeString]:
    """Return the drawn parts of a published course, from the shelves where they stand there."""
    body = CourseBody(page_id)
    parts = {
        part: mark_safe(
            serving.body_html(page_id, live_revision_id, partial(body.draw, part), part=part)
        )
        for part in PARTS
    }
    return {**parts, "related": _related_html(page_id)}


def _related_html(page_id: int) -> SafeString:
    """Return the courses beside a course; they are drawn anew when any course has changed."""
    number = serving.lists_number_lately()
    return mark_safe(
        serving.list_html(number, f"related:{page_id}", partial(_draw_related, page_id))
    )


def _draw_related(page_id: int) -> str:
    cards = related.courses_beside(page_id)
    context = {"cards": cards_html(cards, on=timezone.localdate()) if cards else ""}
    return render_to_string("courses/pages/course_related.html", context)


def preview_of(page: CoursePage) -> dict[str, Any]:
    """Return the context of a draft's preview: everything drawn anew, nothing kept."""
    body = CourseBody(page.pk, with_drafts=True)
    body.page = page
    return {
        **{part: mark_safe(body.draw(part)) for part in PARTS},
        "title": page.title,
        "lead": page.summary,
        "is_preview": True,
    }


def step_note(modality: str, lesson: Any, *more: str) -> str:
    """Return the small line under a step: how it is done, how long, and what else is known.

    Args:
        modality: the course's.
        lesson: whatever has ``minutes`` and ``is_graded``.
        more: further facts.
    """
    kind = Modality.ASSESSMENT if lesson.is_graded else Modality(modality)
    return " · ".join([STEP_KINDS[kind], hours_text(lesson.minutes), *more])


def end_step(total: int, note: str = "Sai sozinho quando todos os passos estiverem feitos") -> Step:
    """Return the last stop of every course: its certificate."""
    return Step(f"Certificado de {hours_text(total)}", "end", note)


def lesson_hours_text(total: int, lesson_minutes: int) -> str:
    """Say a workload in lesson-hours where these are not the clock's (decision D20)."""
    if lesson_minutes == CLOCK_HOUR:
        return ""
    count = rules.in_lesson_hours(total, lesson_minutes)
    return f"{number_text(count)} horas-aula de {lesson_minutes} minutos"
