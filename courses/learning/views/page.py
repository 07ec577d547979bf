"""What the page of a lesson shows to whoever opens it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.look.parts import Link
from courses.catalogue import serving
from courses.catalogue.serving import CourseFacts
from courses.enrollments.rules import MAY_STUDY, EnrollmentState
from courses.learning import body, queries
from courses.learning.body import Answering, Fill
from courses.learning.lesson_query import Lesson, Study
from courses.learning.queries import Neighbour
from courses.learning.views.addresses import address_of, course_url, lesson_url
from courses.learning.views.parts import part
from courses.learning.views.quiz_panel import QuizPanel, quiz_panel
from courses.offerings.rules import IS_STUDIED
from courses.questions.notes import Note
from lms.people.models import User

WAITING = Note(
    "Sua matrícula espera confirmação",
    "wait",
    ("Pode ler à vontade. Responder e concluir, só depois que ela sair.",),
)
OVER = Note(
    "Esta turma não está em andamento",
    "info",
    ("Pode reler a aula e as suas respostas. Respostas novas não entram mais.",),
)
NEW_LESSON = Note(
    "Esta aula entrou depois da sua turma",
    "info",
    ("Leia à vontade. Ela não é preciso para concluir o curso.",),
)


@dataclass(frozen=True)
class Reader:
    """Who opens the page, and what they just did on it.

    Attributes:
        user: nothing for a visitor.
        login_url: where a visitor signs in, to come back here.
        refused: what was just typed and could not be taken, with the sentence why, by block.
        again: the block that was opened again.
        is_kept: the page is for a phone to keep: its questions stand blank, and what was answered
            is laid over them there.
    """

    user: User | None
    login_url: str = ""
    refused: Mapping[str, tuple[object, str]] = field(default_factory=dict)
    again: str = ""
    is_kept: bool = False


@dataclass(frozen=True)
class ReadingPage:
    """Everything that the template of a lesson shows."""

    lesson: Lesson
    course: CourseFacts
    course_title: str
    body: SafeString
    position: int
    count: int
    may_study: bool
    before: Link | None
    after: Link | None
    banner: Note | None
    quiz: QuizPanel | None
    is_kept: bool

    @property
    def study(self) -> Study | None:
        """The reader's enrollment, where there is one."""
        return self.lesson.study

    @property
    def address(self) -> str:
        """The lesson's own address."""
        return lesson_url(self.course.slug, self.lesson.slug)

    @property
    def course_url(self) -> str:
        """Where the course presents itself."""
        return course_url(self.course.slug)

    @property
    def finish_url(self) -> str:
        """Where the lesson is marked as read."""
        return address_of("finish_lesson", self.course.slug, self.lesson.slug)

    @property
    def events_url(self) -> str:
        """Where the page's script reports."""
        return address_of("events")

    @property
    def top(self) -> SafeString:
        """The way back, the title, and where the lesson stands in the course."""
        study = self.study
        return part(
            "top",
            title=self.lesson.title,
            crumbs=self._crumbs(),
            part=f"Parte {self.position} de {self.count}" if self.position else "",
            count=self.count,
            done_count=study.read_count if study and self.position else None,
            minutes=self.lesson.minutes,
            is_read=study is not None and study.is_read,
        )

    def _crumbs(self) -> tuple[Link, ...]:
        here = f"Parte {self.position}" if self.position else self.lesson.title
        home = (
            Link("Meu espaço", address_of("my_space"))
            if self.study
            else Link("Cursos", address_of("catalogue"))
        )
        return home, Link(self.course_title, self.course_url), Link(here)

    @property
    def place(self) -> Link | None:
        """Where the reader stopped, unless it is the beginning or is no more."""
        found = self.study.place if self.study else None
        if found is None:
            return None
        anchor = body.anchor_of(found.block)
        before, mark, _after = self.body.partition(f'id="{anchor}"')
        if not mark or not (found.medium or 'id="bloco-' in before):
            return None
        if found.medium:
            minute, second = divmod(found.second, 60)
            return Link(f"Continuar de onde parou, aos {minute}min{second:02}", f"#{anchor}")
        return Link("Continuar de onde parou", f"#{anchor}")

    @property
    def neighbours(self) -> SafeString:
        """The way on and the way back in the course."""
        return part("neighbours", before=self.before, after=self.after)

    @property
    def may_finish(self) -> bool:
        """Whether the reader can mark the lesson as read."""
        is_read = self.study is not None and self.study.is_read
        return self.may_study and not self.lesson.is_graded and not is_read


