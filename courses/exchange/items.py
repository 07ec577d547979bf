"""What was found in a file, question by question: brought, brought with a loss, or refused. Pure.

A reader of a format makes a :class:`Found` of every question it meets; :func:`judged` then asks the
editor's own blocks and the kind itself whether it could be saved and asked. Nothing is guessed: what
cannot be kept is named in a Portuguese sentence.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError

from courses.catalogue.blocks import LessonStreamBlock
from courses.questions.registry import kind_of
from lms.common.errors import DomainError

Value = dict[str, Any]
MOST_QUESTIONS = 300
# Options, pairs or gaps of one question; the editor takes far fewer.
MOST_PARTS = 100
# Letters of one question as its file has it, and of its words; the editor takes far fewer.
LONGEST_SOURCE = 100_000
LONGEST_TEXT = 20_000
TOO_LARGE = "A pergunta é grande demais. Divida em perguntas menores."
LONGEST_NAME = 120
LONGEST_REASON = 300
# No database keeps these in a text, and nobody sees them.
_UNKEPT = re.compile("[\x00\ud800-\udfff]")
_BLOCKS = LessonStreamBlock()


class Outcome(StrEnum):
    """What became of a question."""

    IMPORTED = "imported"
    DEGRADED = "degraded"
    REFUSED = "refused"


@dataclass
class Found:
    """A question as a reader met it.

    Attributes:
        name: how its file calls it; empty where it does not.
        question_type: the kind that it becomes; empty where it becomes none.
        value: of that kind's block, but for ``is_practice``.
        losses: a sentence for each thing that is not kept.
        refusal: why it becomes none; a sentence.
    """

    name: str = ""
    question_type: str = ""
    value: Value = field(default_factory=dict)
    losses: list[str] = field(default_factory=list)
    refusal: str = ""


@dataclass(frozen=True)
class Item:
    """A line of the report.

    Attributes:
        number: its place in the file, from 1.
        name: how its file calls it, or how it begins.
        reasons: what was lost, or why it was refused; sentences.
        block: as a lesson's body keeps it; ``None`` where it was refused.
    """

    number: int
    name: str
    outcome: Outcome
    question_type: str = ""
    reasons: tuple[str, ...] = ()
    block: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Written:
    """Questions in the format of another system.

    Attributes:
        data: the file; empty where no question can leave.
        left_out: a sentence for each thing that the format cannot say.
    """

    data: bytes
    left_out: tuple[str, ...]


def list_item(value: object) -> dict[str, Any]:
    """Return a value as an item of a list block."""
    return {"type": "item", "id": str(uuid4()), "value": value}


def option(text: str, *, is_correct: bool, feedback: str = "") -> dict[str, Any]:
    """Return an option of a choice."""
    return list_item({"text": text, "is_correct": is_correct, "feedback": feedback})


def texts(found: Iterable[str]) -> list[dict[str, Any]]:
    """Return a list of texts."""
    return [list_item(text) for text in found]


def judged(number: int, found: Found, *, is_practice: bool) -> Item:
    """Return the line of a question, with its block if the editor would save it.

    Args:
        number: its place in the file, from 1.
        found: as its reader met it.
        is_practice: whether it goes where questions do not count: no quiz, and no bank.
    """
    name = _name(found)
    if found.refusal:
        return _refused(number, name, found.refusal)
    kind = kind_of(found.question_type)
    if not kind.counts and not is_practice:
        return _refused(number, name, "Uma reflexão não vale nota. Leve para uma aula de leitura.")
    value = {"feedback": "", **found.value}
    if kind.counts:
        value["is_practice"] = is_practice
    try:
        kind.freeze("A pergunta", value)
        block = _BLOCKS.child_blocks[found.question_type]
        block.clean(block.to_python(value))
    except DomainError as problem:
        return _refused(number, name, problem.sentence)
    except ValidationError as problem:
        return _refused(number, name, *sentences(problem))
    outcome = Outcome.DEGRADED if found.losses else Outcome.IMPORTED
    made = {"type": found.question_type, "id": str(uuid4()), "value": value}
    return Item(number, name, outcome, found.question_type, _told(found.losses), made)


def _refused(number: int, name: str, *reasons: str) -> Item:
    return Item(number, name, Outcome.REFUSED, reasons=_told(reasons))


def _told(reasons: Iterable[str]) -> tuple[str, ...]:
    """Return sentences as a report keeps them, each once: they may quote what a file says."""
    return tuple(_line(reason, LONGEST_REASON) for reason in dict.fromkeys(reasons))


def _name(found: Found) -> str:
    return _line(found.name or str(found.value.get("prompt") or ""), LONGEST_NAME)


def _line(words: str, longest: int) -> str:
    line = " ".join(_UNKEPT.sub("", words).split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def sentences(problem: ValidationError) -> list[str]:
    """Return what the editor's blocks complain of, each sentence once, without where it stands."""
    of_parts: Mapping[Any, ValidationError] = getattr(problem, "block_errors", {})
    of_all: Iterable[str] = getattr(problem, "non_block_errors", ())
    found = [sentence for part in of_parts.values() for sentence in sentences(part)]
    return list(dict.fromkeys([*found, *of_all] or problem.messages))
