"""A dose to be calculated: a formula with numbers that are drawn for each attempt. Pure."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from courses.questions.drawing import number_below, seed_of
from courses.questions.formula import TOO_LARGE, FormulaRefused, range_of, value_of
from courses.questions.kinds import (
    AnswerRefused,
    Form,
    Frozen,
    Grade,
    Key,
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
from courses.questions.lists import items_in, refuse_twins
from courses.questions.numbers import frozen_number, plain, with_comma
from courses.questions.numeric import NumberField, NumericAnswer
from lms.common.errors import DomainError

MOST_VARIABLES = 5
MOST_STEPS = 10_000
TOKEN_LENGTH = 8
OTHER_NUMBERS = (
    "Esta conta foi respondida com outros números. Abra a avaliação de novo, com internet, e "
    "responda com os números que aparecem."
)
_NAME = re.compile(r"[a-z][a-z_]{0,19}")
_PLACE = re.compile(r"\{([^{}]*)\}")


class CalculatedDose(NumericAnswer):
    """A sum whose numbers are other ones in each attempt, the same on phone and server."""

    name = "calculated_dose"

    def freeze(self, which: str, value: Value) -> Frozen:
        variables = [_variable(which, item) for _name, item in items_in(value, "variables")]
        if not 0 < len(variables) <= MOST_VARIABLES:
            raise DomainError(f"{which} precisa de 1 a {MOST_VARIABLES} variáveis.")
        refuse_twins(which, [one["name"] for one in variables], "nomes de variável")
        shown: dict[str, Any] = {
            "pattern": prompt_of(which, value),
            "unit": str(value.get("unit") or "").strip(),
            "variables": variables,
        }
        key = {
            "formula": str(value.get("formula") or ""),
            "places": int(value.get("places") or 0),
            "tolerance": frozen_number(which, value.get("tolerance") or 0),
            "tolerance_is_percent": bool(value.get("tolerance_is_percent")),
        }
        _refuse_unsound(which, shown, key)
        feedback = general_feedback(value)
        _refuse_unknown_names(which, shown["pattern"], feedback["general"], variables)
        return Frozen(dict(self.draw(shown, seed_of(shown["pattern"]))), key, feedback)

    def draw(self, shown: Shown, seed: bytes) -> Shown:
        values = {one["name"]: _drawn(one, seed) for one in shown["variables"]}
        return {**shown, "values": values, "prompt": _filled(shown["pattern"], values)}

    def parse(self, shown: Shown, raw: object) -> Response:
        typed = raw
        if isinstance(raw, Mapping):
            typed = raw.get("numero")
            if not is_empty(typed) and raw.get("sorteio") != token_of(shown):
                raise AnswerRefused(OTHER_NUMBERS)
        return super().parse(shown, typed)

    def read_form(self, name: str, shown: Shown, form: Form) -> object:
        typed = form.get(f"{name}-numero", "")
        return {"numero": typed, "sorteio": form.get(f"{name}-sorteio", "")} if typed else None

    def grade(self, shown: Shown, key: Key, response: Response) -> Grade:
        answer = answer_of(shown["values"], key)
        words = f"{with_comma(plain(answer))} {shown['unit']}".strip()
        return Grade.whole(
            is_right=isinstance(response, str)
            and abs(Decimal(response) - answer) <= _tolerance(answer, key),
            feedback=_filled(feedback_of(key)["general"], shown["values"]),
            answer=words,
        )

    def expected(self, shown: Shown, key: Key) -> Response:
        return plain(answer_of(shown["values"], key))

    def inputs(
        self, shown: Shown, given: object, place: Place, verdict: Verdict | None = None
    ) -> NumberField:
        typed = given.get("numero") if isinstance(given, Mapping) else given
        drawn = super().inputs(shown, typed, place, verdict)
        return NumberField(drawn.typed, drawn.unit, drawn.longest, token_of(shown))


def answer_of(values: Mapping[str, str], key: Key) -> Decimal:
    """Return the answer for the numbers that were drawn, rounded as the author asks.

    Raises:
        FormulaRefused: the formula has no value for them.
    """
    numbers = {name: Decimal(text) for name, text in values.items()}
    return _rounded(value_of(key["formula"], numbers), key)


def _rounded(exact: Decimal, key: Key) -> Decimal:
    try:
        return exact.quantize(Decimal(1).scaleb(-key["places"]), ROUND_HALF_UP)
    except InvalidOperation:
        raise FormulaRefused(TOO_LARGE) from None


def token_of(shown: Shown) -> str:
    """Return what tells the numbers that were shown from others."""
    return seed_of(*sorted(shown["values"].items())).hex()[:TOKEN_LENGTH]


def _tolerance(answer: Decimal, key: Key) -> Decimal:
    tolerance = Decimal(key["tolerance"])
    return abs(answer) * tolerance / 100 if key["tolerance_is_percent"] else tolerance


def _variable(which: str, item: Mapping[str, Any]) -> dict[str, str]:
    name = str(item.get("name") or "").strip()
    if not _NAME.fullmatch(name):
        raise DomainError(
            f"{which}: dê às variáveis nomes de letras minúsculas sem acento, como peso."
        )
    found = {
        "name": name,
        "smallest": frozen_number(which, item.get("smallest")),
        "largest": frozen_number(which, item.get("largest")),
        "step": frozen_number(which, item.get("step") or 1),
    }
    if Decimal(found["step"]) <= 0 or not 0 <= _steps(found) <= MOST_STEPS:
        raise DomainError(f"{which}: confira o menor, o maior e o passo de “{name}”.")
    return found


def _steps(variable: Mapping[str, str]) -> int:
    """Return how many steps lie between the smallest number and the largest."""
    span = Decimal(variable["largest"]) - Decimal(variable["smallest"])
    return int(span // Decimal(variable["step"]))


def _drawn(variable: Mapping[str, str], seed: bytes) -> str:
    step = number_below(seed, variable["name"], _steps(variable) + 1)
    return plain(Decimal(variable["smallest"]) + step * Decimal(variable["step"]))


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: with_comma(values.get(found[1].strip(), found[0])), text)


def _refuse_unsound(which: str, shown: Shown, key: Key) -> None:
    """Go on if the formula has a value for whatever may be drawn: nobody meets one without.

    Raises:
        DomainError: it may have none; the sentence says why.
    """
    ranges = {
        one["name"]: (Decimal(one["smallest"]), Decimal(one["largest"]))
        for one in shown["variables"]
    }
    try:
        for end in range_of(key["formula"], ranges):
            _rounded(end, key)
    except FormulaRefused as problem:
        raise DomainError(f"{which}: {problem.sentence}") from None


def _refuse_unknown_names(
    which: str, prompt: str, feedback: str, variables: list[dict[str, str]]
) -> None:
    """Go on if the texts name the variables: all of them in the prompt, no other in either.

    Raises:
        DomainError: the sentence says which.
    """
    known = {one["name"] for one in variables}
    other = _names_in(prompt) | _names_in(feedback)
    if other - known:
        raise DomainError(f"{which}: “{{{min(other - known)}}}” não está entre as variáveis.")
    missing = known - _names_in(prompt)
    if missing:
        raise DomainError(
            f"{which}: escreva {{{min(missing)}}} no texto, onde o número deve aparecer."
        )


def _names_in(text: str) -> set[str]:
    return {name.strip() for name in _PLACE.findall(text)}
