"""A small drawing kit over Pillow: smooth flat shapes and Portuguese lettering.

Everything is drawn at four times the size and reduced, which smooths the edges. The face
that comes with Pillow has no accented letters, so the marks are drawn here.
"""

import math
import unicodedata
from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

Point = tuple[int, int]

PAPER = "#f8f7f4"
WHITE = "#ffffff"
NAVY = "#071d41"
DEEP = "#0c326f"
BLUE = "#2670e8"
SKY = "#8cb8ff"
MIST = "#c9d6ea"
SUN = "#ffcd07"

_SCALE = 4
_COLOURS = 64

# Strokes of each mark, in hundredths of the letter size. x is counted from the middle of
# the letter; y upwards from its top or, for the cedilla, downwards from the baseline.
_MARKS: dict[str, tuple[Point, ...]] = {
    "\N{COMBINING ACUTE ACCENT}": ((-4, 8), (9, 21)),
    "\N{COMBINING CIRCUMFLEX ACCENT}": ((-14, 8), (0, 20), (14, 8)),
    "\N{COMBINING TILDE}": ((-16, 9), (-11, 15), (-5, 15), (5, 11), (11, 11), (16, 17)),
    "\N{COMBINING CEDILLA}": ((1, 1), (-1, 9), (6, 11), (8, 16), (4, 20), (-3, 21), (-8, 20)),
}


