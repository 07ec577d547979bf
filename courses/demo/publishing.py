"""A course written as data becomes pages: images, course, lessons, published through revisions."""

import json
from io import BytesIO
from typing import Any
from uuid import UUID, uuid5

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.models import Page

from cms.media.formats.reading import read_recording
from cms.media.models import Image
from cms.media.recordings import Recording
from cms.media.services import make_renditions, shelf_of
from cms.pages.models import MunicipalityPage
from courses.catalogue.models import CoursePage, LessonPage
from courses.demo.content.drawings import DRAWINGS
from courses.demo.content.shapes import Block, Course, Lesson, Theme
from courses.demo.content.sounds import SOUNDS
from lms.people.models import User


def publish_course(course: Course, *, below: MunicipalityPage, by: User) -> CoursePage:
    """Publish a course with its lessons; return the page that is there if it was before."""
    known: CoursePage | None = CoursePage.objects.filter(slug=course.slug).first()
    if known:
        return known
    page = CoursePage(
        title=course.title,
        slug=course.slug,
        summary=course.summary,
        audience=course.audience,
        objectives=items("item", course.objectives),
        syllabus=json.dumps(
            [
                {"type": "unit", "value": {"title": title, "minutes": minutes}}
                for title, minutes in course.syllabus
            ]
        ),
        competences=items("item", course.competences),
        sources=items("item", course.sources),
        theme=course.theme,
        pass_percent=course.pass_percent,
        bank=json.dumps([theme_data(theme, below=below, by=by) for theme in course.bank]),
        cover=drawn(course.cover_drawing, course.cover_alt, below=below, by=by),
    )
    add(page, below=below, by=by)
    for lesson in course.lessons:
        add(lesson_page(lesson, below=below, by=by), below=page, by=by)
    # The card counts lessons, so the course is published again once it has them.
    page.save_revision(user=by).publish(user=by)
    return page


def lesson_page(lesson: Lesson, *, below: MunicipalityPage, by: User) -> LessonPage:
    """Return an unsaved lesson."""
    body = [block_data(block, below=below, by=by) for block in lesson.blocks]
    return LessonPage(
        title=lesson.title,
        slug=lesson.slug,
        summary=lesson.summary,
        minutes=lesson.minutes,
        is_graded=lesson.is_graded,
        attempts_allowed=lesson.attempts_allowed,
        time_limit_minutes=lesson.time_limit_minutes,
        body=json.dumps(body),
    )


def theme_data(theme: Theme, *, below: MunicipalityPage, by: User) -> dict[str, Any]:
    """Return a theme of the bank as StreamField stores it."""
    questions = [block_data(block, below=below, by=by) for block in theme.questions]
    return {"type": "theme", "id": theme.id, "value": {"name": theme.name, "questions": questions}}


def block_data(block: Block, *, below: MunicipalityPage, by: User) -> dict[str, Any]:
    """Return a block as StreamField stores it, with the identities of block and options."""
    value: dict[str, Any] = dict(block.value)
    if block.type == "paragraph":
        return {"type": block.type, "id": block.id, "value": value["html"]}
    if "drawing" in value:
        image = drawn(value.pop("drawing"), value["alt"], below=below, by=by)
        value["image"] = image.pk
    if "sound" in value:
        value = {"recording": recorded(value["sound"], below=below, by=by).pk}
    return {"type": block.type, "id": block.id, "value": listed(value, UUID(block.id))}


def listed(value: Any, owner: UUID) -> Any:
    """Return ``value`` with each list in it as a list of items.

    An item keeps its own identity; one that no answer ever points to gets one from its place.
    """
    if not isinstance(value, dict):
        return value
    return {name: items_of(one, owner, name) for name, one in value.items()}


def items_of(value: Any, owner: UUID, name: str) -> Any:
    """Return a list as StreamField stores it, and anything else as it is."""
    if not isinstance(value, list):
        return value
    found = []
    for place, one in enumerate(value):
        inner = dict(one) if isinstance(one, dict) else one
        own = inner.pop("id", None) if isinstance(inner, dict) else None
        identity = UUID(own) if own else uuid5(owner, f"{name} {place}")
        found.append({"type": "item", "id": str(identity), "value": listed(inner, identity)})
    return found


def items(kind: str, texts: tuple[str, ...]) -> str:
    """Return a StreamField of plain lines."""
    return json.dumps([{"type": kind, "value": text} for text in texts])


def drawn(name: str, alt: str, *, below: MunicipalityPage, by: User) -> Image:
    """Return one of our drawings as an image of the municipality, uploaded once."""
    title = f"Desenho do curso: {name.replace('_', ' ')}"
    known: Image | None = Image.objects.filter(title=title).first()
    if known:
        return known
    image: Image = Image.objects.create(
        title=title,
        description=alt[:255],
        file=ImageFile(BytesIO(DRAWINGS[name]()), name=f"{name}.png"),
        collection=shelf_of(organization=below.organization).collection,
        uploaded_by_user=by,
    )
    make_renditions(image.pk)
    return image


def recorded(name: str, *, below: MunicipalityPage, by: User) -> Recording:
    """Return one of our sounds as a recording of the municipality, sent once."""
    sound = SOUNDS[name]
    known: Recording | None = Recording.objects.filter(title=sound.title).first()
    if known:
        return known
    found = read_recording(BytesIO(sound.data), len(sound.data))
    if found is None:
        raise ValueError(f"{sound.file} is nothing that we play")
    made: Recording = Recording.objects.create(
        title=sound.title,
        medium=found.medium,
        file=ContentFile(sound.data, sound.file),
        content_type=found.content_type,
        size_bytes=len(sound.data),
        seconds=found.seconds,
        transcript=sound.transcript,
        collection=shelf_of(organization=below.organization).collection,
        uploaded_by_user=by,
    )
    return made


def add(page: Page, *, below: Page, by: User) -> None:
    """Add a page and publish it through a revision."""
    page.owner = by
    page.full_clean(exclude=["path", "depth"])
    below.add_child(instance=page)
    page.save_revision(user=by).publish(user=by)
