"""What answers with parts of a mark become here, where an option is right or is not. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from courses.exchange.items import Found, option

WHOLE = Decimal(100)
# An exponent of more digits would be a number too long to be written.
_NUMBER = re.compile(r"[+-]?[0-9]{0,15}[.,]?[0-9]{1,20}(?:[eE][+-]?[0-9])?")
_TRUE = frozenset({"true", "verdadeiro", "certo", "sim", "t"})
_FALSE = frozenset({"false", "falso", "errado", "não", "f"})
PARTS_LOST = "As notas em parte ficaram de fora: aqui uma opção está certa ou não está."
PENALTIES_LOST = "Os descontos por opção errada ficaram de fora."


@dataclass(frozen=True)
class Answer:
    """An answer as its file weighs it.

    Attributes:
        share: per cent of the mark; below zero takes from it.
    """

    text: str
    share: Decimal
    feedback: str = ""


def put_choice(found: Found, answers: Sequence[Answer], *, is_single: bool) -> None:
    """Make a question a choice among answers, and say what of their weights is lost.

    Args:
        found: gets its kind and options.
        answers: in the order of the file.
        is_single: whether the file lets one answer be chosen.
    """
    right = [answer for answer in answers if answer.share > 0]
    whole = [answer for answer in answers if answer.share >= WHOLE]
    if is_single and len(whole) == 1:
        if len(right) > 1:
            found.losses.append(PARTS_LOST)
        right = whole
    elif is_single and right:
        found.losses.append("Várias opções valiam ponto: aqui a pessoa marca todas as que valem.")
    if any(answer.share < 0 for answer in answers):
        found.losses.append(PENALTIES_LOST)
    found.question_type = "single_choice" if is_single and len(right) == 1 else "multiple_choice"
    chosen = set(map(id, right))
    found.value["options"] = [
        option(answer.text, is_correct=id(answer) in chosen, feedback=answer.feedback)
        for answer in answers
    ]


def truth_of(text: str) -> bool | None:
    """Return the truth that a word names, if it names one."""
    word = text.strip().casefold()
    return True if word in _TRUE else False if word in _FALSE else None


def whole_texts(found: Found, answers: Sequence[Answer]) -> list[str]:
    """Return the texts that take the whole mark, or any mark where none does; say what is lost."""
    whole = [answer.text for answer in answers if answer.share >= WHOLE]
    part = [answer.text for answer in answers if 0 < answer.share < WHOLE]
    if part:
        found.losses.append("As respostas que valiam só uma parte ficaram de fora.")
    if any(answer.feedback for answer in answers):
        found.losses.append("As explicações de cada resposta ficaram de fora.")
    return whole


def number_in(text: str) -> Decimal | None:
    """Return the number of a text, with a comma or a point, if it is one that people write."""
    text = text.strip()
    return Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def put_number(found: Found, answer: str, tolerance: str, unit: str = "") -> None:
    """Make a question a number with the difference that it accepts, both as written."""
    value, spread = number_in(answer), number_in(tolerance or "0")
    if value is None or spread is None:
        found.refusal = "A resposta não é um número que dê para ler."
        return
    found.question_type = "numeric"
    found.value |= {"answer": plain(value), "tolerance": plain(abs(spread)), "unit": unit}


def plain(number: Decimal) -> str:
    """Write a number without an exponent."""
    return f"{number:f}"
