"""What Wagtail and the media tell us: a course changed, or something that a page shows did.

Receivers only call a service; publishing is slow enough already (wagtail.md §6).
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.media.models import Document, Image
from cms.media.recordings import Recording
from courses.catalogue import cards, serving
from courses.catalogue.models import CoursePage, LessonPage
from courses.catalogue.search.models import SynonymGroup

MEDIA = (Image, Document, Recording)
PAGES = (CoursePage, LessonPage)


def connect() -> None:
    """Listen; called once, when the app is ready."""
    for signal in (page_published, page_unpublished):
        signal.connect(_course_changed, sender=CoursePage, dispatch_uid="card of course")
        signal.connect(_lesson_changed, sender=LessonPage, dispatch_uid="card of lesson")
        signal.connect(_address_changed, dispatch_uid="bodies that link to a page")
    for signal in (post_page_move, page_slug_changed):
        signal.connect(_course_changed, sender=CoursePage, dispatch_uid="card of course")
        signal.connect(_lesson_changed, sender=LessonPage, dispatch_uid="card of lesson")
        signal.connect(_address_changed, dispatch_uid="bodies that link to a page")
    for model in PAGES:
        post_save.connect(_page_saved, sender=model, dispatch_uid=f"shelves {model.__name__}")
        post_delete.connect(_page_deleted, sender=model, dispatch_uid=f"shelves {model.__name__}")
    for signal in (post_save, post_delete):
        signal.connect(_synonyms_changed, sender=SynonymGroup, dispatch_uid="synonyms")
    for medium in MEDIA:
        name = f"bodies that show {medium.__name__}"
        post_save.connect(_medium_changed, sender=medium, dispatch_uid=name)
        post_delete.connect(_medium_changed, sender=medium, dispatch_uid=name)


def _course_changed(*, instance: CoursePage, **_signal: Any) -> None:
    cards.write_card(instance)
    serving.forget()


def _lesson_changed(
    *, instance: LessonPage, parent_page_before: Page | None = None, **_signal: Any
) -> None:
    paths = {instance.path[: -instance.steplen]}
    if parent_page_before is not None:
        paths.add(parent_page_before.path)
    courses = list(CoursePage.objects.filter(path__in=paths).values_list("pk", flat=True))
    for course_id in courses:
        cards.recount_lessons(course_id)
    # A course's own body lists its lessons.
    serving.renew_bodies(courses)
    serving.forget()


def _page_saved(**_signal: Any) -> None:
    serving.forget()


def _page_deleted(*, instance: Page, **_signal: Any) -> None:
    serving.forget()
    serving.renew_lists()
    if isinstance(instance, LessonPage):
        _lesson_changed(instance=instance)


def _synonyms_changed(**_signal: Any) -> None:
    """Answer anew what was asked: other words mean the same now."""
    serving.renew_lists()


def _address_changed(*, instance: Page, **_signal: Any) -> None:
    """Render anew what links to this page or to one below it."""
    keys = Page.objects.descendant_of(instance, inclusive=True).values_list("pk", flat=True)
    _renew(Page, [str(key) for key in keys])


def _medium_changed(
    *, sender: type[models.Model], instance: models.Model, created: bool = False, **_signal: Any
) -> None:
    if not created:
        _renew(sender, [str(instance.pk)])


def _renew(model: type[models.Model], keys: list[str]) -> None:
    of_page = ContentType.objects.get_for_model(Page)
    showing = ReferenceIndex.objects.filter(
        base_content_type=of_page,
        to_content_type=ContentType.objects.get_for_model(model),
        to_object_id__in=keys,
    )
    found = showing.values_list("object_id", flat=True).distinct()
    serving.renew_bodies({int(key) for key in found})
