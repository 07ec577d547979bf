"""The card of a published course: one row, written when something of the course is published."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from courses.catalogue import queries, serving
from courses.catalogue.models import CourseCard, CoursePage
from courses.hours.rules import Modality
from lms.common.text import sort_key


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
            **_counted(live),
            "published_at": _first_published(live),
            "search_text": _search_text(live, organization.short_name),
        },
    )
    serving.renew_lists()
    return card


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


def _search_text(page: CoursePage, place: str) -> str:
    objectives = [str(item.value) for item in page.objectives]
    words = [page.title, page.theme, page.audience, place, page.summary, *objectives]
    return sort_key(" ".join(" ".join(words).split()))


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
