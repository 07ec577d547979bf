"""A question as it is drawn: blank, being answered, or answered with what to say of it. Pure."""

from dataclasses import dataclass, replace

from courses.questions.kinds import Grade, Kind, Place, Response, Shown, Verdict
from courses.questions.notes import Note, note_of
from courses.questions.registry import kind_of
from courses.questions.untouched import mark_of

PRACTICE_FORM = "respostas"
TRY_AGAIN, WRITE_AGAIN = "Tentar de novo", "Mudar o que escrevi"


@dataclass(frozen=True)
class Face:
    """Everything that the template of a question shows.

    Attributes:
        template: of its fields; it takes ``inputs`` and ``place``.
        inputs: what its kind shows in them.
        has_action: whether it carries its own button, as practice does.
        again: the address that opens it again; empty where it may not be.
        again_label: what that is called.
        mark: of the answer with which it is drawn, for its form to carry; empty where none goes.
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
    again_label: str = TRY_AGAIN
    note: Note | None = None
    mark: str = ""


def field_name(block_id: object) -> str:
    """Return the name of a question's fields in a form, or what each of their names begins with."""
    return f"q-{block_id}"


def mark_name(block_id: object) -> str:
    """Return the name under which a form carries the mark of a question's answer."""
    return f"vista-{block_id}"


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

    def place(self, form: str, *, error: str = "") -> Place:
        """Return where its fields stand."""
        return Place(
            name=field_name(self.block_id),
            key=self.block_id,
            form=form,
            error_id=f"erro-{self.block_id}" if error else "",
        )


def blank(
    asked: Asked,
    *,
    response: object = None,
    error: str = "",
    form: str = PRACTICE_FORM,
    has_action: bool = False,
    is_whole: bool = False,
) -> Face:
    """Return a question to be answered.

    Args:
        asked: the question as it is shown.
        response: what the person gave so far, even if it could not be read.
        error: why it could not.
        form: the form that its fields belong to.
        has_action: whether it carries its own button, as practice does.
        is_whole: whether it is answered without a signal, and brings all that may come.
    """
    place = replace(asked.place(form, error=error), has_button=has_action, is_whole=is_whole)
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


def marked(face: Face, kind: Kind, response: Response) -> Face:
    """Return an open question whose form carries the mark of the answer that is kept of it."""
    return replace(face, mark=mark_of(kind, response))


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
    kind, verdict = asked.kind, Verdict(grade, reveals)
    if again and not kind.is_complete(asked.shown, response) and kind.is_staged:
        return _going_on(asked, response, verdict)
    place = asked.place(PRACTICE_FORM).locked()
    return Face(
        block_id=asked.block_id,
        question_type=asked.question_type,
        prompt=asked.shown["prompt"],
        template=kind.template,
        inputs=kind.inputs(asked.shown, response, place, verdict),
        place=place,
        kicker=asked.kicker,
        again="" if grade.is_right else again,
        again_label=WRITE_AGAIN if kind.is_kept_open else TRY_AGAIN,
        note=note_of(response, grade, reveals=reveals),
    )


def _going_on(asked: Asked, response: Response, verdict: Verdict) -> Face:
    """Return a practice case with its next stage open, below those that were answered."""
    face = blank(asked, response=response, has_action=True, is_whole=True)
    inputs = asked.kind.inputs(asked.shown, response, face.place, verdict)
    return replace(face, inputs=inputs)
