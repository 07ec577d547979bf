"""One short builder for each kind of question that is more than choices and plain numbers."""

from collections.abc import Sequence

from courses.demo.content.asking import AreaValue, OptionValue, StageValue, VariableValue
from courses.demo.content.shapes import Block


def draw(block_id: str, theme: str, *, count: int) -> Block:
    """Return a draw of so many questions of a theme of the bank."""
    return Block("draw", block_id, {"theme": theme, "count": count})


def short_text(block_id: str, prompt: str, *answers: str, feedback: str) -> Block:
    """Return a question for a few words; the first answer is the one that is told."""
    return Block(
        "short_text",
        block_id,
        {"prompt": prompt, "answers": list(answers), "feedback": feedback, "is_practice": True},
    )


def ordering(block_id: str, prompt: str, *items: str, feedback: str) -> Block:
    """Return steps to be put in the order in which they come here."""
    return Block(
        "ordering",
        block_id,
        {"prompt": prompt, "items": list(items), "feedback": feedback, "is_practice": True},
    )


def matching(
    block_id: str,
    prompt: str,
    *pairs: tuple[str, str],
    feedback: str,
    distractors: Sequence[str] = (),
) -> Block:
    return Block(
        "matching",
        block_id,
        {
            "prompt": prompt,
            "pairs": [{"left": left, "right": right} for left, right in pairs],
            "distractors": list(distractors),
            "feedback": feedback,
            "is_practice": True,
        },
    )


def gap_filling(
    block_id: str, prompt: str, text: str, *, feedback: str, distractors: Sequence[str]
) -> Block:
    """Return a text whose gaps, in brackets, are filled from a list."""
    return Block(
        "gap_filling",
        block_id,
        {
            "prompt": prompt,
            "text": text,
            "is_typed": False,
            "distractors": list(distractors),
            "feedback": feedback,
            "is_practice": True,
        },
    )


def reflection(block_id: str, prompt: str, *, feedback: str) -> Block:
    return Block("reflection", block_id, {"prompt": prompt, "feedback": feedback})


def hotspot(
    block_id: str, prompt: str, drawing: str, *areas: AreaValue, alt: str, feedback: str
) -> Block:
    return Block(
        "hotspot",
        block_id,
        {
            "prompt": prompt,
            "drawing": drawing,
            "alt": alt,
            "areas": list(areas),
            "feedback": feedback,
            "is_practice": True,
        },
    )


def area(
    area_id: str, text: str, place: tuple[int, int, int, int], *, is_correct: bool = False
) -> AreaValue:
    """Return an area; ``place`` is left, top, width and height in per cent."""
    left, top, width, height = place
    return {
        "id": area_id,
        "text": text,
        "left": left,
        "top": top,
        "width": width,
        "height": height,
        "is_correct": is_correct,
    }


def calculated(
    block_id: str,
    prompt: str,
    *variables: VariableValue,
    formula: str,
    unit: str,
    feedback: str,
) -> Block:
    """Return a sum with a whole number as its answer."""
    return Block(
        "calculated_dose",
        block_id,
        {
            "prompt": prompt,
            "variables": list(variables),
            "formula": formula,
            "places": 0,
            "tolerance": "0",
            "tolerance_is_percent": False,
            "unit": unit,
            "feedback": feedback,
            "is_practice": True,
        },
    )


def variable(name: str, smallest: str, largest: str, step: str) -> VariableValue:
    return {"name": name, "smallest": smallest, "largest": largest, "step": step}


def staged_case(block_id: str, prompt: str, *stages: StageValue, feedback: str) -> Block:
    return Block(
        "staged_case",
        block_id,
        {"prompt": prompt, "stages": list(stages), "feedback": feedback, "is_practice": True},
    )


def stage(
    stage_id: str, facts: str, prompt: str, *options: OptionValue, feedback: str
) -> StageValue:
    return {
        "id": stage_id,
        "facts": facts,
        "prompt": prompt,
        "options": list(options),
        "feedback": feedback,
    }
