"""Reading an answer, grading it, and how many times a quiz may be tried. No database, no clock."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lms.common.errors import DomainError

SINGLE_CHOICE = "single_choice"
MULTIPLE_CHOICE = "multiple_choice"
TRUE_FALSE = "true_false"
NUMERIC = "numeric"

TRUTHS = {"true": True, "false": False}
LONGEST_NUMBER = 40
_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(?:[.,][0-9]{1,8})?")
# "1.200" is one thousand two hundred to most of our readers, and 1.2 to a calculator.
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")

# What a person answered, as it is stored: an option's id, a sorted list of ids, a truth, or a
# number written with a dot. ``None`` is no answer yet.
Response = str | list[str] | bool | None
Shown = Mapping[str, Any]
Key = Mapping[str, Any]


class AnswerRefused(DomainError):
    """What came is no answer to this question; the sentence says what one looks like."""


@dataclass(frozen=True)
class Grade:
    """An answer set beside its key.

    Attributes:
        is_right: whether it counts.
        right: every right value, as a choice's value is written; empty for numbers.
        notes: what to say of each chosen value.
        feedback: what to say to everyone.
        answer: the expected number, the Brazilian way; empty for choices.
    """

    is_right: bool
    right: frozenset[str] = frozenset()
    notes: Mapping[str, str] = field(default_factory=dict)
    feedback: str = ""
    answer: str = ""


def parse_response(question_type: str, shown: Shown, raw: object) -> Response:
    """Read an answer as a form or a phone sent it; ``None`` when it is empty.

    Args:
        question_type: one of the four types.
        shown: the question as it was shown: ``options`` with their ids, ``unit``.
        raw: text, a list of texts or a truth.

    Raises:
        AnswerRefused: an option that the question does not have, or no number.
    """
    if raw is None or raw in ("", []):
        return None
    if question_type == NUMERIC:
        return _parse_number(raw, str(shown.get("unit", "")))
    if question_type == TRUE_FALSE:
        return _parse_truth(raw)
    if question_type == MULTIPLE_CHOICE:
        return _parse_choices(shown, raw)
    if question_type == SINGLE_CHOICE:
        return _known_option(shown, raw)
    raise ValueError(f"no question type {question_type!r}")


def _parse_truth(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw in TRUTHS:
        return TRUTHS[raw]
    raise AnswerRefused("Escolha Verdadeiro ou Falso.")


def _parse_choices(shown: Shown, raw: object) -> list[str]:
    chosen = raw if isinstance(raw, list) else [raw]
    if len(chosen) > len(_options(shown)):
        raise AnswerRefused("Chegaram mais opções do que a pergunta tem. Marque de novo.")
    return sorted({_known_option(shown, item) for item in chosen})


def _known_option(shown: Shown, raw: object) -> str:
    if isinstance(raw, str) and raw in _options(shown):
        return raw
    raise AnswerRefused("Esta opção não está na pergunta. Escolha uma das que aparecem.")


def _options(shown: Shown) -> set[str]:
    return {str(option["id"]) for option in shown.get("options", ())}


def _parse_number(raw: object, unit: str) -> str:
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise AnswerRefused("Responda com um número, como 12 ou 12,5.")
    text = str(raw).strip() if isinstance(raw, str) or abs(raw) < 10**12 else ""
    if len(text) > LONGEST_NUMBER:
        raise AnswerRefused("Este número é comprido demais. Confira e escreva de novo.")
    text = text.replace("−", "-").replace(" ", "").replace("\u00a0", "")
    bare_unit = unit.replace(" ", "")
    if bare_unit and text.casefold().endswith(bare_unit.casefold()):
        text = text[: -len(bare_unit)]
    if _THOUSANDS.fullmatch(text):
        raise AnswerRefused(
            "Escreva sem ponto de milhar: 1200 para mil e duzentos, 1,2 com vírgula."
        )
    if not _NUMBER.fullmatch(text):
        raise AnswerRefused("Responda só com o número, como 12 ou 12,5.")
    return _plain(Decimal(text.replace(",", ".")))


def _plain(number: Decimal) -> str:
    """Write a number one way only: no exponent, no trailing zeros, no minus zero."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def grade(question_type: str, key: Key, response: Response) -> Grade:
    """Set an answer beside its key. No answer is not right.

    Args:
        question_type: one of the four types.
        key: as the edition keeps it, feedback included.
        response: as :func:`parse_response` returned it.
    """
    if question_type == NUMERIC:
        return _grade_number(key, response)
    right = _right_values(question_type, key)
    chosen = chosen_values(response)
    notes = _feedback(key)["options"]
    return Grade(
        is_right=chosen == right,
        right=right,
        notes={value: notes[value] for value in sorted(chosen) if notes.get(value)},
        feedback=_feedback(key)["general"],
    )


def _feedback(key: Key) -> Mapping[str, Any]:
    return {"general": "", "options": {}, **key.get("feedback", {})}


def _right_values(question_type: str, key: Key) -> frozenset[str]:
    if question_type == TRUE_FALSE:
        return frozenset({"true" if key["is_true"] else "false"})
    return frozenset(str(value) for value in key["right"])


def chosen_values(response: Response) -> frozenset[str]:
    """Return the values that an answer ticks, as a form writes them."""
    if response is None:
        return frozenset()
    if isinstance(response, bool):
        return frozenset({"true" if response else "false"})
    return frozenset([response] if isinstance(response, str) else response)


def _grade_number(key: Key, response: Response) -> Grade:
    answer = Decimal(str(key["answer"]))
    tolerance = Decimal(str(key.get("tolerance") or 0))
    is_right = isinstance(response, str) and abs(Decimal(response) - answer) <= tolerance
    return Grade(
        is_right=is_right,
        feedback=_feedback(key)["general"],
        answer=_plain(answer).replace(".", ","),
    )


def score_percent(rights: int, total: int) -> int:
    """Return the whole per cent of right answers, rounded down: 100 only when all are right.

    Raises:
        ValueError: ``total`` is not positive, or ``rights`` is outside of it.
    """
    if total <= 0 or not 0 <= rights <= total:
        raise ValueError(f"{rights} right of {total}")
    return rights * 100 // total


def passes(percent: int | None, minimum: int) -> bool:
    """Tell whether a result reaches the pass mark, inclusive."""
    return percent is not None and percent >= minimum


def best_percent(percents: Iterable[int | None]) -> int | None:
    """Return the best result; the order of the attempts does not matter."""
    return max((percent for percent in percents if percent is not None), default=None)


def may_try(percents: Sequence[int | None], minimum: int) -> bool:
    """Tell whether another attempt may start.

    A failed attempt may be tried again, as often as it takes. One that is still open is
    continued, and once one has passed there is nothing left to prove.

    Args:
        percents: one for each attempt so far; ``None`` is an attempt still open.
        minimum: the pass mark.
    """
    return None not in percents and not passes(best_percent(percents), minimum)
