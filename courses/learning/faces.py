"""A question as it is drawn: blank, being answered, or answered with what to say of it. Pure."""

from dataclasses import dataclass

from courses.questions.kinds import Grade, Kind, Place, Response, Shown, Verdict
from courses.questions.registry import kind_of

PRACTICE_FORM = "respostas"


@dataclass(frozen=True)
class Note:
    """What is said of an answer."""

    title: str
    tone: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Face:
    """Everything that the template of a question shows.

    Attributes:
        template: of its fields; it takes ``inputs`` and ``place``.
        inputs: what its kind shows in them.
        has_action: whether it carries its own button, as practice does.
        again: the address that opens it again; empty where it may not be.
    """

    block_id: str
    question_type: str
    prompt: str
    template: str
    inputs: object
    place: Place
    kicker: str = ""
    help_text: str = ""
    error: str = ""
    has_action: bool = False
    again: str = ""
    note: Note | None = None


def field_name(block_id: object) -> str:
    """Return the name of a question's fields in a form, or what each of their names begins with."""
    return f"q-{block_id}"


@dataclass(frozen=True)
class Asked:
    """A question as it was or will be shown to one person.

    Attributes:
        kicker: the small line above, as "Pergunta 1 de 3".
    """

    block_id: str
    question_type: str
    shown: Shown
    kicker: str = ""

    @property
    def kind(self) -> Kind:
        """What it is."""
        return kind_of(self.question_type)

    def place(self, form: str, *, error: str = "", is_locked: bool = False) -> Place:
        """Return where its fields stand."""
        return Place(
            name=field_name(self.block_id),
            key=self.block_id,
            form=form,
            is_locked=is_locked,
            error_id=f"erro-{self.block_id}" if error else "",
        )


def blank(
    asked: Asked,
    *,
    response: object = None,
    error: str = "",
    form: str = PRACTICE_FORM,
    has_action: bool = False,
) -> Face:
    """Return a question to be answered.

    ``response`` is what the person gave so far, even if it could not be read.
    """
    place = asked.place(form, error=error)
    return Face(
        block_id=asked.block_id,
        question_type=asked.question_type,
        prompt=asked.shown["prompt"],
        template=asked.kind.template,
        inputs=asked.kind.inputs(asked.shown, response, place),
        place=place,
        kicker=asked.kicker,
        help_text=asked.kind.help_text,
        error=error,
        has_action=has_action,
    )


def graded(
    asked: Asked, response: Response, grade: Grade, *, again: str = "", reveals: bool = True
) -> Face:
    """Return an answered question, locked, with its verdict.

    Args:
        asked: the question as it was shown.
        response: what the person answered; ``None`` is nothing.
        grade: the answer beside its key.
        again: the address that opens it again, offered while the answer is wrong.
        reveals: whether what is right is marked. Of a quiz that may be tried again it is not:
            the person gets the explanation, and finds the answer.
    """
    place = asked.place(PRACTICE_FORM, is_locked=True)
    return Face(
        block_id=asked.block_id,
        question_type=asked.question_type,
        prompt=asked.shown["prompt"],
        template=asked.kind.template,
        inputs=asked.kind.inputs(asked.shown, response, place, Verdict(grade, reveals)),
        place=place,
        kicker=asked.kicker,
        again="" if grade.is_right else again,
        note=_note(response, grade, reveals=reveals),
    )


def _note(response: Response, grade: Grade, *, reveals: bool) -> Note:
    lines = [*grade.notes.values()]
    if grade.answer and reveals and not grade.is_right:
        lines.append(f"A resposta é {grade.answer}.")
    if grade.feedback and (reveals or response is not None):
        lines.append(grade.feedback)
    if response is None:
        return Note("Sem resposta", "info", tuple(lines))
    if grade.is_right:
        return Note("Isso mesmo", "ok", tuple(lines))
    return Note(_not_yet(grade), "info", tuple(lines))


def _not_yet(grade: Grade) -> str:
    """Say how much is right, where a part is."""
    if grade.of > 1 and grade.hits:
        return f"Em parte: {grade.hits} de {grade.of}"
    return "Ainda não"
