"""A lesson's body: one fragment kept for everybody, and what one person sees of its questions.

The fragment is rendered once for each published revision (``catalogue.serving``). It holds
nothing personal: questions stand in it unanswered, between marks, and their fields belong to a
form that stands outside, with its token. Only for a learner who has answered, or whose edition
shows a question otherwise than the page does today, is anything drawn again.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from courses.catalogue import rules as catalogue
from courses.catalogue.models import EditionQuestion, LessonPage
from courses.learning import faces
from courses.learning.faces import Asked, Face
from courses.questions.kinds import Response
from courses.questions.registry import kind_of
from lms.common.errors import DomainError
from lms.common.process_memory import ProcessMemory

_QUESTION = re.compile(r"<!--question ([0-9a-f-]+) ([0-9a-f]+)-->(.*?)<!--/question-->", re.DOTALL)
_ACTION = re.compile(r"<!--action-->.*?<!--/action-->", re.DOTALL)
# A first element that has no id of its own.
_FIRST_TAG = re.compile(r"\A\s*<[a-z][a-z0-9]*(?![^>]*\sid=)")
AGAIN = "de-novo"
# What stands between two matches of _QUESTION.split: text, block, hash, drawing.
_STRIDE = 4


@dataclass(frozen=True)
class Slot:
    """One question of the fragment."""

    block_id: str
    content_hash: str
    html: str
    kicker: str

    def with_action(self, html: str) -> str:
        """Return the drawing with something else in the place of its button."""
        return _ACTION.sub(lambda _found: html, self.html)


Fill = Callable[[Slot], str]


def render_fragment(page_id: int) -> str:
    """Return the body of a published lesson as everybody sees it; graded questions stay out."""
    page = LessonPage.objects.get(pk=page_id)
    questions = _questions(page)
    count = sum(question.is_practice for question in questions.values())
    drawn = 0
    pieces = []
    for block in page.body:
        question = questions.get(str(block.id))
        if question is None:
            pieces.append(_anchored(str(block.render(context={"block": block})), str(block.id)))
        elif question.is_practice:
            drawn += 1
            pieces.append(_marked(question, kicker(drawn, count)))
    return "\n".join(pieces)


def anchor_of(block_id: str) -> str:
    """Return the anchor of a block; eight digits tell the blocks of one lesson apart."""
    return f"bloco-{block_id[:8]}"


def _anchored(html: str, block_id: str) -> str:
    """Return a block's HTML with an anchor at its beginning, to go on reading from there."""
    return _FIRST_TAG.sub(rf'\g<0> id="{anchor_of(block_id)}"', html, count=1)


def _questions(page: LessonPage) -> Mapping[str, catalogue.FrozenQuestion]:
    """Return the page's questions by block; none where it was published in bad shape.

    Their blocks then draw themselves as text, which asks nothing.
    """
    try:
        found = catalogue.questions_of(
            page.title, page.body.get_prep_value(), is_graded=page.is_graded
        )
    except DomainError:
        return {}
    return {question.block_id: question for question in found}


def kicker(number: int, count: int) -> str:
    """Return the small line above a question."""
    return f"Pergunta {number} de {count}"


def _marked(question: catalogue.FrozenQuestion, line: str) -> str:
    asked = Asked(question.block_id, question.question_type, question.shown, line)
    html = draw(faces.blank(asked, has_action=True, is_whole=True))
    return f"<!--question {question.block_id} {question.content_hash}-->{html}<!--/question-->"


def draw(face: Face) -> str:
    """Return the HTML of one question."""
    template = get_template("courses/learning/question.html")
    return str(template.render({"face": face}))


def compose(fragment: str, fill: Fill) -> SafeString:
    """Return the fragment with each question as ``fill`` gives it."""
    pieces = _QUESTION.split(fragment)
    count = len(pieces) // _STRIDE
    filled = [pieces[0]]
    for number in range(count):
        block_id, content_hash, html, after = pieces[
            number * _STRIDE + 1 : (number + 1) * _STRIDE + 1
        ]
        filled += (fill(Slot(block_id, content_hash, html, kicker(number + 1, count))), after)
    # Every piece came out of a template of ours.
    return mark_safe("".join(filled))


