"""The kinds of question by their names: whoever needs to know one asks here."""

from courses.questions.arranging import Matching, Ordering
from courses.questions.choices import MultipleChoice, SingleChoice, TrueFalse
from courses.questions.dose import CalculatedDose
from courses.questions.gaps import GapFilling
from courses.questions.hotspot import Hotspot
from courses.questions.kinds import Kind
from courses.questions.numeric import Numeric
from courses.questions.stages import StagedCase
from courses.questions.written import Reflection, ShortText

_KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        SingleChoice(),
        MultipleChoice(),
        TrueFalse(),
        Numeric(),
        ShortText(),
        Ordering(),
        Matching(),
        GapFilling(),
        Reflection(),
        Hotspot(),
        CalculatedDose(),
        StagedCase(),
    )
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
