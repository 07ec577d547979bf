"""The app's icons: the mark, drawn large on the header's colour.

A maskable one keeps the mark within the circle that every phone leaves of it.
"""

from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

NAVY, WHITE, YELLOW = "#071d41", "#ffffff", "#ffcd07"
GRID: Final = 32
FINER: Final = 8
ROUND: Final = 7
SAFE_SHARE: Final = 0.72
# name → pixels, maskable
SIZES: Final = {
    "icon-192.png": (192, False),
    "icon-512.png": (512, False),
    "maskable-512.png": (512, True),
}


def png(pixels: int, *, maskable: bool) -> bytes:
    """Return the icon as a file."""
    drawn = _drawn(pixels * FINER, maskable=maskable).resize(
        (pixels, pixels), Image.Resampling.LANCZOS
    )
    file = BytesIO()
    drawn.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _drawn(side: int, *, maskable: bool) -> Image.Image:
    image = Image.new("RGBA", (side, side), NAVY if maskable else (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    unit = side / GRID
    if not maskable:
        draw.rounded_rectangle((0, 0, side - 1, side - 1), ROUND * unit, fill=NAVY)
    share = SAFE_SHARE if maskable else 1.0
    _mark(draw, unit * share, side * (1 - share) / 2)
    return image


def _mark(draw: ImageDraw.ImageDraw, unit: float, start: float) -> None:
    """Draw the path: an open ring, one stroke up and around, the full dot at its end."""

    def at(x: float, y: float) -> tuple[float, float]:
        return start + x * unit, start + y * unit

    def disc(x: float, y: float, radius: float, colour: str) -> None:
        draw.ellipse((*at(x - radius, y - radius), *at(x + radius, y + radius)), fill=colour)

    half = 1.75
    draw.rectangle((*at(9 - half, 13), *at(9 + half, 21.5)), fill=WHITE)
    draw.arc(
        (*at(9 - half, 5 - half), *at(25 + half, 21 + half)), 180, 90, WHITE, round(2 * half * unit)
    )
    disc(9, 21.5, half, WHITE)
    disc(17, 21, half, WHITE)
    disc(9, 26, 4, WHITE)
    disc(9, 26, 1.5, NAVY)
    disc(17, 13, 3.5, YELLOW)
