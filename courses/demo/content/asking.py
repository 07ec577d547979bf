"""The shapes of the questions that are more than choices and plain numbers, as data."""

from typing import TypedDict


class OptionValue(TypedDict):
    """One answer to choose, with what it teaches whoever chooses it."""

    id: str
    text: str
    is_correct: bool
    feedback: str


class DrawValue(TypedDict):
    """Some questions of a theme of the course's bank."""

    theme: str
    count: int


class ShortTextValue(TypedDict):
    """A word or a few, in the spellings that are accepted."""

    prompt: str
    answers: list[str]
    feedback: str
    is_practice: bool


class OrderingValue(TypedDict):
    """Steps in their right order."""

    prompt: str
    items: list[str]
    feedback: str
    is_practice: bool


class PairValue(TypedDict):
    """Two things that belong together."""

    left: str
    right: str


class MatchingValue(TypedDict):
    """Pairs, and what is no pair of anything."""

    prompt: str
    pairs: list[PairValue]
    distractors: list[str]
    feedback: str
    is_practice: bool


class GapFillingValue(TypedDict):
    """A text with its gaps in brackets, and words that fit none of them."""

    prompt: str
    text: str
    is_typed: bool
    distractors: list[str]
    feedback: str
    is_practice: bool


class ReflectionValue(TypedDict):
    """Something to think about; ``feedback`` is shown after the person wrote."""

    prompt: str
    feedback: str


class AreaValue(TypedDict):
    """A part of a drawing, in per cent of its sides."""

    id: str
    text: str
    left: int
    top: int
    width: int
    height: int
    is_correct: bool


class HotspotValue(TypedDict):
    """A figure of ``drawings.DRAWINGS`` with its areas."""

    prompt: str
    drawing: str
    alt: str
    areas: list[AreaValue]
    feedback: str
    is_practice: bool


class VariableValue(TypedDict):
    """A number that is drawn, in decimals written with a point."""

    name: str
    smallest: str
    largest: str
    step: str


class CalculatedDoseValue(TypedDict):
    """A sum with numbers that are drawn; ``prompt`` and ``feedback`` name them in braces."""

    prompt: str
    variables: list[VariableValue]
    formula: str
    places: int
    tolerance: str
    tolerance_is_percent: bool
    unit: str
    feedback: str
    is_practice: bool


class StageValue(TypedDict):
    """What is new in a case, and a question about it."""

    id: str
    facts: str
    prompt: str
    options: list[OptionValue]
    feedback: str


class StagedCaseValue(TypedDict):
    """A case told in stages."""

    prompt: str
    stages: list[StageValue]
    feedback: str
    is_practice: bool


AskingValue = (
    ShortTextValue
    | OrderingValue
    | MatchingValue
    | GapFillingValue
    | ReflectionValue
    | HotspotValue
    | CalculatedDoseValue
    | StagedCaseValue
    | DrawValue
)
