"""How the blocks of a lesson become the questions of an edition (decision D4); how time is said.

What comes in is the body as JSON, as it stands in the database: a list of blocks with ``type``,
``value`` and ``id``.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

from courses.catalogue import bank
from courses.hours.rules import Modality
from courses.questions.registry import QUESTION_TYPES, kind_of
from lms.common.errors import DomainError

Block = dict[str, Any]
# Blocks that their own form does not save without something to read.
ALWAYS_TEXT = {"activity", "audio", "case", "comparison", "quotation", "table", "timeline", "video"}


@dataclass(frozen=True)
class FrozenQuestion:
    """A question as an edition keeps it.

    Attributes:
        shown: ``prompt`` and whatever else its kind shows; it gives nothing of the answer away.
        key: what is right, as its kind knows it, and ``feedback``, which may give it away:
            ``general``, and ``options`` by id.
        content_hash: SHA-256 of what is asked and of its key, feedback left out.
        pool: the draw that may choose it, by its block; empty where it is asked of everybody.
    """

    block_id: str
    question_type: str
    is_practice: bool
    shown: dict[str, Any]
    key: dict[str, Any]
    content_hash: str
    pool: str = ""


def questions_of(
    lesson: str, blocks: Sequence[Block], *, is_graded: bool, themes: Sequence[Block] | None = None
) -> list[FrozenQuestion]:
    """Return a lesson's questions in order, and in the place of a draw all that it chooses from.

    Args:
        lesson: the lesson's title, for the sentences of refusal.
        blocks: the whole body.
        is_graded: whether the lesson counts for approval.
        themes: the course's bank of questions; without it, draws are left out.

    Raises:
        DomainError: the lesson cannot be approved as it is; the sentence says what to change.
    """
    _refuse_repeated_blocks(lesson, blocks)
    found = list(_all_of(lesson, blocks, themes))
    if len({question.block_id for question in found}) < len(found):
        raise DomainError(f"A aula “{lesson}” tem perguntas repetidas. Apague a cópia e publique.")
    if is_graded and all(question.is_practice for question in found):
        raise DomainError(
            f"A aula “{lesson}” vale nota, mas não tem pergunta que conte. "
            "Desmarque “É de treino” em ao menos uma."
        )
    if not is_graded:
        _refuse_what_only_a_quiz_may_have(lesson, blocks, found)
    return found


def _refuse_repeated_blocks(lesson: str, blocks: Sequence[Block]) -> None:
    ids = Counter(block.get("id") for block in blocks)
    if any(count > 1 for name, count in ids.items() if name):
        raise DomainError(
            f"A aula “{lesson}” tem blocos repetidos. Apague a cópia, crie de novo e publique."
        )


def _refuse_what_only_a_quiz_may_have(
    lesson: str, blocks: Sequence[Block], questions: Sequence[FrozenQuestion]
) -> None:
    if any(block["type"] == bank.DRAW for block in blocks):
        raise DomainError(
            f"A aula “{lesson}” não vale nota, e só avaliação sorteia perguntas do banco."
        )
    if not has_text(blocks):
        raise DomainError(f"A aula “{lesson}” ainda não tem texto. Escreva e publique a aula.")
    if any(not question.is_practice for question in questions):
        raise DomainError(
            f"A aula “{lesson}” não vale nota, mas tem pergunta que conta. "
            "Marque a pergunta como de treino ou a aula como “vale nota”."
        )


def has_text(blocks: Sequence[Block]) -> bool:
    """Tell whether a body has anything to read besides questions."""
    return any(
        block["type"] in ALWAYS_TEXT or any(_plain(text).strip() for text in _texts(block))
        for block in blocks
    )


def _texts(block: Block) -> Iterator[str]:
    if block["type"] == "paragraph":
        yield str(block["value"] or "")
    elif block["type"] == "callout":
        yield str(block["value"].get("html") or "")


class _Words(HTMLParser):
    """Keeps what is between the tags."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def _plain(html: str) -> str:
    words = _Words()
    words.feed(html)
    words.close()
    return "".join(words.found).replace("\N{NO-BREAK SPACE}", " ")


