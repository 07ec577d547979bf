"""Answered by choosing: one option, several, or whether a sentence is true. Pure."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from courses.questions.kinds import (
    AnswerRefused,
    Form,
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
from lms.common.errors import DomainError

FEWEST_OPTIONS = 2
TRUTHS = {"true": True, "false": False}
TRUTH_LABELS = (("true", "Verdadeiro"), ("false", "Falso"))
UNKNOWN_OPTION = "Esta opção não está na pergunta. Escolha uma das que aparecem."


@dataclass(frozen=True)
class Option:
    """A choice, and what is said of it once it is graded."""

    value: str
    label: str
    is_checked: bool = False
    variant: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class Choices:
    """The options of a question."""

    options: tuple[Option, ...]


def chosen_values(given: object) -> frozenset[str]:
    """Return the values that an answer ticks, as a form writes them; what is odd ticks nothing."""
    if isinstance(given, bool):
        return frozenset({"true" if given else "false"})
    values = given if isinstance(given, list) else [given]
    return frozenset(value for value in values if isinstance(value, str) and value)


class _Choice(Kind):
    """What the kinds of this module share."""

    template = "courses/questions/choices.html"
    # What is said of a right one that was not chosen.
    missed: ClassVar[str] = "O melhor caminho"

    def variant_of(self, shown: Shown) -> str:
        """Return the variant of its choices."""
        del shown
        return ""

    @abstractmethod
    def choices(self, shown: Shown) -> Sequence[tuple[str, str]]:
        """Return the values and labels of its options."""

    @abstractmethod
    def right_values(self, key: Key) -> frozenset[str]:
        """Return the values that are right."""

    def grade(self, shown: Shown, key: Key, response: Response) -> Grade:
        del shown
        right, chosen = self.right_values(key), chosen_values(response)
        notes = feedback_of(key)["options"]
        return Grade.whole(
            is_right=chosen == right,
            right=right,
            notes={value: notes[value] for value in sorted(chosen) if notes.get(value)},
            feedback=feedback_of(key)["general"],
        )

    def inputs(
        self, shown: Shown, given: object, place: Place, verdict: Verdict | None = None
    ) -> Choices:
        del place
        chosen, variant = chosen_values(given), self.variant_of(shown)
        blank = [
            Option(value, label, is_checked=value in chosen, variant=variant)
            for value, label in self.choices(shown)
        ]
        if verdict is None:
            return Choices(tuple(blank))
        right = verdict.grade.right if verdict.reveals else verdict.grade.right & chosen
        return Choices(tuple(self._judged(option, right) for option in blank))

    def _judged(self, option: Option, right: frozenset[str]) -> Option:
        if option.value in right:
            verdict = "Sua resposta, e vale" if option.is_checked else self.missed
            return replace(option, variant=f"{option.variant} right".strip(), verdict=verdict)
        if option.is_checked:
            variant = f"{option.variant} wrong".strip()
            return replace(option, variant=variant, verdict="Sua resposta")
        return option


class Listed(_Choice):
    """A choice among options that the author wrote."""

    def choices(self, shown: Shown) -> Sequence[tuple[str, str]]:
        return [(str(option["id"]), option["text"]) for option in shown.get("options", ())]

    def right_values(self, key: Key) -> frozenset[str]:
        return frozenset(str(value) for value in key["right"])

    def freeze(self, which: str, value: Value) -> Frozen:
        prompt, options = prompt_of(which, value), _options(which, value)
        shown = {
            "prompt": prompt,
            "options": [{"id": option["id"], "text": option["text"]} for option in options],
            "unit": "",
        }
        right = [option["id"] for option in options if option.get("is_correct")]
        self.refuse_right(which, len(right), len(options))
        feedback = {
            "general": str(value.get("feedback") or ""),
            "options": {option["id"]: str(option.get("feedback") or "") for option in options},
        }
        return Frozen(shown, {"right": right}, feedback)

    def refuse_right(self, which: str, right: int, count: int) -> None:
        """Go on if that many options may be right.

        Raises:
            DomainError: the sentence says how many may.
        """
        if not 0 < right < count:
            raise DomainError(f"{which} precisa de ao menos uma opção certa e uma errada.")

    def known(self, shown: Shown, raw: object) -> str:
        """Return an option that the question has.

        Raises:
            AnswerRefused: it has no such option.
        """
        if isinstance(raw, str) and raw in {value for value, _label in self.choices(shown)}:
            return raw
        raise AnswerRefused(UNKNOWN_OPTION)

    def known_ones(self, shown: Shown, raw: object) -> list[str]:
        """Return several options that the question has, each once.

        Raises:
            AnswerRefused: one of them it has not, or there are more than it has.
        """
        chosen = raw if isinstance(raw, list) else [raw]
        if len(chosen) > len(self.choices(shown)):
            raise AnswerRefused("Chegaram mais opções do que a pergunta tem. Marque de novo.")
        return sorted({self.known(shown, item) for item in chosen})


def _options(which: str, value: Value) -> list[dict[str, Any]]:
    options = [
        {
            **item["value"],
            "id": item.get("id"),
            "text": str(item["value"].get("text") or "").strip(),
        }
        for item in value.get("options") or []
    ]
    if len(options) < FEWEST_OPTIONS or not all(o["id"] and o["text"] for o in options):
        raise DomainError(f"{which} precisa de duas opções ou mais, todas com texto.")
    if len({option["id"] for option in options}) < len(options):
        raise DomainError(f"{which} tem opções repetidas. Apague a cópia e crie de novo.")
    return options


class SingleChoice(Listed):
    """Exactly one right answer."""

    name = "single_choice"

    def refuse_right(self, which: str, right: int, count: int) -> None:
        if right != 1:
            raise DomainError(f"{which} precisa de uma, e só uma, opção certa.")
        super().refuse_right(which, right, count)

    def parse(self, shown: Shown, raw: object) -> Response:
        return None if is_empty(raw) else self.known(shown, raw)

    def expected(self, shown: Shown, key: Key) -> Response:
        del shown
        return str(key["right"][0])


class MultipleChoice(Listed):
    """Every right answer is to be marked, and no wrong one."""

    name = "multiple_choice"
    help_text = "Marque todas as que valem."
    missed = "Também valia"

    def variant_of(self, shown: Shown) -> str:
        del shown
        return "checkbox"

    def parse(self, shown: Shown, raw: object) -> Response:
        return None if is_empty(raw) else self.known_ones(shown, raw)

    def expected(self, shown: Shown, key: Key) -> Response:
        del shown
        return sorted(str(value) for value in key["right"])

    def read_form(self, name: str, shown: Shown, form: Form) -> object:
        del shown
        return form.getlist(name)


class TrueFalse(_Choice):
    """A sentence to be judged."""

    name = "true_false"

    def choices(self, shown: Shown) -> Sequence[tuple[str, str]]:
        del shown
        return TRUTH_LABELS

    def right_values(self, key: Key) -> frozenset[str]:
        return chosen_values(bool(key["is_true"]))

    def freeze(self, which: str, value: Value) -> Frozen:
        shown = {"prompt": prompt_of(which, value), "options": [], "unit": ""}
        return Frozen(shown, {"is_true": bool(value.get("is_true"))}, general_feedback(value))

    def parse(self, shown: Shown, raw: object) -> Response:
        del shown
        if is_empty(raw):
            return None
        if isinstance(raw, bool):
            return raw
        if isinstance(raw, str) and raw in TRUTHS:
            return TRUTHS[raw]
        raise AnswerRefused("Escolha Verdadeiro ou Falso.")

    def expected(self, shown: Shown, key: Key) -> Response:
        del shown
        return bool(key["is_true"])