def for_reading(invitation: str) -> Fill:
    """Return a fill that shows the questions, with ``invitation`` in the place of the button."""
    return lambda slot: slot.with_action(invitation)


@dataclass(frozen=True)
class Answering:
    """What one learner sees of the questions; call it with each slot.

    Attributes:
        questions: of the learner's edition, by block.
        answers: of the learner, by block.
        refused: what was just typed and could not be taken, with the sentence why, by block.
        again: the block that the learner opened again.
        may_answer: whether anything may be answered now.
    """

    questions: Mapping[str, EditionQuestion]
    answers: Mapping[str, Response] = field(default_factory=dict)
    refused: Mapping[str, tuple[object, str]] = field(default_factory=dict)
    again: str = ""
    may_answer: bool = True

    def __call__(self, slot: Slot) -> str:
        question = self.questions.get(slot.block_id)
        if question is None or not question.is_practice:
            return slot.with_action(_NEW)
        if slot.block_id in self.refused:
            return self._refused(slot, question)
        if slot.block_id in self.answers:
            if slot.block_id != self.again:
                return self._answered(slot, question)
            if kind_of(question.question_type).is_kept_open:
                return self._opened(slot, question)
        html = slot.html
        if question.content_hash != slot.content_hash:
            html = self._blank(slot, question)
        return self._may(html)

    def _blank(
        self, slot: Slot, question: EditionQuestion, response: object = None, error: str = ""
    ) -> str:
        return draw(self._open(slot, question, response, error))

    def _open(
        self, slot: Slot, question: EditionQuestion, response: object, error: str = ""
    ) -> Face:
        asked = asked_of(question, slot.kicker)
        return faces.blank(asked, response=response, error=error, has_action=True, is_whole=True)

    def _refused(self, slot: Slot, question: EditionQuestion) -> str:
        return self._may(self._blank(slot, question, *self.refused[slot.block_id]))

    def _opened(self, slot: Slot, question: EditionQuestion) -> str:
        response, kind = self.answers[slot.block_id], kind_of(question.question_type)
        face = self._open(slot, question, response)
        return self._may(draw(faces.marked(face, kind, response)))

    def _may(self, html: str) -> str:
        """Return a drawing without its button where nothing may be answered."""
        return html if self.may_answer else _ACTION.sub("", html)

    def _answered(self, slot: Slot, question: EditionQuestion) -> str:
        again = again_address(slot.block_id) if self.may_answer else ""
        return answered_html(question, self.answers[slot.block_id], line=slot.kicker, again=again)


_NEW = format_html(
    '<p class="u-small u-muted">{}</p>',
    "Esta pergunta entrou depois da sua turma. É só para pensar: não guarda resposta.",
)


def asked_of(question: EditionQuestion, line: str) -> Asked:
    """Return an edition's question as it is asked."""
    return Asked(str(question.block_id), question.question_type, question.shown, line)


def again_address(block_id: UUID | str) -> str:
    """Return the address, from the lesson's own, that opens an answered question again."""
    return f"?{AGAIN}={block_id}#pergunta-{block_id}"


# By question and answer, whoever gave it: among few options most answers were given before.
# What people wrote in their own words is theirs, and is not kept.
_answered: ProcessMemory[tuple[UUID, str, str, str], str] = ProcessMemory(4096)


def answered_html(question: EditionQuestion, response: Response, *, line: str, again: str) -> str:
    """Return a practice question with its answer and what to say of it."""
    key = (question.public_id, repr(response), line, again)
    kind = kind_of(question.question_type)
    html = None if settings.DEBUG else _answered.get(key)
    if html is None:
        grade = kind.grade(question.shown, question.key, response)
        html = draw(faces.graded(asked_of(question, line), response, grade, again=again))
        if not kind.is_written:
            _answered.put(key, html)
    return html
