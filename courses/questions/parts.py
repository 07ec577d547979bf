"""A question of several parts, each with an answer of its own. Pure."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from courses.questions.kinds import (
    AnswerRefused,
    Form,
    Key,
    Kind,
    Response,
    Shown,
    Verdict,
    is_empty,
)

NOT_PARTS = "Esta resposta chegou incompleta. Recarregue a página e responda de novo."


@dataclass(frozen=True)
class Part:
    """One part as it is shown.

    Attributes:
        name: its field's, after the question's own.
        given: what the person gave for it so far.
        state: ``right`` or ``wrong`` once it is graded.
        verdict: what is said of it then.
    """

    name: str
    label: str
    given: str = ""
    options: tuple[tuple[str, str], ...] = ()
    state: str = ""
    verdict: str = ""


def given_in(given: object) -> Mapping[str, str]:
    """Return what an answer gives to each part; what is odd gives nothing."""
    if not isinstance(given, Mapping):
        return {}
    return {name: value for name, value in given.items() if isinstance(value, str)}


class OfParts(Kind):
    """What the kinds of several parts share; an answer is a text for each part's name."""

    @abstractmethod
    def names(self, shown: Shown) -> Sequence[str]:
        """Return the names of its parts."""

    @abstractmethod
    def read_part(self, shown: Shown, name: str, raw: object) -> str | None:
        """Read what was given for one part; nothing where it is empty.

        Raises:
            AnswerRefused: it is no answer to this part.
        """

    @abstractmethod
    def right_part(self, shown: Shown, key: Key, name: str) -> str:
        """Return what is right for one part, as an answer gives it."""

    def parse(self, shown: Shown, raw: object) -> Response:
        if is_empty(raw):
            return None
        names = self.names(shown)
        if not isinstance(raw, Mapping) or not set(raw) <= set(names):
            raise AnswerRefused(NOT_PARTS)
        found: dict[str, str] = {}
        for name in names:
            part = None if is_empty(raw.get(name)) else self.read_part(shown, name, raw[name])
            if part is not None:
                found[name] = part
        return found or None

    def expected(self, shown: Shown, key: Key) -> Response:
        return {name: self.right_part(shown, key, name) for name in self.names(shown)}

    def read_form(self, name: str, shown: Shown, form: Form) -> object:
        found = {part: form.get(f"{name}-{part}", "") for part in self.names(shown)}
        return {part: value for part, value in found.items() if value}

    def is_complete(self, shown: Shown, response: Response) -> bool:
        return set(given_in(response)) == set(self.names(shown))


def judged(part: Part, verdict: Verdict | None, missed: str) -> Part:
    """Return a part with what is said of it.

    Args:
        part: as it was answered.
        verdict: of the whole question; nothing while it is not graded.
        missed: how a sentence begins that says what would have been right.
    """
    if verdict is None:
        return part
    if part.name in verdict.grade.right:
        state, said = "right", "Certo"
    else:
        state, said = "wrong", "Ainda não" if part.given else "Sem resposta"
        if verdict.reveals:
            said = f"{missed} {verdict.grade.parts[part.name]}"
    return Part(part.name, part.label, part.given, part.options, state, said)
