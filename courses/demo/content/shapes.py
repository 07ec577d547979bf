"""The shapes of a course written as data, and one short builder for each block."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypedDict, cast

Tone = Literal["info", "territory", "warning", "remember"]
BlockType = Literal[
    "paragraph",
    "callout",
    "image",
    "single_choice",
    "multiple_choice",
    "true_false",
    "numeric",
]


class ParagraphValue(TypedDict):
    """Rich text: only p, h2, h3, ul, ol, li, b, i and a with href."""

    html: str


class CalloutValue(TypedDict):
    """A text set apart, in one of four tones."""

    tone: Tone
    title: str
    html: str


class ImageValue(TypedDict):
    """A figure of ``drawings.DRAWINGS``, by its name there."""

    drawing: str
    alt: str
    caption: str


class OptionValue(TypedDict):
    """One answer to choose, with what it teaches whoever chooses it."""

    id: str
    text: str
    is_correct: bool
    feedback: str


class ChoiceValue(TypedDict):
    """A question with options; ``feedback`` is for everyone, after the answer."""

    prompt: str
    options: list[OptionValue]
    feedback: str
    is_practice: bool


class TrueFalseValue(TypedDict):
    """A statement to be judged."""

    prompt: str
    is_true: bool
    feedback: str
    is_practice: bool


class NumericValue(TypedDict):
    """A short number; ``answer`` and ``tolerance`` are decimals written with a point."""

    prompt: str
    answer: str
    tolerance: str
    unit: str
    feedback: str
    is_practice: bool


BlockValue = (
    ParagraphValue | CalloutValue | ImageValue | ChoiceValue | TrueFalseValue | NumericValue
)


@dataclass(frozen=True)
class Block:
    """One block of a lesson, ready to become a StreamField item."""

    type: BlockType
    id: str
    value: BlockValue


@dataclass(frozen=True)
class Lesson:
    """One lesson; a graded one is made of questions only."""

    slug: str
    title: str
    summary: str
    minutes: int
    is_graded: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Course:
    """One course; ``syllabus`` pairs each unit's title with its minutes.

    ``pass_percent`` is the share of the graded lesson's questions to get right.
    """

    slug: str
    title: str
    summary: str
    objectives: tuple[str, ...]
    audience: str
    syllabus: tuple[tuple[str, int], ...]
    competences: tuple[str, ...]
    sources: tuple[str, ...]
    cover_drawing: str
    cover_alt: str
    theme: str
    pass_percent: int
    lessons: tuple[Lesson, ...]

    @property
    def minutes(self) -> int:
        """The workload: the sum of the lessons' minutes."""
        return sum(lesson.minutes for lesson in self.lessons)


def paragraph(block_id: str, html: str) -> Block:
    return Block("paragraph", block_id, {"html": html})


def callout(block_id: str, tone: Tone, title: str, html: str) -> Block:
    return Block("callout", block_id, {"tone": tone, "title": title, "html": html})


def image(block_id: str, drawing: str, *, alt: str, caption: str) -> Block:
    return Block("image", block_id, {"drawing": drawing, "alt": alt, "caption": caption})


def right(option_id: str, text: str, feedback: str) -> OptionValue:
    return {"id": option_id, "text": text, "is_correct": True, "feedback": feedback}


def wrong(option_id: str, text: str, feedback: str) -> OptionValue:
    return {"id": option_id, "text": text, "is_correct": False, "feedback": feedback}


def single_choice(block_id: str, prompt: str, *options: OptionValue, feedback: str) -> Block:
    return Block("single_choice", block_id, _choice(prompt, options, feedback))


def multiple_choice(block_id: str, prompt: str, *options: OptionValue, feedback: str) -> Block:
    return Block("multiple_choice", block_id, _choice(prompt, options, feedback))


def true_false(block_id: str, prompt: str, *, is_true: bool, feedback: str) -> Block:
    value: TrueFalseValue = {
        "prompt": prompt,
        "is_true": is_true,
        "feedback": feedback,
        "is_practice": True,
    }
    return Block("true_false", block_id, value)


def numeric(
    block_id: str, prompt: str, *, answer: str, tolerance: str, unit: str, feedback: str
) -> Block:
    value: NumericValue = {
        "prompt": prompt,
        "answer": answer,
        "tolerance": tolerance,
        "unit": unit,
        "feedback": feedback,
        "is_practice": True,
    }
    return Block("numeric", block_id, value)


def graded(*questions: Block) -> tuple[Block, ...]:
    """Return the questions as ones that count; each builder makes them for practice."""
    return tuple(
        replace(question, value=cast(BlockValue, {**question.value, "is_practice": False}))
        for question in questions
    )


def _choice(prompt: str, options: Sequence[OptionValue], feedback: str) -> ChoiceValue:
    return {
        "prompt": prompt,
        "options": list(options),
        "feedback": feedback,
        "is_practice": True,
    }