def _all_of(
    lesson: str, blocks: Sequence[Block], themes: Sequence[Block] | None
) -> Iterator[FrozenQuestion]:
    bank.refuse_twice(lesson, blocks)
    number = 0
    for block in blocks:
        if block["type"] in QUESTION_TYPES:
            number += 1
            yield _frozen(f"A pergunta {number} da aula “{lesson}”", block)
        elif block["type"] == bank.DRAW and themes is not None:
            yield from _drawable(lesson, block, themes)


def _drawable(lesson: str, draw: Block, themes: Sequence[Block]) -> Iterator[FrozenQuestion]:
    """Return what a draw chooses from; whatever its author ticked, it counts."""
    for number, block in enumerate(bank.pool_of(lesson, draw, themes), start=1):
        which = f"A pergunta {number} do tema “{draw['value']['theme']}” do banco"
        counted = {**block, "value": {**block["value"], "is_practice": False}}
        yield replace(_frozen(which, counted), pool=str(draw["id"]))


def _frozen(which: str, block: Block) -> FrozenQuestion:
    question_type = str(block["type"])
    if not block.get("id"):
        raise DomainError(f"{which} está incompleta. Abra a aula, complete e publique de novo.")
    kind = kind_of(question_type)
    frozen = kind.freeze(which, block["value"])
    is_practice = not kind.counts or bool(block["value"].get("is_practice", True))
    return FrozenQuestion(
        block_id=str(block["id"]),
        question_type=question_type,
        is_practice=is_practice,
        shown=frozen.shown,
        key={**frozen.key, "feedback": frozen.feedback},
        content_hash=digest_of(question_type, frozen.shown, frozen.key, is_practice=is_practice),
    )


def digest_of(
    question_type: str, shown: dict[str, Any], key: dict[str, Any], *, is_practice: bool
) -> str:
    """Return the version of a question: SHA-256, in hexadecimal, of its canonical JSON.

    The ``key`` comes without its feedback.
    """
    content = {"type": question_type, "is_practice": is_practice, "shown": shown, "key": key}
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def refuse_other_total(lesson_minutes: int, syllabus_minutes: int) -> None:
    """Go on if the lessons take the minutes that the syllabus promises.

    Raises:
        DomainError: they do not.
    """
    if lesson_minutes != syllabus_minutes:
        raise DomainError(
            f"O programa promete {syllabus_minutes} minutos e as aulas publicadas somam "
            f"{lesson_minutes}. Acerte um dos dois e publique."
        )


@dataclass(frozen=True)
class LessonMinutes:
    """A lesson as far as hours go."""

    minutes: int
    is_graded: bool


def minutes_by_modality(lessons: Iterable[LessonMinutes], modality: str) -> dict[str, int]:
    """Return what completing credits: lessons in the course's modality, quizzes as assessment."""
    sums: dict[str, int] = {}
    for lesson in lessons:
        slot = Modality.ASSESSMENT.value if lesson.is_graded else modality
        sums[slot] = sums.get(slot, 0) + lesson.minutes
    return sums


def split_of(total: int, lessons: Iterable[LessonMinutes], modality: str) -> dict[str, int]:
    """Return a workload by modality; it adds up to ``total`` whatever the lessons add up to.

    While a course is being written its lessons may take more or less than its syllabus promises:
    what they assess is told apart as far as the workload goes, and the rest is in the course's
    modality. Where they agree, as in every edition, this is what completing credits.
    """
    by_slot = minutes_by_modality(lessons, modality)
    assessed = min(by_slot.get(Modality.ASSESSMENT.value, 0), total)
    rows = [
        LessonMinutes(assessed, is_graded=True),
        LessonMinutes(total - assessed, is_graded=False),
    ]
    split = minutes_by_modality(rows, modality)
    return {slot: minutes for slot, minutes in split.items() if minutes}


def in_lesson_hours(minutes: int, lesson_minutes: int) -> Decimal:
    """Return clock minutes as lesson-hours of ``lesson_minutes`` each (decision D20).

    One decimal place at most: 2,000 minutes of 50 are 40.
    """
    exact = Decimal(minutes) / lesson_minutes
    rounded = exact.quantize(Decimal("0.1"))
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded
