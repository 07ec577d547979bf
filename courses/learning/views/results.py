"""What became of a quiz that was handed in, as a phone keeps it."""

from typing import TypedDict

from courses.learning import rules
from courses.learning.models import Attempt
from courses.learning.views.addresses import address_of

PASSED = "Você passou."
NOT_YET = "Ainda não foi desta vez. Leia as explicações e tente de novo."


class Told(TypedDict):
    """A result in words.

    Attributes:
        url: where the answers are.
        attempt: its public id; what is answered next names it.
        may_try: whether another attempt may follow.
    """

    sentence: str
    url: str
    attempt: str
    passed: bool
    may_try: bool


def told(attempt: Attempt, pass_mark: int, *, may_try: bool) -> Told:
    """Return the result of an attempt that was handed in, beside the mark that passes."""
    has_passed = rules.passes(attempt.percent, pass_mark)
    return {
        "sentence": f"Resultado: {attempt.percent}%. {PASSED if has_passed else NOT_YET}",
        "url": address_of("attempt_result", str(attempt.public_id)),
        "attempt": str(attempt.public_id),
        "passed": has_passed,
        "may_try": may_try,
    }
