"""What one enrollment's course weighs and consists of, for a phone to keep.

The digest of a page names what it is made of for everybody, never what one person answered: a
phone is offered a new version when the course changed, not when somebody studied.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse

from cms.look import stylesheet
from cms.media.models import Image
from courses.catalogue import serving
from courses.catalogue.models import EditionLesson
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import MAY_STUDY
from courses.learning import body, queries
from courses.offline import media
from courses.offline.media import Extra
from courses.offline.resources import Resource
from lms.people.models import Person
from lms.people.queries import same_person_ids

SCRIPTS: Final = (
    "cms/js/percurso.js",
    "courses/js/outbox.js",
    "courses/js/learning.js",
    "courses/js/module.js",
    "courses/js/ordering.js",
    "courses/js/place.js",
    "courses/js/quiz.js",
    "courses/js/stages.js",
)
MARK: Final = "cms/mark.svg"
# What stands around a lesson's body: head, header, footer, the lines of where an answer is.
FRAME_BYTES: Final = 7_000
DIGEST_LENGTH: Final = 12


@dataclass(frozen=True)
class Module:
    """A course as one enrollment keeps it on the phone.

    Attributes:
        extras: what is kept only where it is chosen.
    """

    title: str
    resources: tuple[Resource, ...]
    extras: Mapping[Extra, tuple[Resource, ...]]

    @property
    def version(self) -> str:
        """A digest of everything in it. What is chosen beside has its addresses in the pages."""
        return _digest(*(f"{one.address} {one.digest}" for one in self.resources))

    @property
    def size(self) -> int:
        """Bytes of everything but the extras."""
        return sum(one.size for one in self.resources)

    def written(self) -> dict[str, Any]:
        """Return it as the phone reads it."""
        return {
            "version": self.version,
            "title": self.title,
            "size": self.size,
            "resources": [asdict(one) for one in self.resources],
            "extras": {
                extra.value: [asdict(one) for one in found]
                for extra, found in self.extras.items()
                if found
            },
        }


def own_enrollment(person: Person, public_id: UUID) -> Enrollment | None:
    """Return the person's own enrollment, if its lessons may be read by it."""
    return (
        Enrollment.objects.filter(
            public_id=public_id, person__in=same_person_ids(person), state__in=MAY_STUDY
        )
        .select_related("offering__edition__course")
        .first()
    )


def module_of(enrollment: Enrollment) -> Module:
    """Return what an enrollment's course consists of: its published lessons and what they use.

    One query once the bodies and what they show have been seen by this process.
    """
    edition = enrollment.offering.edition
    lessons = EditionLesson.objects.filter(edition=edition, page__live=True)
    pages: list[Resource] = []
    texts: list[str] = []
    for lesson in lessons.select_related("page").order_by("position"):
        text = _body(lesson)
        texts += (text, _asked_pictures(lesson))
        pages += _pages_of(edition.course.slug, lesson, text)
    pictures, recordings = media.pictures_of(texts), media.recordings_of(texts)
    resources = (*pages, *pictures, *recordings.captions, *look())
    return Module(edition.title, resources, recordings.extras)


def _body(lesson: EditionLesson) -> str:
    render = partial(body.render_fragment, lesson.page_id)
    return serving.body_html(lesson.page_id, lesson.page.live_revision_id, render)


def _asked_pictures(lesson: EditionLesson) -> str:
    """Return the addresses of the pictures on which a quiz asks; practice stands in the body."""
    rows = queries.questions_of(lesson.public_id) if lesson.is_graded else ()
    keys = {row.shown["image"] for row in rows if "image" in row.shown}
    images = Image.objects.filter(pk__in=keys) if keys else ()
    return " ".join(image.public_url(image.public_widths[0]) for image in images)


def _pages_of(course: str, lesson: EditionLesson, text: str) -> list[Resource]:
    place = [course, lesson.page.slug]
    digest = _digest(text, lesson.page.title, serving.look_version())
    size = len(text.encode()) + FRAME_BYTES
    found = [Resource(reverse("courses:lesson", args=place), size, digest, lesson.page.title)]
    # What has a limit of time is not answered without a signal.
    if lesson.is_graded and lesson.time_limit_minutes is None:
        found.append(_sheet(place, lesson))
    return found


def _sheet(place: list[str], lesson: EditionLesson) -> Resource:
    questions = [row for row in queries.questions_of(lesson.public_id) if not row.is_practice]
    size = FRAME_BYTES + sum(_question_bytes(str(row.shown)) for row in questions)
    digest = _digest(*(row.content_hash for row in questions), serving.look_version())
    return Resource(
        reverse("courses:sheet", args=place), size, digest, f"{lesson.page.title}: perguntas"
    )


def _question_bytes(shown: str) -> int:
    """Return about what a question weighs once drawn: its words and the marks around each."""
    marks_around_an_option = 420
    return len(shown.encode()) + marks_around_an_option * (1 + shown.count("'id'"))


def look() -> tuple[Resource, ...]:
    return _drawn_look() if settings.DEBUG else _kept_look()


def _drawn_look() -> tuple[Resource, ...]:
    sheet = stylesheet.current()
    style = reverse("cms:stylesheet", args=[sheet.digest])
    files = [_file(path) for path in (*SCRIPTS, MARK)]
    return (Resource(style, len(sheet.bodies["br"]), sheet.digest), *files)


_kept_look = cache(_drawn_look)


def _file(path: str) -> Resource:
    found = Path(str(finders.find(path))).read_bytes()
    return Resource(static(path), len(found), hashlib.sha256(found).hexdigest()[:DIGEST_LENGTH])


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:DIGEST_LENGTH]
