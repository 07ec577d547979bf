"""The check trace: the line that a certificate's code draws, on the paper and on its public page.

16 symbols give 16 heights of 32; the check symbol draws nothing (decision D14). A person compares
the two lines before reading: an aid to the eye, never the proof.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lms.common.codes import ALPHABET, RANDOM_LENGTH

WIDTH = 272
HEIGHT = 64
MARGIN = 8

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Trace:
    """A code's line in a box of 272 × 64, written to a tenth.

    Attributes:
        path: the ``d`` of an SVG path.
        start: centre of the open ring.
        end: centre of the full dot.
    """

    path: str
    start: tuple[str, str]
    end: tuple[str, str]


def trace_of(code: str) -> Trace:
    """Return the trace of ``code``; case, dashes and spaces do not count.

    Raises:
        ValueError: fewer than 16 symbols, or one outside the alphabet.
    """
    points = [
        (MARGIN + across * (WIDTH - 2 * MARGIN), MARGIN + down * (HEIGHT - 2 * MARGIN))
        for across, down in shape_of(code)
    ]
    return Trace(path=_smooth_path(points), start=_written(points[0]), end=_written(points[-1]))


def shape_of(code: str) -> list[Point]:
    """Return the line in a unit box; a higher symbol stands higher, so its y is smaller.

    Raises:
        ValueError: as :func:`trace_of`.
    """
    symbols = code.upper().replace("-", "").replace(" ", "")[:RANDOM_LENGTH]
    if len(symbols) < RANDOM_LENGTH or not set(symbols) <= set(ALPHABET):
        raise ValueError(f"a trace needs {RANDOM_LENGTH} symbols of the code's alphabet")
    steps, highest = RANDOM_LENGTH - 1, len(ALPHABET) - 1
    return [
        (place / steps, 1 - ALPHABET.index(symbol) / highest)
        for place, symbol in enumerate(symbols)
    ]


def _smooth_path(points: Sequence[Point]) -> str:
    """Return an SVG path through ``points``: cubics with both handles at half the step."""
    start = " ".join(_written(points[0]))
    return f"M{start}" + "".join(_curve(*ends) for ends in pairwise(points))


def _curve(start: Point, end: Point) -> str:
    middle = (start[0] + end[0]) / 2
    return f"C{middle:.1f} {start[1]:.1f} {middle:.1f} {end[1]:.1f} {end[0]:.1f} {end[1]:.1f}"


def _written(point: Point) -> tuple[str, str]:
    return f"{point[0]:.1f}", f"{point[1]:.1f}"
