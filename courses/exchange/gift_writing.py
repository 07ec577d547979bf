"""Questions written as GIFT, the text format of Moodle. Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from courses.exchange.items import Written
from courses.exchange.leaving import named, parted
from courses.questions.kinds import Value
from courses.questions.lists import items_in, texts_in
from courses.questions.registry import QUESTION_TYPES

_SPECIAL = re.compile(r"([~=#{}:\\])")
_BLANK_LINES = re.compile(r"\n\s*\n")


def written(blocks: Sequence[Mapping[str, Any]]) -> Written:
    """Return the questions among blocks as a GIFT text, and what it cannot say."""
    leaving, left_out = parted(blocks, _UNSAID)
    found = []
    for number, block in enumerate(leaving, start=1):
        value = block["value"]
        if value.get("unit"):
            left_out.append(f"{named(value)} vai sem a unidade: {value['unit']}.")
        answers = _WRITERS[block["type"]](value)
        general = f"####{_escaped(value['feedback'])}" if value.get("feedback") else ""
        found.append(f"::P{number}::{_escaped(value['prompt'])} {{{answers}{general}}}\n")
    return Written("\n".join(found).encode(), tuple(left_out))


def _escaped(text: object) -> str:
    """Return a text whose signs mean nothing; lines stay, but none is empty."""
    lines = _BLANK_LINES.sub("\n", str(text).strip())
    return _SPECIAL.sub(r"\\\1", lines).replace("\n", "\\n")


def _told(feedback: object) -> str:
    return f"#{_escaped(feedback)}" if feedback else ""


def _single(value: Value) -> str:
    return _options(value, lambda is_correct, _right: "=" if is_correct else "~")


def _multiple(value: Value) -> str:
    return _options(value, lambda is_correct, right: f"~%{_share(right) if is_correct else 0}%")


def _options(value: Value, sign: Callable[[bool, int], str]) -> str:
    options = [option for _name, option in items_in(value, "options")]
    right = sum(bool(option["is_correct"]) for option in options)
    return "\n".join(
        f"{sign(bool(option['is_correct']), right)}{_escaped(option['text'])}"
        f"{_told(option.get('feedback'))}"
        for option in options
    )


def _share(right: int) -> str:
    """Return the share of each of so many right answers in per cent, as Moodle writes it."""
    return f"{(Decimal(100) / right).quantize(Decimal('0.00001')).normalize():f}"


def _truth(value: Value) -> str:
    return "TRUE" if value.get("is_true") else "FALSE"


def _number(value: Value) -> str:
    tolerance = value.get("tolerance") or 0
    return f"#{value['answer']}:{tolerance}"


def _short(value: Value) -> str:
    return "\n".join(f"={_escaped(text)}" for text in texts_in(value, "answers"))


def _pairs(value: Value) -> str:
    pairs = [pair for _name, pair in items_in(value, "pairs")]
    lines = [f"={_escaped(pair['left'])} -> {_escaped(pair['right'])}" for pair in pairs]
    return "\n".join(
        [*lines, *(f"= -> {_escaped(text)}" for text in texts_in(value, "distractors"))]
    )


def _open(_value: Value) -> str:
    return ""


_WRITERS: dict[str, Callable[[Value], str]] = {
    "single_choice": _single,
    "multiple_choice": _multiple,
    "true_false": _truth,
    "numeric": _number,
    "short_text": _short,
    "matching": _pairs,
    "reflection": _open,
}
_UNSAID = dict.fromkeys(QUESTION_TYPES - _WRITERS.keys(), "o GIFT não tem este tipo de pergunta")
