"""The kinds of question by their names: whoever needs to know one asks here."""

from courses.questions.choices import MultipleChoice, SingleChoice, TrueFalse
from courses.questions.kinds import Kind
from courses.questions.numeric import Numeric

_KINDS: dict[str, Kind] = {
    kind.name: kind for kind in (SingleChoice(), MultipleChoice(), TrueFalse(), Numeric())
}
QUESTION_TYPES = frozenset(_KINDS)


def kind_of(question_type: str) -> Kind:
    """Return the kind of that name.

    Raises:
        ValueError: there is none.
    """
    try:
        return _KINDS[question_type]
    except KeyError:
        raise ValueError(f"no question type {question_type!r}") from None
