"""The check trace: the line that a certificate's code draws, on paper and on the verdict page.

An aid to compare before reading, never the proof. A box of 272 × 64 with 8 around; 16 symbols
at equal steps, 32 heights; the check character draws nothing (decision D14). Lengths are
integer tenths, so that paper and page are the same to the digit.
"""

from dataclasses import dataclass
from itertools import pairwise

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SYMBOLS = 16
_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 2640, 80, 560


@dataclass(frozen=True, slots=True)
class Trace:
    """A drawn trace.

    Attributes:
        path: the ``d`` of an SVG path.
        start: centre of the open ring, in the box's units.
        end: centre of the full dot.
    """

    path: str
    start: tuple[str, str]
    end: tuple[str, str]


def trace_of(code: str) -> Trace:
    """Draw the trace of ``code``; dashes and spaces do not count.

    Raises:
        ValueError: fewer than 16 symbols, or one outside the alphabet.
    """
    symbols = code.upper().replace("-", "").replace(" ", "")[:SYMBOLS]
    if len(symbols) < SYMBOLS or not set(symbols) <= set(ALPHABET):
        raise ValueError("a trace needs 16 symbols of the code's alphabet")
    points = [(_across(at), _height(symbol)) for at, symbol in enumerate(symbols)]
    curves = [_curve(before, after) for before, after in pairwise(points)]
    first, last = points[0], points[-1]
    return Trace(
        path=f"M{_pair(first)}{''.join(curves)}",
        start=(_tenths(first[0]), _tenths(first[1])),
        end=(_tenths(last[0]), _tenths(last[1])),
    )


def _across(at: int) -> int:
    return _LEFT + (_RIGHT - _LEFT) * at // (SYMBOLS - 1)


def _height(symbol: str) -> int:
    return _BOTTOM - (_BOTTOM - _TOP) * ALPHABET.index(symbol) // (len(ALPHABET) - 1)


def _curve(before: tuple[int, int], after: tuple[int, int]) -> str:
    """Join two points smoothly, with both handles at half the step."""
    middle = (before[0] + after[0]) // 2
    return f"C{_pair((middle, before[1]))} {_pair((middle, after[1]))} {_pair(after)}"


def _pair(point: tuple[int, int]) -> str:
    return f"{_tenths(point[0])} {_tenths(point[1])}"


def _tenths(length: int) -> str:
    return f"{length // 10}.{length % 10}"
