"""Answered by arranging: things put in order, or each joined to its pair. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from courses.questions.drawing import seed_of, shuffled
from courses.questions.kinds import (
    AnswerRefused,
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
    prompt_of,
)
from courses.questions.lists import items_in, refuse_twins, texts_in
from courses.questions.parts import OfParts, Part, given_in, judged
from lms.common.errors import DomainError

FEWEST_ITEMS, FEWEST_PAIRS = 3, 2
ID_LENGTH = 12
# More letters than this do not fit into a closed field on a small phone.
MUCH = 22


@dataclass(frozen=True)
class Parts:
    """The parts of a question, in the order in which they are shown.

    Attributes:
        listed: what may be chosen, in full, where a closed field has no room for it.
    """

    parts: tuple[Part, ...]
    listed: tuple[str, ...] = ()


class Ordering(OfParts):
    """Things that were shuffled, to be put in order; each in its place counts."""

    name = "ordering"
    help_text = "Ponha cada item na sua posição."

    def freeze(self, which: str, value: Value) -> Frozen:
        prompt = prompt_of(which, value)
        items = [(name, str(text or "").strip()) for name, text in items_in(value, "items")]
        if len(items) < FEWEST_ITEMS:
            raise DomainError(f"{which} precisa de {FEWEST_ITEMS} itens ou mais.")
        refuse_twins(which, [text for _name, text in items], "itens")
        refuse_twins(which, [name for name, _text in items], "itens")
        right = [name for name, _text in items]
        texts = dict(items)
        shown = {"prompt": prompt, "items": [_named(n, texts[n]) for n in _apart(right)]}
        return Frozen(shown, {"order": right}, general_feedback(value))

    def draw(self, shown: Shown, seed: bytes) -> Shown:
        texts = {item["id"]: item["text"] for item in shown["items"]}
        return {**shown, "items": [_named(name, texts[name]) for name in shuffled(texts, seed)]}

    def names(self, shown: Shown) -> Sequence[str]:
        return [str(item["id"]) for item in shown["items"]]

    def parse(self, shown: Shown, raw: object) -> Response:
        response = super().parse(shown, raw)
        places = list(given_in(response).values())
        twice = sorted({place for place in places if places.count(place) > 1})
        if twice:
            raise AnswerRefused(
                f"A posição {twice[0]} está em dois itens. Dê a cada item uma posição só dele."
            )
        return response

    def read_part(self, shown: Shown, name: str, raw: object) -> str | None:
        del name
        places = {str(number) for number in range(1, len(shown["items"]) + 1)}
        if isinstance(raw, str) and raw in places:
            return raw
        raise AnswerRefused(f"As posições vão de 1 a {len(places)}. Escolha uma para cada item.")

    def right_part(self, shown: Shown, key: Key, name: str) -> str:
        del shown
        return str(key["order"].index(name) + 1)

    def grade(self, shown: Shown, key: Key, response: Response) -> Grade:
        given = given_in(response)
        places = {name: self.right_part(shown, key, name) for name in self.names(shown)}
        return Grade.by_parts(
            [name for name, place in places.items() if given.get(name) == place],
            {name: f"{place}º lugar" for name, place in places.items()},
            feedback=feedback_of(key)["general"],
        )

    def inputs(
        self, shown: Shown, given: object, place: Place, verdict: Verdict | None = None
    ) -> Parts:
        del place
        places = given_in(given)
        numbers = {str(n): f"{n}º" for n in range(1, len(shown["items"]) + 1)}
        order = list(numbers)
        known = {name: place if place in numbers else "" for name, place in places.items()}
        parts = [
            Part(item["id"], item["text"], known.get(item["id"], ""), tuple(numbers.items()))
            for item in shown["items"]
        ]
        parts.sort(key=lambda part: order.index(part.given) if part.given else len(order))
        return Parts(tuple(judged(part, verdict, "É o") for part in parts))


def _apart(right: list[str]) -> list[str]:
    """Return the names in an order of their own, never in the right one."""
    drawn = shuffled(right)
    return drawn if drawn != right else [*drawn[1:], drawn[0]]


def _named(name: str, text: str) -> dict[str, Any]:
    return {"id": name, "text": text}


class Matching(OfParts):
    """Each thing on the left has its pair among those on the right; some may have none."""

    name = "matching"
    help_text = "Escolha o par de cada um."

    def freeze(self, which: str, value: Value) -> Frozen:
        prompt = prompt_of(which, value)
        pairs = [(name, _side(pair, "left"), _side(pair, "right")) for name, pair in _pairs(value)]
        if len(pairs) < FEWEST_PAIRS:
            raise DomainError(f"{which} precisa de dois pares ou mais.")
        refuse_twins(which, [left for _name, left, _right in pairs], "itens")
        refuse_twins(which, [name for name, _left, _right in pairs], "itens")
        texts = [right for _name, _left, right in pairs] + texts_in(value, "distractors")
        if not all(texts) or len(set(texts)) == 1:
            raise DomainError(f"{which} precisa de pares diferentes, com os dois lados escritos.")
        options = {_option_id(text): text for text in texts}
        lefts = {name: left for name, left, _right in pairs}
        shown = {
            "prompt": prompt,
            "items": [_named(name, lefts[name]) for name in shuffled(lefts)],
            "options": [_named(name, options[name]) for name in shuffled(options)],
        }
        key = {"pairs": {name: _option_id(right) for name, _left, right in pairs}}
        return Frozen(shown, key, general_feedback(value))

    def draw(self, shown: Shown, seed: bytes) -> Shown:
        drawn = dict(shown)
        for side in ("items", "options"):
            texts = {one["id"]: one["text"] for one in shown[side]}
            drawn[side] = [_named(name, texts[name]) for name in shuffled(texts, seed)]
        return drawn

    def names(self, shown: Shown) -> Sequence[str]:
        return [str(item["id"]) for item in shown["items"]]

    def read_part(self, shown: Shown, name: str, raw: object) -> str | None:
        del name
        if isinstance(raw, str) and raw in {option["id"] for option in shown["options"]}:
            return raw
        raise AnswerRefused("Este par não está na pergunta. Escolha um dos que aparecem.")

    def right_part(self, shown: Shown, key: Key, name: str) -> str:
        del shown
        return str(key["pairs"][name])

    def grade(self, shown: Shown, key: Key, response: Response) -> Grade:
        given, pairs = given_in(response), key["pairs"]
        texts = {option["id"]: option["text"] for option in shown["options"]}
        return Grade.by_parts(
            [name for name, right in pairs.items() if given.get(name) == right],
            {name: f"“{texts[right]}”" for name, right in pairs.items()},
            feedback=feedback_of(key)["general"],
        )

    def inputs(
        self, shown: Shown, given: object, place: Place, verdict: Verdict | None = None
    ) -> Parts:
        del place
        chosen = given_in(given)
        is_long = verdict is None and any(len(one["text"]) > MUCH for one in shown["options"])
        options = tuple(
            (option["id"], f"{letter}. {option['text']}" if is_long else option["text"])
            for letter, option in zip(ascii_uppercase, shown["options"], strict=False)
        )
        parts = (
            Part(item["id"], item["text"], chosen.get(item["id"], ""), options)
            for item in shown["items"]
        )
        listed = tuple(label for _value, label in options) if is_long else ()
        return Parts(tuple(judged(part, verdict, "O par é") for part in parts), listed)


def _pairs(value: Value) -> list[tuple[str, Any]]:
    return items_in(value, "pairs")


def _side(pair: Any, side: str) -> str:
    return str(pair.get(side) or "").strip()


def _option_id(text: str) -> str:
    """Return an identity of a right side that says nothing of the left one."""
    return seed_of("option", text).hex()[:ID_LENGTH]
