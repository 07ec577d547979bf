"""Whether every text surely has room at its full size, so that typst need not measure.

To measure takes a third of the time of a certificate, and few texts are long. Widths are those of
the letters, and the limits err to the side of measuring: a test compares both ways.
"""

from dataclasses import dataclass
from functools import cache

from PIL import ImageFont

from certificates.rendering.fonts import SANS_BOLD, SANS_REGULAR, SERIF_BOLD, face_file
from certificates.rendering.printable import is_plain
from certificates.rendering.text import Row, Signed, Text

_MILLIMETRES_PER_POINT = 25.4 / 72
# Typst moves some pairs of letters a little apart.
_CERTAIN = 0.98
_UNITS = 1000
_ENDLESS = 1_000

# A heading of the back, with the space around it, takes as much as two rows.
_HEADING_LINES = 2
_BACK_LINES = 24
_SIDE_LINES = 15
_SIDE_ITEMS = 10


@dataclass(frozen=True)
class Place:
    """Where a text stands: its letters, their size in points, and the width in millimetres."""

    face: str
    points: float
    width: float

    def lines(self, *texts: str) -> int:
        """Return how many lines the texts take at most; endless where one cannot be told."""
        return sum(self._lines(text) for text in texts)

    def _lines(self, text: str) -> int:
        if not is_plain(text):
            return _ENDLESS
        room = self.width / _MILLIMETRES_PER_POINT / self.points * _UNITS * _CERTAIN
        space = _advance(self.face, " ")
        lines, used = 1, -space
        for word in text.split(" "):
            length = sum(_advance(self.face, letter) for letter in word)
            if length > room:
                return _ENDLESS
            used += space + length
            if used > room:
                lines, used = lines + 1, length
        return lines


_ISSUER = Place(SANS_BOLD, 14, 185)
_ISSUER_LINE = Place(SANS_REGULAR, 10, 185)
_NAME = Place(SERIF_BOLD, 27, 195)
_COURSE = Place(SANS_BOLD, 18, 195)
_STATEMENT = Place(SANS_BOLD, 12.5, 195)
_SIDE = Place(SANS_REGULAR, 9.5, 70)
_TITLE = Place(SANS_REGULAR, 10.5, 80)
_MODALITY = Place(SANS_REGULAR, 10.5, 23)
_CONDUCTED_BY = Place(SANS_REGULAR, 10.5, 42)
_TOTAL = Place(SANS_BOLD, 10.5, 145)
_ITEM = Place(SANS_REGULAR, 10.5, 170)


def is_crowded(text: Text) -> bool:
    """Return whether some text of the sheet may be too long for its place at its full size."""
    return not (
        _head_has_room(text)
        and _statement_has_room(text)
        and _signatures_have_room(text.signatures)
        and _side_has_room(text)
        and _back_lines(text) <= _BACK_LINES
    )


def _head_has_room(text: Text) -> bool:
    return _ISSUER.lines(text.issuer) <= 2 and _ISSUER_LINE.lines(text.issuer_line) <= 2


def _statement_has_room(text: Text) -> bool:
    sentence = "".join(words.text for words in text.sentence)
    return (
        _NAME.lines(text.name) == 1
        and _COURSE.lines(text.course) <= 2
        and _STATEMENT.lines(text.identity, text.kind) == 2
        and _STATEMENT.lines(sentence, text.setting) <= 4
    )


def _signatures_have_room(signatures: list[Signed]) -> bool:
    width = 66 if len(signatures) <= 2 else 41
    name, post = Place(SANS_BOLD, 11, width), Place(SANS_REGULAR, 9.5, width)
    return all(
        name.lines(signed.name) <= 2 and post.lines(signed.post, signed.how) <= 4
        for signed in signatures
    )


def _side_has_room(text: Text) -> bool:
    items = [*text.registry, *text.notes]
    return len(items) <= _SIDE_ITEMS and _SIDE.lines(*items, text.address) <= _SIDE_LINES


def _back_lines(text: Text) -> int:
    lists = [found for found in (text.competences, text.facilitators) if found]
    return (
        sum(_row_lines(row) for row in text.rows)
        + _TOTAL.lines(*(total.label for total in text.totals))
        + sum(_HEADING_LINES + _ITEM.lines(*found) for found in lists)
    )


def _row_lines(row: Row) -> int:
    return max(
        _TITLE.lines(row.title),
        _MODALITY.lines(row.modality),
        _CONDUCTED_BY.lines(row.conducted_by),
    )


@cache
def _advance(face: str, letter: str) -> float:
    return _face(face).getlength(letter)


@cache
def _face(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(face_file(name), _UNITS, layout_engine=ImageFont.Layout.BASIC)
