"""Answered by filling the gaps of a text: typed, or chosen from a list. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from courses.questions.drawing import shuffled
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
from courses.questions.lists import texts_in
from courses.questions.parts import OfParts, Part, given_in, judged
from courses.questions.words import folded, read_words
from lms.common.errors import DomainError

LONGEST_GAP = 80
MOST_GAPS = 12
FEWEST_OPTIONS = 2
_GAP = re.compile(r"\[([^\[\]]*)\]")
_BETWEEN = "|"


@dataclass(frozen=True)
class Gap:
    """Words of the text and the gap after them; the last words have none."""

    words: str
    part: Part | None


@dataclass(frozen=True)
class Gaps:
    """The text in pieces."""

    pieces: tuple[Gap, ...]


class GapFilling(OfParts):
    """A text with gaps. The author writes each in brackets: ``[cinco|5]`` takes both spellings."""

    name = "gap_filling"
    is_written = True
    help_text = "Complete cada lacuna."

    def freeze(self, which: str, value: Value) -> Frozen:
        prompt = prompt_of(which, value)
        words, gaps = split_text(str(value.get("text") or ""))
        if not 0 < len(gaps) <= MOST_GAPS or not all(gaps):
            raise DomainError(
                f"{which} precisa de 1 a {MOST_GAPS} lacunas, cada uma entre colchetes com a "
                "resposta dentro, como em [cinco]."
            )
        if any(len(text) > LONGEST_GAP for accepted in gaps for text in accepted):
            raise DomainError(f"{which} tem lacuna comprida demais: até {LONGEST_GAP} letras.")
        options = [] if value.get("is_typed") else _options(which, value, gaps)
        shown = {"prompt": prompt, "pieces": words, "options": options}
        key = {"gaps": {str(n): accepted for n, accepted in enumerate(gaps, start=1)}}
        return Frozen(shown, key, general_feedback(value))

    def draw(self, shown: Shown, seed: bytes) -> Shown:
        return {**shown, "options": shuffled(shown["options"], seed)}

    def names(self, shown: Shown) -> Sequence[str]:
        return [str(number) for number in range(1, len(shown["pieces"]))]

    def read_part(self, shown: Shown, name: str, raw: object) -> str | None:
        text = read_words(raw, LONGEST_GAP)
        if text and shown["options"] and text not in shown["options"]:
            raise AnswerRefused(f"Na lacuna {name}, escolha uma das palavras da lista.")
        return text

    def right_part(self, shown: Shown, key: Key, name: str) -> str:
        del shown
        return str(key["gaps"][name][0])

    def grade(self, shown: Shown, key: Key, response: Response) -> Grade:
        del shown
        given = given_in(response)
        return Grade.by_parts(
            [name for name, accepted in key["gaps"].items() if _fits(given.get(name), accepted)],
            {name: f"“{accepted[0]}”" for name, accepted in key["gaps"].items()},
            feedback=feedback_of(key)["general"],
        )

    def inputs(
        self, shown: Shown, given: object, place: Place, verdict: Verdict | None = None
    ) -> Gaps:
        del place
        typed = given_in(given)
        options = tuple((text, text) for text in shown["options"])
        parts: list[Part | None] = [
            judged(Part(name, f"Lacuna {name}", typed.get(name, ""), options), verdict, "Cabe")
            for name in self.names(shown)
        ]
        return Gaps(tuple(map(Gap, shown["pieces"], [*parts, None])))


def split_text(text: str) -> tuple[list[str], list[list[str]]]:
    """Return the words around the gaps, one more than gaps, and what each gap accepts."""
    found = _GAP.split(text.strip())
    accepted = [[one.strip() for one in gap.split(_BETWEEN)] for gap in found[1::2]]
    return found[::2], [[one for one in gap if folded(one)] for gap in accepted]


def _options(which: str, value: Value, gaps: list[list[str]]) -> list[str]:
    options = dict.fromkeys([gap[0] for gap in gaps] + texts_in(value, "distractors"))
    if len(options) < FEWEST_OPTIONS:
        raise DomainError(
            f"{which} tem uma palavra só para escolher. Escreva palavras a mais, ou marque que a "
            "pessoa escreve."
        )
    return shuffled(options)


def _fits(typed: str | None, accepted: list[str]) -> bool:
    return typed is not None and folded(typed) in {folded(text) for text in accepted}
