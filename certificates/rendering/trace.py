"""The check trace: the line that each code draws, on the paper and on the public page.

16 symbols give 16 heights of 32; the check symbol draws nothing. A person compares the two
lines before reading. It helps the eye and proves nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from lms.common.codes import ALPHABET, RANDOM_LENGTH

WIDTH = 272
HEIGHT = 64
MARGIN = 8

# A little outside the page, so that no line begins on it.
_GROUND_START = -4
_GROUND_STEP = 6
_PALEST = 6

Point = tuple[float, float]


@dataclass(frozen=True)
class Trace:
    """A code's line in a box of 272 × 64: the path and where its two ends are drawn."""

    path: str
    start: Point
    end: Point


def trace_of(code: str) -> Trace:
    """Return the check trace of ``code``, for an SVG with ``viewBox="0 0 272 64"``."""
    points = [
        (MARGIN + across * (WIDTH - 2 * MARGIN), MARGIN + down * (HEIGHT - 2 * MARGIN))
        for across, down in _shape(code)
    ]
    return Trace(path=smooth_path(points), start=points[0], end=points[-1])


def trace_svg(code: str, *, ink: str) -> str:
    """Return the trace as a whole SVG: open ring first, full dot last."""
    trace = trace_of(code)
    (start_x, start_y), (end_x, end_y) = trace.start, trace.end
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{trace.path}" fill="none" stroke="{ink}" stroke-width="3.5"'
        f' stroke-linecap="round"/><circle cx="{start_x:.1f}" cy="{start_y:.1f}" r="6"'
        f' fill="#fff" stroke="{ink}" stroke-width="3"/>'
        f'<circle cx="{end_x:.1f}" cy="{end_y:.1f}" r="7" fill="{ink}"/></svg>'
    )


def ground_svg(code: str, *, top: int, heights: Sequence[int], width: int, ink: str) -> str:
    """Return the pale ground of an A4 page: the trace across the sheet, flattened by steps.

    Tints and not opacities: each transparent line would be a drawing of its own in the PDF.

    Args:
        code: the certificate's code.
        top: millimetres from the upper edge of the page to the first line.
        heights: one line for each, in millimetres; each is 6 mm lower and a little darker.
        width: millimetres from the left edge of the page to the end of the lines.
        ink: the colour of the lines, ``#rrggbb``.
    """
    steps = _ground_steps(width)
    downs = [down for _, down in _shape(code)]
    paths = (
        _ground_path(steps, [top + _GROUND_STEP * row + height * down for down in downs])
        for row, height in enumerate(heights)
    )
    lines = "".join(
        f'<path d="{path}" stroke="{_tint(ink, _PALEST + row)}"/>' for row, path in enumerate(paths)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210">'
        f'<g fill="none" stroke-width=".22">{lines}</g></svg>'
    )


def smooth_path(points: Sequence[Point]) -> str:
    """Return an SVG path through ``points``: cubics with both handles at half the step."""
    start_x, start_y = points[0]
    return f"M{start_x:.1f} {start_y:.1f}" + "".join(_curve(*ends) for ends in pairwise(points))


def _curve(start: Point, end: Point) -> str:
    middle = (start[0] + end[0]) / 2
    return f"C{middle:.1f} {start[1]:.1f} {middle:.1f} {end[1]:.1f} {end[0]:.1f} {end[1]:.1f}"


def _shape(code: str) -> list[Point]:
    """Return the line in a unit box; a higher symbol stands higher, so its y is smaller."""
    values = [ALPHABET.index(symbol) for symbol in code[:RANDOM_LENGTH]]
    steps, highest = RANDOM_LENGTH - 1, len(ALPHABET) - 1
    return [(place / steps, 1 - value / highest) for place, value in enumerate(values)]


@cache
def _ground_steps(width: int) -> list[tuple[str, str]]:
    """Return the middle and the end of each step across, written for a path."""
    step = (width - _GROUND_START) / (RANDOM_LENGTH - 1)
    ends = [_GROUND_START + step * place for place in range(1, RANDOM_LENGTH)]
    return [(f"{end - step / 2:.1f}", f"{end:.1f}") for end in ends]


def _ground_path(steps: list[tuple[str, str]], heights: list[float]) -> str:
    """Return ``smooth_path`` in its short form: ``S`` mirrors the handle of the curve before."""
    start, first, *others = (f"{height:.1f}" for height in heights)
    (middle, end), *rest = steps
    curves = (
        f"S{middle} {height} {end} {height}"
        for (middle, end), height in zip(rest, others, strict=True)
    )
    begin = f"M{_GROUND_START} {start}C{middle} {start} {middle} {first} {end} {first}"
    return begin + "".join(curves)


def _tint(ink: str, percent: int) -> str:
    """Return ``ink`` thinned with white to ``percent`` of its strength."""
    parts = [255 - (255 - part) * percent // 100 for part in bytes.fromhex(ink[1:])]
    return f"#{bytes(parts).hex()}"
