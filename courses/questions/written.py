"""Answered in one's own words: a short text that is compared, and a reflection that is not. Pure."""

from dataclasses import dataclass

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
from courses.questions.lists import texts_in
from courses.questions.words import LONGEST_WORDS, folded, read_words
from lms.common.errors import DomainError

LONGEST_REFLECTION = 2000


@dataclass(frozen=True)
class WrittenField:
    """A field for words.

    Attributes:
        longest: how many letters are taken; the field lets more be typed, and nothing is cut off.
    """

    typed: str
    longest: int


class _Written(Kind):
    """What the kinds of this module share."""

    is_written = True
    longest = LONGEST_WORDS

    def parse(self, shown: Shown, raw: object) -> Response:
        del shown
        return None if is_empty(raw) else read_words(raw, self.longest)

    def inputs(
        self, shown: Shown, given: object, place: Place, verdict: Verdict | None = None
    ) -> WrittenField:
        del shown, place, verdict
        return WrittenField(given if isinstance(given, str) else "", self.longest)


class ShortText(_Written):
    """A word or a few, in any of the spellings that the author accepts."""

    name = "short_text"

    def freeze(self, which: str, value: Value) -> Frozen:
        shown = {"prompt": prompt_of(which, value)}
        accepted = texts_in(value, "answers")
        if not any(folded(text) for text in accepted):
            raise DomainError(f"{which} precisa de ao menos uma resposta aceita.")
        if any(len(text) > LONGEST_WORDS for text in accepted):
            raise DomainError(f"{which} tem resposta comprida demais: até {LONGEST_WORDS} letras.")
        return Frozen(shown, {"accepted": accepted}, general_feedback(value))

    def grade(self, shown: Shown, key: Key, response: Response) -> Grade:
        del shown
        accepted = {folded(text) for text in key["accepted"]}
        return Grade.whole(
            is_right=isinstance(response, str) and folded(response) in accepted,
            feedback=feedback_of(key)["general"],
            answer=f"“{key['accepted'][0]}”",
        )

    def expected(self, shown: Shown, key: Key) -> Response:
        del shown
        return str(key["accepted"][0])


class Reflection(_Written):
    """Something to think about: kept for the person, never graded."""

    name = "reflection"
    help_text = "Fica guardado para você. Não vale nota e não tem resposta certa."
    counts = False
    is_kept_open = True
    longest = LONGEST_REFLECTION

    def freeze(self, which: str, value: Value) -> Frozen:
        return Frozen({"prompt": prompt_of(which, value)}, {}, general_feedback(value))

    def grade(self, shown: Shown, key: Key, response: Response) -> Grade:
        del shown, response
        return Grade(is_right=None, of=0, feedback=feedback_of(key)["general"])

    def expected(self, shown: Shown, key: Key) -> Response:
        del shown, key
        return "Vou pensar nisso com a equipe."