class Sheet:
    """A sheet of paper; every measure is in final pixels."""

    def __init__(self, width: int, height: int, *, ground: str = PAPER) -> None:
        self._size = (width, height)
        self._image = Image.new("RGB", (width * _SCALE, height * _SCALE), ground)
        self._draw = ImageDraw.Draw(self._image)

    def box(
        self, top_left: Point, bottom_right: Point, colour: str, *, radius: int = 0, edge: int = 0
    ) -> None:
        """Draw a box with round corners; with ``edge``, a white box with a coloured edge."""
        corners = [*_scaled([top_left])[0], *_scaled([bottom_right])[0]]
        self._draw.rounded_rectangle(
            corners,
            radius=radius * _SCALE,
            fill=WHITE if edge else colour,
            outline=colour if edge else None,
            width=edge * _SCALE or 1,
        )

    def disc(self, centre: Point, radius: int, colour: str) -> None:
        x, y = centre
        corners = [(x - radius, y - radius), (x + radius, y + radius)]
        self._draw.ellipse(_scaled(corners), fill=colour)

    def ring(self, centre: Point, radius: int, colour: str, width: int) -> None:
        x, y = centre
        corners = [(x - radius, y - radius), (x + radius, y + radius)]
        self._draw.ellipse(_scaled(corners), outline=colour, width=width * _SCALE)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        self._draw.polygon(_scaled(points), fill=colour)

    def limb(self, points: Sequence[Point], colour: str, width: int) -> None:
        """Draw a line with round joints and ends: an arm, a leg, a path."""
        self._stroke(_scaled(points), colour, width * _SCALE)

    def curve(self, start: Point, pull: Point, end: Point, colour: str, width: int) -> None:
        """Draw a line from ``start`` to ``end``, bent towards ``pull``."""
        steps = 40
        points = []
        for step in range(steps + 1):
            near, far = steps - step, step
            weights = (near * near, 2 * near * far, far * far)
            corners = list(zip(weights, (start, pull, end), strict=True))
            x = sum(weight * at[0] for weight, at in corners) * _SCALE // steps**2
            y = sum(weight * at[1] for weight, at in corners) * _SCALE // steps**2
            points.append((x, y))
        self._draw.line(points, fill=colour, width=width * _SCALE, joint="curve")

    def dotted(
        self, start: Point, end: Point, colour: str, *, dot: int = 6, step: int = 30
    ) -> None:
        (x1, y1), (x2, y2) = start, end
        count = max(1, math.isqrt((x2 - x1) ** 2 + (y2 - y1) ** 2) // step)
        for index in range(count + 1):
            x = x1 + (x2 - x1) * index // count
            y = y1 + (y2 - y1) * index // count
            self.disc((x, y), dot, colour)

    def heart(self, centre: Point, size: int, colour: str) -> None:
        """Draw a heart ``size`` pixels wide."""
        x, y = centre
        lobe = size * 27 // 100
        self.disc((x - size // 4, y - size // 6), lobe, colour)
        self.disc((x + size // 4, y - size // 6), lobe, colour)
        side = size * 48 // 100
        self.shape([(x - side, y - 2), (x, y + size // 2), (x + side, y - 2), (x, y - 12)], colour)

    def number(self, centre: Point, value: int) -> None:
        """Draw a number in a yellow disc, as a pointer to the legend."""
        self.disc(centre, 36, NAVY)
        self.disc(centre, 32, SUN)
        self.text((centre[0], centre[1] + 17), str(value), size=48, bold=True, centred=True)

    def text(
        self,
        at: Point,
        words: str,
        *,
        size: int = 50,
        colour: str = NAVY,
        bold: bool = False,
        centred: bool = False,
    ) -> None:
        """Write ``words`` with the baseline at ``at``, which is their start or their middle.

        Raises:
            ValueError: a letter has a mark that this kit cannot draw.
        """
        font = ImageFont.load_default(size * _SCALE)
        letters, marks = _taken_apart(words)
        weight = size * _SCALE // 46 if bold else 0
        x, y = _scaled([at])[0]
        if centred:
            x -= round(font.getlength(letters) / 2)
        self._draw.text((x, y), letters, font=font, fill=colour, anchor="ls", stroke_width=weight)
        for index, mark in marks:
            self._mark((x, y), letters[: index + 1], mark, font=font, colour=colour, weight=weight)

    def png(self) -> bytes:
        """Return the sheet as PNG bytes, the same at each call."""
        small = self._image.resize(self._size, Image.Resampling.BOX)
        flat = small.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        out = BytesIO()
        flat.save(out, "PNG")
        return out.getvalue()

    def _mark(
        self,
        start: Point,
        letters: str,
        mark: str,
        *,
        font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
        colour: str,
        weight: int,
    ) -> None:
        """Draw ``mark`` on the last of ``letters``, which begin at ``start``."""
        size = _letter_size(font)
        left, top, right, _bottom = font.getbbox(letters[-1], anchor="ls")
        middle = start[0] + round(font.getlength(letters[:-1]) + (left + right) / 2)
        below = mark == "\N{COMBINING CEDILLA}"
        edge = start[1] if below else start[1] + round(top) - weight
        side = 1 if below else -1
        points = [
            (middle + x * size // 100, edge + side * y * size // 100) for x, y in _MARKS[mark]
        ]
        self._stroke(points, colour, size * 7 // 100 + 2 * weight)

    def _stroke(self, points: Sequence[Point], colour: str, width: int) -> None:
        self._draw.line(list(points), fill=colour, width=width, joint="curve")
        for x, y in points:
            half = width / 2
            self._draw.ellipse([x - half, y - half, x + half, y + half], fill=colour)


def _scaled(points: Sequence[Point]) -> list[Point]:
    return [(x * _SCALE, y * _SCALE) for x, y in points]


def _letter_size(font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> int:
    return round(getattr(font, "size", 0))


def _taken_apart(words: str) -> tuple[str, list[tuple[int, str]]]:
    """Return the bare letters, and each mark with the place of its letter."""
    letters: list[str] = []
    marks: list[tuple[int, str]] = []
    for sign in unicodedata.normalize("NFD", words):
        if not unicodedata.combining(sign):
            letters.append(sign)
        elif sign in _MARKS and letters[-1] != "i":
            marks.append((len(letters) - 1, sign))
        else:
            raise ValueError(f"cannot draw {letters[-1]!r} with {unicodedata.name(sign)}")
    return "".join(letters), marks
