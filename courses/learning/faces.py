"""A question as it is drawn: blank, being answered, or answered with what to say of it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from courses.learning import rules
from courses.learning.rules import Grade, Response, Shown

PRACTICE_FORM = "respostas"
HELP = {rules.MULTIPLE_CHOICE: "Marque todas as que valem."}
TRUTH_LABELS = (("true", "Verdadeiro"), ("false", "Falso"))


@dataclass(frozen=True)
class Option:
    """A choice, and what is said of it once it is graded."""

    value: str
    label: str
    is_checked: bool = False
    variant: str = ""
    verdict: str = ""


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
        form: the form that its fields belong to; they may stand outside of it.
        typed: the number, as the person wrote it.
        has_action: whether it carries its own button, as practice does.
        again: the address that opens it again; empty where it may not be.
    """

    block_id: str
    question_type: str
    prompt: str
    options: tuple[Option, ...] = ()
    kicker: str = ""
    help_text: str = ""
    unit: str = ""
    typed: str = ""
    form: str = PRACTICE_FORM
    error: str = ""
    is_locked: bool = False
    has_action: bool = False
    again: str = ""
    note: Note | None = None

    @property
    def name(self) -> str:
        """The name of its fields in a form."""
        return field_name(self.block_id)

    @property
    def is_number(self) -> bool:
        """Whether it is answered by typing."""
        return self.question_type == rules.NUMERIC


def field_name(block_id: object) -> str:
    """Return the name of a question's fields in a form."""
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
    def kind(self) -> str:
        """The variant of its choices."""
        return "checkbox" if self.question_type == rules.MULTIPLE_CHOICE else ""

    @property
    def unit(self) -> str:
        """What a number is counted in."""
        return str(self.shown.get("unit", ""))

    def choices(self) -> Sequence[tuple[str, str]]:
        """Return the values and labels of its choices; a number has none."""
        if self.question_type == rules.TRUE_FALSE:
            return TRUTH_LABELS
        return [(option["id"], option["text"]) for option in self.shown.get("options", ())]


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
    ticked = _ticked(response)
    return Face(
        block_id=asked.block_id,
        question_type=asked.question_type,
        prompt=asked.shown["prompt"],
        options=tuple(
            Option(value, label, is_checked=value in ticked, variant=asked.kind)
            for value, label in asked.choices()
        ),
        kicker=asked.kicker,
        help_text=HELP.get(asked.question_type, ""),
        unit=asked.unit,
        typed=_typed(asked, response),
        form=form,
        error=error,
        has_action=has_action,
    )


def _ticked(response: object) -> frozenset[str]:
    if isinstance(response, bool):
        return frozenset({"true" if response else "false"})
    values = response if isinstance(response, list) else [response]
    return frozenset(value for value in values if isinstance(value, str))


def _typed(asked: Asked, response: object) -> str:
    if asked.question_type != rules.NUMERIC or not isinstance(response, str):
        return ""
    return response[: rules.LONGEST_NUMBER].replace(".", ",")


def graded(
    asked: Asked, response: Response, grade: Grade, *, again: str = "", reveals: bool = True
) -> Face:
    """Return an answered question, locked, with its verdict.

    Args:
        asked: the question as it was shown.
        response: what the person answered; ``None`` is nothing.
        grade: the answer beside its key.
        again: the address that opens it again, offered while the answer is wrong.
        reveals: whether the right choices are marked. Of a quiz that may be tried again they
            are not: the person gets the explanation, and finds the answer.
    """
    chosen = rules.chosen_values(response)
    marked = grade.right if reveals else grade.right & chosen
    return Face(
        block_id=asked.block_id,
        question_type=asked.question_type,
        prompt=asked.shown["prompt"],
        options=tuple(_judged(asked, choice, chosen, marked) for choice in asked.choices()),
        kicker=asked.kicker,
        unit=asked.unit,
        typed=_typed(asked, response),
        is_locked=True,
        again="" if grade.is_right else again,
        note=_note(asked, response, grade, reveals=reveals),
    )


def _judged(
    asked: Asked, choice: tuple[str, str], chosen: frozenset[str], right: frozenset[str]
) -> Option:
    value, label = choice
    is_chosen = value in chosen
    state, verdict = "", ""
    if value in right:
        state = "right"
        missed = "Também valia" if asked.kind else "O melhor caminho"
        verdict = "Sua resposta, e vale" if is_chosen else missed
    elif is_chosen:
        state, verdict = "wrong", "Sua resposta"
    return Option(value, label, is_chosen, f"{asked.kind} {state}".strip(), verdict)


def _note(asked: Asked, response: Response, grade: Grade, *, reveals: bool) -> Note:
    lines = [*grade.notes.values()]
    if grade.answer and reveals and not grade.is_right:
        lines.append(f"A resposta é {grade.answer} {asked.unit}".strip() + ".")
    if grade.feedback and (reveals or response is not None):
        lines.append(grade.feedback)
    if response is None:
        return Note("Sem resposta", "info", tuple(lines))
    if grade.is_right:
        return Note("Isso mesmo", "ok", tuple(lines))
    return Note("Ainda não", "info", tuple(lines))
