"""Which signs can be printed, and what stands for those that cannot.

PDF/A forbids a sign that no embedded font draws: one emoji in a name would stop the whole
certificate. Latin (with the letters of indigenous languages), Greek, Cyrillic, Hebrew and
Arabic print as they are; anything else becomes a visible box, never a silent gap.
"""

import re
import unicodedata

BOX = "□"
ZERO_WIDTH_SPACE = "\u200b"

# What the sheet's fonts cover without a hole; a test prints every one of these signs.
PRINTABLE_RANGES = (
    (0x0020, 0x007E),
    (0x00A0, 0x00AC),
    (0x00AE, 0x036F),
    (0x037B, 0x037F),
    (0x0384, 0x038A),
    (0x038E, 0x03A1),
    (0x03A3, 0x04FF),
    (0x05D0, 0x05EA),
    (0x0621, 0x063A),
    (0x0641, 0x064A),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x2040),
    (0x2074, 0x208E),
    (0x20A0, 0x20BF),
    (0x2116, 0x2116),
    (0x2122, 0x2122),
    (0x2190, 0x22FF),
    (0x25A0, 0x25FF),
)

_LONGEST_WHOLE_WORD = 40
_RANGES = "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in PRINTABLE_RANGES)
_UNPRINTABLE = re.compile(f"[^{_RANGES}]+")
_PILED_MARKS = re.compile("([\u0300-\u036f]{2})[\u0300-\u036f]+")
# Signs of Portuguese and its neighbours: already composed, visible and drawn.
_PLAIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u024f]*")
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WHOLE_WORD + 1},}}")


def printable(text: str) -> str:
    """Return ``text`` with only signs that the sheet can draw, able to break in any line.

    Marks of direction and other invisible signs go; blanks become one space; a run of signs
    that cannot be drawn becomes one box; a very long word may break between any two letters.
    """
    drawn = text if is_plain(text) else _UNPRINTABLE.sub(BOX, _visible(text))
    return _LONG_WORD.sub(lambda word: ZERO_WIDTH_SPACE.join(word.group()), drawn)


def is_plain(text: str) -> bool:
    """Return whether ``text`` has only letters and signs of Portuguese and its neighbours."""
    return _PLAIN.fullmatch(text) is not None and "  " not in text


def unprintable(text: str) -> list[str]:
    """Return the runs of signs in ``text`` that would come out as a box, to warn in time."""
    return _UNPRINTABLE.findall(_visible(text))


def _visible(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(_seen(char) for char in composed)
    return re.sub(" {2,}", " ", _PILED_MARKS.sub(r"\1", kept))


def _seen(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    return " " if category in {"Cc", "Zl", "Zp"} else char
