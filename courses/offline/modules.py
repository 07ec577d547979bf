"""What one enrollment's course weighs and consists of, for a phone to keep.

The digest of a page names what it is made of for everybody, never what one person answered: a
phone is offered a new version when the course changed, not when somebody studied.
"""

import hashlib
import re
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
from cms.media.services import rendition_of
from courses.catalogue import serving
from courses.catalogue.models import EditionLesson
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import MAY_STUDY
from courses.learning import body, queries
from lms.common.process_memory import ProcessMemory
from lms.people.models import Person
from lms.people.queries import same_person_ids

SCRIPTS: Final = (
    "cms/js/percurso.js",
    "courses/js/outbox.js",
    "courses/js/learning.js",
    "courses/js/module.js",
)
MARK: Final = "cms/mark.svg"
# What stands around a lesson's body: head, header, footer, the lines of where an answer is.
FRAME_BYTES: Final = 7_000
DIGEST_LENGTH: Final = 12
_PICTURE = re.compile(r"/arquivos/([0-9a-f-]{36})/([\w-]+)/\d+\.webp")

_pictures: ProcessMemory[tuple[str, str], "Resource"] = ProcessMemory(2048)


@dataclass(frozen=True)
class Resource:
    """One thing to keep.

    Attributes:
        size: bytes, as near as can be told without drawing it for this person.
        digest: changes when the thing does.
        title: of what a person may open; empty for what a page needs.
    """

    address: str
    size: int
    digest: str
    title: str = ""


@dataclass(frozen=True)
class Module:
    """A course as one enrollment keeps it on the phone."""

    title: str
    resources: tuple[Resource, ...]

    @property
    def version(self) -> str:
        """A digest of everything in it."""
        return _digest(*(f"{one.address} {one.digest}" for one in self.resources))

    @property
    def size(self) -> int:
        """Bytes of everything in it."""
        return sum(one.size for one in self.resources)

    def written(self) -> dict[str, Any]:
        """Return it as the phone reads it."""
        return {
            "version": self.version,
            "title": self.title,
            "size": self.size,
            "resources": [asdict(one) for one in self.resources],
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

    One query once the bodies and pictures have been seen by this process.
    """
    edition = enrollment.offering.edition
    lessons = EditionLesson.objects.filter(edition=edition, page__live=True)
    pages: list[Resource] = []
    texts: list[str] = []
    for lesson in lessons.select_related("page").order_by("position"):
        text = _body(lesson)
        texts.append(text)
        pages += _pages_of(edition.course.slug, lesson, text)
    return Module(edition.title, (*pages, *_pictures_of(texts), *look()))


def _body(lesson: EditionLesson) -> str:
    render = partial(body.render_fragment, lesson.page_id)
    return serving.body_html(lesson.page_id, lesson.page.live_revision_id, render)


def _pages_of(course: str, lesson: EditionLesson, text: str) -> list[Resource]:
    place = [course, lesson.page.slug]
    digest = _digest(text, lesson.page.title, serving.look_version())
    size = len(text.encode()) + FRAME_BYTES
    found = [Resource(reverse("courses:lesson", args=place), size, digest, lesson.page.title)]
    if lesson.is_graded:
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


def _pictures_of(texts: list[str]) -> list[Resource]:
    """Return the smallest rendition of every picture in the texts; any other stands for it."""
    wanted = dict.fromkeys(found for text in texts for found in _PICTURE.findall(text))
    missing = [
        public_id for public_id, version in wanted if not _pictures.get((public_id, version))
    ]
    if missing:
        for image in Image.objects.filter(public_id__in=missing):
            _measure(image)
    return [picture for key in wanted if (picture := _pictures.get(key))]


def _measure(image: Image) -> None:
    width = image.public_widths[0]
    rendition = rendition_of(image=image, width=width)
    if rendition is not None:
        address = image.public_url(width)
        version = address.split("/")[-2]
        size = rendition.file.size
        _pictures.put((str(image.public_id), version), Resource(address, size, version))


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
