"""Whether every text surely has room at its full size, so that typst need not measure.

To measure takes a quarter of the time of a certificate, and few texts are long. Widths are those
of the letters, and the limits err to the side of measuring: a test compares both ways.
"""

from dataclasses import dataclass
from functools import cache

from PIL import ImageFont

from certificates.rendering.fonts import SANS_BOLD, SANS_REGULAR, SERIF_BOLD, face_file
from certificates.rendering.printable import is_plain
from certificates.rendering.text import Row, Signed, Text

_MILLIMETRES_PER_POINT = 25.4 / 72
_UNITS = 1000
# Typst moves some pairs of letters a little apart.
_CERTAIN = 0.98
_ENDLESS = 1_000

_SIDE_LINES = 17
_SIDE_ITEMS = 10
_BACK_LINES = 24
_HEAD_WIDTH = 200
# A heading of the back, with the space around it, takes as much as two rows.
_HEADING_LINES = 2
_COLUMNS_OF_SIGNATURES = 2


@dataclass(frozen=True)
class Place:
    """Where a text stands: its letters, their size in points, the width in millimetres.

    Attributes:
        most: how many lines fit there.
    """

    face: str
    points: float
    width: float
    most: int = 1

    def holds(self, *texts: str) -> bool:
        """Return whether the texts, one below the other, surely fit."""
        return self.lines(*texts) <= self.most

    def lines(self, *texts: str) -> int:
        """Return how many lines the texts take at most; endless where one cannot be told."""
        units = self.width / _MILLIMETRES_PER_POINT / self.points * _UNITS * _CERTAIN
        return sum(_lines(text, _widths(self.face), units) for text in texts)


class _Widths(dict[str, float]):
    """How wide each letter of a face is, looked up once."""

    def __init__(self, face: str) -> None:
        basic = ImageFont.Layout.BASIC
        self._font = ImageFont.truetype(face_file(face), _UNITS, layout_engine=basic)

    def __missing__(self, letter: str) -> float:
        self[letter] = self._font.getlength(letter)
        return self[letter]


_NAME = Place(SERIF_BOLD, 27, 195)
_COURSE = Place(SANS_BOLD, 18, 195, most=2)
_LINE = Place(SANS_REGULAR, 12.5, 195)
_SENTENCE = Place(SANS_BOLD, 12.5, 195, most=4)
_SIDE = Place(SANS_REGULAR, 9.5, 70, most=_SIDE_LINES)
_UNIT = Place(SANS_REGULAR, 10.5, 80)
_MODALITY = Place(SANS_REGULAR, 10.5, 23)
_CONDUCTED_BY = Place(SANS_REGULAR, 10.5, 42)
_TOTAL = Place(SANS_BOLD, 10.5, 145)
_ITEM = Place(SANS_REGULAR, 10.5, 170)


@dataclass(frozen=True)
class Frame:
    """What a layout takes of the front's room.

    Attributes:
        lines: those that it adds to what is attested.
        emblem_width: of the logo, or of the service's mark, in millimetres.
    """

    lines: tuple[str, ...] = ()
    emblem_width: float = 15


def is_crowded(text: Text, frame: Frame = Frame()) -> bool:
    """Return whether some text of the sheet may be too long for its place at its full size."""
    return not (
        _issuer_has_room(text, _HEAD_WIDTH - frame.emblem_width)
        and _statement_has_room(text, frame.lines)
        and _signatures_have_room(text.signatures)
        and _side_has_room(text)
        and _back_lines(text) <= _BACK_LINES
    )


def _issuer_has_room(text: Text, width: float) -> bool:
    name = Place(SANS_BOLD, 14, width, most=2)
    line = Place(SANS_REGULAR, 10, width, most=2)
    return name.holds(text.issuer) and line.holds(text.issuer_line)


def _statement_has_room(text: Text, lines: tuple[str, ...]) -> bool:
    sentence = "".join(words.text for words in text.sentence)
    return (
        _NAME.holds(text.name)
        and _LINE.holds(text.identity)
        and _COURSE.holds(text.course)
        and _LINE.holds(text.kind)
        and _SENTENCE.holds(sentence, text.setting, *lines)
    )


def _signatures_have_room(signatures: list[Signed]) -> bool:
    width = 66 if len(signatures) <= _COLUMNS_OF_SIGNATURES else 41
    name = Place(SANS_BOLD, 11, width, most=2)
    post = Place(SANS_REGULAR, 9.5, width, most=4)
    return all(name.holds(one.name) and post.holds(one.post, one.how) for one in signatures)


def _side_has_room(text: Text) -> bool:
    items = [*text.registry, *text.notes]
    return len(items) <= _SIDE_ITEMS and _SIDE.holds(*items, text.address)


def _back_lines(text: Text) -> int:
    lists = [found for found in (text.competences, text.facilitators) if found]
    return (
        sum(_row_lines(row) for row in text.rows)
        + _TOTAL.lines(*(total.label for total in text.totals))
        + sum(_HEADING_LINES + _ITEM.lines(*found) for found in lists)
    )


def _row_lines(row: Row) -> int:
    return max(
        _UNIT.lines(row.title),
        _MODALITY.lines(row.modality),
        _CONDUCTED_BY.lines(row.conducted_by),
    )


def _lines(text: str, widths: _Widths, units: float) -> int:
    if not is_plain(text):
        return _ENDLESS
    lines, used = 1, -widths[" "]
    for word in text.split(" "):
        length = sum(map(widths.__getitem__, word))
        if length > units:
            return _ENDLESS
        used += widths[" "] + length
        if used > units:
            lines, used = lines + 1, length
    return lines


@cache
def _widths(face: str) -> _Widths:
    return _Widths(face)
