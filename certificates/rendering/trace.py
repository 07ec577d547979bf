"""The drawings of the sheet that are made from the code's check trace."""

from collections.abc import Sequence
from functools import cache

from cms.look.trace import HEIGHT, WIDTH, shape_of, trace_of
from lms.common.codes import RANDOM_LENGTH

# A little outside the page, so that no line begins on it.
_GROUND_START = -4
_GROUND_STEP = 6
_PALEST = 6


def trace_svg(code: str, *, ink: str) -> str:
    """Return the trace as a whole SVG: open ring first, full dot last."""
    trace = trace_of(code)
    (start_x, start_y), (end_x, end_y) = trace.start, trace.end
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path d="{trace.path}" fill="none" stroke="{ink}" stroke-width="3.5"'
        f' stroke-linecap="round"/><circle cx="{start_x}" cy="{start_y}" r="6"'
        f' fill="#fff" stroke="{ink}" stroke-width="3"/>'
        f'<circle cx="{end_x}" cy="{end_y}" r="7" fill="{ink}"/></svg>'
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
    downs = [down for _, down in shape_of(code)]
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


@cache
def _ground_steps(width: int) -> list[tuple[str, str]]:
    """Return the middle and the end of each step across, written for a path."""
    step = (width - _GROUND_START) / (RANDOM_LENGTH - 1)
    ends = [_GROUND_START + step * place for place in range(1, RANDOM_LENGTH)]
    return [(f"{end - step / 2:.1f}", f"{end:.1f}") for end in ends]


def _ground_path(steps: list[tuple[str, str]], heights: list[float]) -> str:
    """Return a smooth path in its short form: ``S`` mirrors the handle of the curve before."""
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
