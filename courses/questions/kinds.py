"""What every kind of question can do, and what passes between it and the rest. Pure."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Protocol

from lms.common.errors import DomainError

# What a person answered, as it is stored: JSON. ``None`` is no answer yet.
Response = str | bool | list[str] | dict[str, Any] | None
Shown = Mapping[str, Any]
Key = Mapping[str, Any]
Value = Mapping[str, Any]


class AnswerRefused(DomainError):
    """What came is no answer to this question; the sentence says what one looks like."""


class Form(Protocol):
    """What a browser posted."""

    def get(self, name: str, default: str, /) -> str:
        """Return the last value under a name."""
        ...

    def getlist(self, name: str, /) -> list[str]:
        """Return every value under a name."""
        ...


@dataclass(frozen=True)
class Frozen:
    """A question as an edition keeps it.

    Attributes:
        shown: what is asked; it gives nothing of the answer away.
        key: what is right.
        feedback: what to say afterwards; no part of the question's version.
    """

    shown: dict[str, Any]
    key: dict[str, Any]
    feedback: dict[str, Any]


@dataclass(frozen=True)
class Grade:
    """An answer set beside its key.

    Attributes:
        is_right: whether all of it is; ``None`` where nothing is right or wrong.
        hits: how many of its parts are right.
        of: how many parts it has; 0 counts for nothing.
        right: what is right, by the value of a choice or the name of a part.
        notes: what to say of each chosen value.
        feedback: what to say to everyone.
        answer: the expected answer in words; empty where the choices show it.
        parts: what each part should have been, in words, by the name of the part.
        stages: the grades of a case's stages, in order.
    """

    is_right: bool | None
    hits: int = 0
    of: int = 1
    right: frozenset[str] = frozenset()
    notes: Mapping[str, str] = field(default_factory=dict)
    feedback: str = ""
    answer: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    stages: tuple["Grade", ...] = ()

    @classmethod
    def whole(cls, *, is_right: bool, **rest: Any) -> "Grade":
        """Return the grade of a question of one part."""
        return cls(is_right=is_right, hits=int(is_right), of=1, **rest)

    @classmethod
    def by_parts(cls, right: Iterable[str], parts: Mapping[str, str], **rest: Any) -> "Grade":
        """Return the grade of a question of several parts, of which those named are right."""
        named = frozenset(right)
        hits, of = len(named), len(parts)
        return cls(is_right=hits == of, hits=hits, of=of, right=named, parts=parts, **rest)


@dataclass(frozen=True)
class Place:
    """Where a question's fields stand.

    Attributes:
        name: of its fields in a form; with more than one, each begins with it.
        key: tells its elements apart from those of other questions.
        form: the form that the fields belong to; they may stand outside of it.
        error_id: the element that says what is wrong; empty where nothing is.
        has_button: whether the question is sent by a button of its own.
        is_whole: whether what only comes later is there too, folded, so that a phone without a
            signal can go on.
    """

    name: str
    key: str
    form: str = ""
    is_locked: bool = False
    error_id: str = ""
    has_button: bool = False
    is_whole: bool = False

    def within(self, part: str) -> "Place":
        """Return the place of one part."""
        return replace(self, name=f"{self.name}-{part}", key=f"{self.key}-{part}")

    def locked(self) -> "Place":
        """Return the same place, where nothing can be changed."""
        return replace(self, is_locked=True, error_id="")


@dataclass(frozen=True)
class Verdict:
    """A graded answer, as far as it may be told.

    Attributes:
        reveals: whether what is right is marked. Of a quiz that may be tried again it is not:
            the person gets the explanation, and finds the answer.
    """

    grade: Grade
    reveals: bool


class Kind(ABC):
    """One kind of question.

    Attributes:
        name: as blocks, editions and pages call it.
        help_text: how to answer, above the fields.
    """

    name: ClassVar[str]
    help_text: ClassVar[str] = ""
    # Whether it has a right answer, and so a place in a result.
    counts: ClassVar[bool] = True
    # Whether people answer in their own words.
    is_written: ClassVar[bool] = False
    # Whether what the person wrote comes back when they open it again.
    is_kept_open: ClassVar[bool] = False
    # Whether it is answered in stages, one after another.
    is_staged: ClassVar[bool] = False

    @property
    def template(self) -> str:
        """The template of its fields, given ``inputs`` and ``place``."""
        return f"courses/questions/{self.name}.html"

    @abstractmethod
    def freeze(self, which: str, value: Value) -> Frozen:
        """Return the question of a block's value, as the database keeps it in JSON.

        Args:
            which: the question, as a sentence of refusal begins.
            value: what the author wrote.

        Raises:
            DomainError: it cannot be asked as it is; the sentence says what to change.
        """

    @abstractmethod
    def parse(self, shown: Shown, raw: object) -> Response:
        """Read an answer as a form or a phone sent it; ``None`` when it is empty.

        What was read once reads the same again.

        Raises:
            AnswerRefused: it is no answer to this question.
        """

    @abstractmethod
    def grade(self, shown: Shown, key: Key, response: Response) -> Grade:
        """Set an answer beside its key. No answer is not right."""

    @abstractmethod
    def expected(self, shown: Shown, key: Key) -> Response:
        """Return the answer that is wholly right."""

    @abstractmethod
    def inputs(
        self, shown: Shown, given: object, place: Place, verdict: Verdict | None = None
    ) -> object:
        """Return what the template of its fields shows.

        Args:
            shown: the question as it was shown.
            given: what the person gave so far, even if it could not be read.
            place: where the fields stand.
            verdict: once it is graded.
        """

    def read_form(self, name: str, shown: Shown, form: Form) -> object:
        """Return what a form says of the question, unread; something false for nothing."""
        del shown
        return form.get(name, "")

    def draw(self, shown: Shown, seed: bytes) -> Shown:
        """Return the question with its order or its numbers drawn; a seed draws them one way."""
        del seed
        return shown

    def joined(self, shown: Shown, before: Response, now: Response) -> Response:
        """Return what to keep of a new answer where one stands already."""
        del shown, before
        return now

    def untouched(self, response: Response) -> Response:
        """Return what the fields of an answered question say when nobody touches them."""
        return response

    def is_complete(self, shown: Shown, response: Response) -> bool:
        """Tell whether no part of the answer is missing."""
        del shown
        return response is not None


def feedback_of(key: Key) -> Mapping[str, Any]:
    """Return what to say of an answer: ``general``, and ``options`` by id."""
    return {"general": "", "options": {}, **key.get("feedback", {})}


def general_feedback(value: Value) -> dict[str, Any]:
    """Return the feedback of a question without options."""
    return {"general": str(value.get("feedback") or ""), "options": {}}


def prompt_of(which: str, value: Value) -> str:
    """Return what is asked.

    Raises:
        DomainError: nothing is.
    """
    prompt = str(value.get("prompt") or "").strip()
    if not prompt:
        raise DomainError(f"{which} está incompleta. Abra a aula, complete e publique de novo.")
    return prompt


def is_empty(raw: object) -> bool:
    """Tell whether nothing was sent."""
    return raw is None or raw in ("", [], {})
