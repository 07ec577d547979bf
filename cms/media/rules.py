"""Sizes and kinds of the pictures that the public pages use."""

# Widths that every image is rendered in, when the original is that wide.
WIDTHS = (360, 720, 1200)
# What a browser that knows no ``srcset`` loads.
USUAL_WIDTH = 720
EXTENSION = "webp"
LARGEST_PIXELS = 40_000_000


def rendition_spec(width: int) -> str:
    """Return Wagtail's filter for one of our widths."""
    return f"width-{width}|format-{EXTENSION}"


def widths_for(original: int) -> tuple[int, ...]:
    """Return the widths worth making of an image ``original`` pixels wide; never larger than it."""
    smaller = tuple(width for width in WIDTHS if width < original)
    return smaller if len(smaller) == len(WIDTHS) else (*smaller, original)


def height_at(width: int, original: tuple[int, int]) -> int:
    """Return the height of an image of ``original`` width and height when ``width`` wide."""
    return max(1, round(original[1] * width / original[0]))
