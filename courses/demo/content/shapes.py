"""The shapes of a course written as data, and one short builder for each block."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypedDict, cast

from courses.demo.content.asking import AskingValue, OptionValue

Tone = Literal["info", "territory", "warning", "remember"]
BlockType = Literal[
    "paragraph",
    "callout",
    "image",
    "audio",
    "single_choice",
    "multiple_choice",
    "true_false",
    "numeric",
    "short_text",
    "ordering",
    "matching",
    "gap_filling",
    "reflection",
    "hotspot",
    "calculated_dose",
    "staged_case",
    "draw",
    "case",
    "comparison",
    "activity",
]
Mark = Literal["do", "avoid", "before", "after", "none"]


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


class TurnValue(TypedDict):
    """A choice of a case; ``goes_to`` is the name of a step."""

    text: str
    goes_to: str


class StepValue(TypedDict):
    """A step of a case: either it has choices or it teaches."""

    name: str
    text: str
    image: None
    alt: str
    choices: list[TurnValue]
    teaching: str


class CaseValue(TypedDict):
    """A story with branches; it begins at its first step."""

    title: str
    steps: list[StepValue]


class SideValue(TypedDict):
    """One column of a comparison."""

    mark: Mark
    heading: str
    points: list[str]


class ComparisonValue(TypedDict):
    """Columns side by side."""

    title: str
    sides: list[SideValue]


class ActivityValue(TypedDict):
    """Something to do at work, and what to bring back of it."""

    title: str
    minutes: int
    task: str
    checklist: list[str]
    bring_back: str


class SoundValue(TypedDict):
    """A recording, by its name among the sounds."""

    sound: str


BlockValue = (
    ParagraphValue
    | CalloutValue
    | ImageValue
    | ChoiceValue
    | TrueFalseValue
    | NumericValue
    | CaseValue
    | ComparisonValue
    | ActivityValue
    | SoundValue
    | AskingValue
)


@dataclass(frozen=True)
class Block:
    """One block of a lesson, ready to become a StreamField item."""

    type: BlockType
    id: str
    value: BlockValue


@dataclass(frozen=True)
class Lesson:
    """One lesson; a graded one is made of questions, and of draws from the course's bank."""

    slug: str
    title: str
    summary: str
    minutes: int
    is_graded: bool
    blocks: tuple[Block, ...]
    attempts_allowed: int | None = None
    time_limit_minutes: int | None = None


@dataclass(frozen=True)
class Theme:
    """Questions of a bank about one thing."""

    id: str
    name: str
    questions: tuple[Block, ...]


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
    bank: tuple[Theme, ...] = ()

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


def audio(block_id: str, sound: str) -> Block:
    return Block("audio", block_id, {"sound": sound})


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


def case(block_id: str, title: str, *steps: StepValue) -> Block:
    return Block("case", block_id, {"title": title, "steps": list(steps)})


def step(name: str, text: str, *turns: tuple[str, str]) -> StepValue:
    """Return a step with its choices, each with the name of the step that it leads to."""
    choices: list[TurnValue] = [{"text": words, "goes_to": goes_to} for words, goes_to in turns]
    return _step(name, text, choices=choices, teaching="")


def ending(name: str, text: str, teaching: str) -> StepValue:
    return _step(name, text, choices=[], teaching=teaching)


def comparison(block_id: str, title: str, *sides: SideValue) -> Block:
    return Block("comparison", block_id, {"title": title, "sides": list(sides)})


def side(mark: Mark, *points: str) -> SideValue:
    return {"mark": mark, "heading": "", "points": list(points)}


def activity(
    block_id: str,
    title: str,
    *,
    minutes: int,
    task: str,
    bring_back: str,
    checklist: Sequence[str] = (),
) -> Block:
    value: ActivityValue = {
        "title": title,
        "minutes": minutes,
        "task": task,
        "checklist": list(checklist),
        "bring_back": bring_back,
    }
    return Block("activity", block_id, value)


def graded(*questions: Block) -> tuple[Block, ...]:
    """Return the questions as ones that count; each builder makes them for practice.

    What is drawn of a bank counts anyway.
    """
    return tuple(
        replace(question, value=cast(BlockValue, {**question.value, "is_practice": False}))
        if "is_practice" in question.value
        else question
        for question in questions
    )


def _step(name: str, text: str, *, choices: list[TurnValue], teaching: str) -> StepValue:
    return {
        "name": name,
        "text": text,
        "image": None,
        "alt": "",
        "choices": choices,
        "teaching": teaching,
    }


def _choice(prompt: str, options: Sequence[OptionValue], feedback: str) -> ChoiceValue:
    return {
        "prompt": prompt,
        "options": list(options),
        "feedback": feedback,
        "is_practice": True,
    }
