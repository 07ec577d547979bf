"""Answered by a number, with a tolerance and a unit. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from courses.questions.kinds import (
    Frozen,
    Grade,
    Key,
    Kind,
    Place,
    Response,
    Shown,
    Value,
    Verdict,
    feedback_of,
    general_feedback,
    is_empty,
    prompt_of,
)
from courses.questions.numbers import (
    LONGEST_NUMBER,
    frozen_number,
    plain,
    read_number,
    with_comma,
)


@dataclass(frozen=True)
class NumberField:
    """A field for a number.

    Attributes:
        typed: the number, as the person wrote it.
        draw: tells which numbers were shown, where they are drawn.
    """

    typed: str
    unit: str
    longest: int = LONGEST_NUMBER
    draw: str = ""


class NumericAnswer(Kind):
    """What is answered by a number has one field, with the unit beside it."""

    template = "courses/questions/number.html"

    def parse(self, shown: Shown, raw: object) -> Response:
        return None if is_empty(raw) else read_number(raw, str(shown.get("unit", "")))

    def inputs(
        self, shown: Shown, given: object, place: Place, verdict: Verdict | None = None
    ) -> NumberField:
        del place, verdict
        typed = with_comma(given[:LONGEST_NUMBER]) if isinstance(given, str) else ""
        return NumberField(typed, str(shown.get("unit", "")))


class Numeric(NumericAnswer):
    """A measure or a sum, with the difference that is accepted."""

    name = "numeric"

    def freeze(self, which: str, value: Value) -> Frozen:
        shown = {
            "prompt": prompt_of(which, value),
            "options": [],
            "unit": str(value.get("unit") or ""),
        }
        key = {
            "answer": frozen_number(which, value.get("answer")),
            "tolerance": frozen_number(which, value.get("tolerance") or 0),
        }
        return Frozen(shown, key, general_feedback(value))

    def grade(self, shown: Shown, key: Key, response: Response) -> Grade:
        answer = Decimal(str(key["answer"]))
        tolerance = Decimal(str(key.get("tolerance") or 0))
        is_right = isinstance(response, str) and abs(Decimal(response) - answer) <= tolerance
        return Grade.whole(
            is_right=is_right,
            feedback=feedback_of(key)["general"],
            answer=f"{with_comma(plain(answer))} {shown.get('unit', '')}".strip(),
        )

    def expected(self, shown: Shown, key: Key) -> Response:
        del shown
        return plain(Decimal(str(key["answer"])))
