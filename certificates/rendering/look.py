"""What a layout gives to a sheet: two colours and a logo, and how much room the logo takes."""

import base64
import io
from dataclasses import dataclass

from PIL import Image

LOGO_HEIGHT_MM = 17
LOGO_MOST_WIDTH_MM = 46


@dataclass(frozen=True)
class Look:
    """The look of a sheet.

    Attributes:
        main: colour of titles and lines, ``#rrggbb``.
        accent: colour of the end of the path, ``#rrggbb``.
        logo: a whole JPEG; without one, the mark of the service stands in its place.
    """

    main: str
    accent: str
    logo: bytes = b""


STANDARD = Look("#071d41", "#ffcd07")


def logo_width(logo: bytes) -> float:
    """Return how wide a logo is printed, in millimetres: as high as its place, if not too wide."""
    width, height = _size(logo)
    return round(min(LOGO_MOST_WIDTH_MM, LOGO_HEIGHT_MM * width / height), 2)


def logo_svg(logo: bytes) -> str:
    """Return the logo inside an SVG, a text like every other drawing of the sheet."""
    width, height = _size(logo)
    address = f"data:image/jpeg;base64,{base64.b64encode(logo).decode()}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="{address}"/></svg>'
    )


def _size(logo: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(logo)) as picture:
        return picture.size