def reading_page(course: CourseFacts, lesson: Lesson, reader: Reader) -> ReadingPage:
    """Return the page of a lesson as ``reader`` sees it."""
    study = lesson.study
    outline = queries.outline(course)
    way = _way(outline.lessons, study)
    place = next((n for n, stop in enumerate(way) if stop.page_id == lesson.page_id), None)
    can = may_study(study)
    return ReadingPage(
        lesson=lesson,
        course=course,
        course_title=outline.title,
        body=_body(course, lesson, reader),
        position=0 if place is None else place + 1,
        count=len(way),
        may_study=can,
        before=_link(course, way, place, -1),
        after=_link(course, way, place, 1),
        banner=_banner(study),
        quiz=quiz_panel(study) if study and lesson.is_graded else None,
        is_kept=reader.is_kept,
    )


def may_study(study: Study | None) -> bool:
    """Tell whether the lesson may be answered and finished now."""
    return (
        study is not None
        and study.lesson_public_id is not None
        and study.state in MAY_STUDY
        and study.offering_state in IS_STUDIED
    )


def _way(published: tuple[Neighbour, ...], study: Study | None) -> list[Neighbour]:
    """Return the lessons in the order of the learner's edition, or as published today."""
    if study is None or study.lesson_public_id is None:
        return list(published)
    by_page = {lesson.page_id: lesson for lesson in published}
    return [
        by_page[lesson.page_id]
        for lesson in queries.manifest(study.edition_public_id)
        if lesson.page_id in by_page
    ]


def _link(course: CourseFacts, way: list[Neighbour], place: int | None, step: int) -> Link | None:
    at = -1 if place is None else place + step
    if not 0 <= at < len(way):
        return None
    return Link(way[at].title, lesson_url(course.slug, way[at].slug))


def _banner(study: Study | None) -> Note | None:
    if study is None:
        return None
    if study.state in {EnrollmentState.REQUESTED, EnrollmentState.WAITLISTED}:
        return WAITING
    if study.offering_state not in IS_STUDIED:
        return OVER
    return NEW_LESSON if study.lesson_public_id is None else None


def _body(course: CourseFacts, lesson: Lesson, reader: Reader) -> SafeString:
    render = partial(body.render_fragment, lesson.page_id)
    fragment = serving.body_html(lesson.page_id, lesson.live_revision_id, render)
    return body.compose(fragment, _fill(course, lesson, reader))


def _fill(course: CourseFacts, lesson: Lesson, reader: Reader) -> Fill:
    study = lesson.study
    if study is None or study.lesson_public_id is None:
        return body.for_reading(_invitation(course, reader, study))
    questions = queries.questions_of(study.lesson_public_id)
    answers = (
        queries.practice_answers(study.enrollment_id, study.lesson_public_id)
        if study.answer_count and not reader.is_kept
        else {}
    )
    return Answering(
        questions={str(question.block_id): question for question in questions},
        answers={str(block_id): response for block_id, response in answers.items()},
        refused=reader.refused,
        again=reader.again,
        may_answer=may_study(study),
    )


def _invitation(course: CourseFacts, reader: Reader, study: Study | None) -> str:
    if study is not None:
        return ""
    if reader.user is None:
        address, words = reader.login_url, "Entre"
    else:
        address, words = course_url(course.slug), "Faça a matrícula"
    return format_html(
        '<p class="u-small"><a href="{}">{}</a> para responder e guardar a resposta.</p>',
        address,
        words,
    )
