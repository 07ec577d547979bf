"""The card of a published course: one row, written when something of the course is published."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from courses.catalogue import badges, occupations, queries, serving
from courses.catalogue.models import CourseCard, CoursePage
from courses.catalogue.search import indexing, rules
from courses.hours.rules import Modality

# Raised when words are folded or chosen in another way.
WORDS_VERSION = 1
MOST_AT_ONCE = 200


@transaction.atomic
def write_card(page: CoursePage) -> CourseCard | None:
    """Write the card of a course as it is published now; one that is not live loses its card.

    It follows from publishing, which Wagtail has checked and logged, so nobody is asked again.
    """
    live = CoursePage.objects.live().filter(pk=page.pk).first()
    if live is None:
        remove_card(page)
        return None
    organization = queries.organization_of(live)
    card, _ = CourseCard.objects.update_or_create(
        page=live,
        defaults={
            "organization": organization,
            "slug": live.slug,
            "title": live.title,
            "summary": live.summary,
            "audience": live.audience,
            "theme": live.theme,
            "occupations": occupations.kept(occupations.read_codes(live.occupations)),
            **_counted(live),
            **_known(live.pk),
            "published_at": _first_published(live),
            "words_version": WORDS_VERSION,
        },
    )
    indexing.keep_words(card.pk, _parts(live, organization.short_name))
    serving.renew_lists()
    return card


def _known(course_id: int) -> dict[str, Any]:
    """Return what the areas above say of a course."""
    facts = badges.facts_of(course_id)
    until = facts.get(badges.OPEN_UNTIL)
    return {"badges": facts, "open_until": date.fromisoformat(until) if until else None}


@transaction.atomic
def renew_badges(course_id: int) -> None:
    """Write on a course's card what the areas say of it now, if it has a card."""
    # Locked before asking, so that of two areas the last to write has seen what the other did.
    card = CourseCard.objects.select_for_update(of=("self",)).filter(page_id=course_id).first()
    if card is not None:
        CourseCard.objects.filter(pk=card.pk).update(**_known(course_id))
    serving.renew_lists()


def renew_old() -> int:
    """Write anew some of the cards that an older release wrote; return how many."""
    old = CourseCard.objects.exclude(words_version=WORDS_VERSION).select_related("page")
    cards = list(old.order_by("pk")[:MOST_AT_ONCE])
    for card in cards:
        write_card(card.page)
    return len(cards)


def _counted(page: CoursePage) -> dict[str, int | str]:
    """Return what the card says of the hours and lessons that the course promises."""
    outline = queries.outline_of(page)
    return {
        "modality": outline.modality,
        "minutes": outline.total,
        "lesson_count": len(outline.lessons),
        "assessment_minutes": outline.split.get(Modality.ASSESSMENT.value, 0),
    }


def _first_published(page: CoursePage) -> object:
    """Return when the course was first published; a page made in code is given a moment."""
    if page.first_published_at is None:
        page.first_published_at = timezone.now()
        Page.objects.filter(pk=page.pk).update(first_published_at=page.first_published_at)
    return page.first_published_at


def _parts(page: CoursePage, place: str) -> list[tuple[int, str]]:
    """Return what a course is found by, with how much it says of the course."""
    return [
        (rules.TITLE, page.title),
        (rules.THEME, page.theme),
        (rules.PLACE, place),
        (rules.AUDIENCE, page.audience),
        (rules.SUMMARY, page.summary),
        *((rules.REST, str(item.value)) for item in page.objectives),
    ]


@transaction.atomic
def remove_card(page: CoursePage) -> None:
    """Take a course off the lists."""
    CourseCard.objects.filter(page_id=page.pk).delete()
    serving.renew_lists()


@transaction.atomic
def recount_lessons(course_id: int) -> None:
    """Write the hours and the number of lessons on a card anew, if the course still has one.

    A card is not made here: its course may be on its way out together with the lesson.
    """
    course = CoursePage.objects.filter(pk=course_id).first()
    if course is not None:
        CourseCard.objects.filter(page_id=course_id).update(
            **_counted(course), written_at=timezone.now()
        )
        serving.renew_lists()
