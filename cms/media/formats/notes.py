"""What a camera writes beside a film: place, time and device. It is emptied where it stands.

A phone writes MP4 and M4A; a WebM was made by a program, and carries none of these.
"""

from collections.abc import Iterator
from typing import BinaryIO

from cms.media.formats.found import take
from cms.media.formats.mp4 import Box, boxes

# User data, metadata and vendors' own boxes: nothing in them is needed to play (ISO 14496-12).
NOTES = {b"udta", b"meta", b"uuid"}
# A file holds a movie, and a movie its tracks.
HOLDING = (b"moov", b"trak")
EMPTY = b"free"


def empty_notes(file: BinaryIO, size: int) -> None:
    """Turn every box of notes of an MP4 or M4A into empty space; nothing else moves or changes."""
    if take(file, 4, 4) != b"ftyp":
        return
    for box in list(_notes(file, Box(b"", 0, size))):
        # The name stands before the content, or before a long length that stands there.
        is_short = take(file, box.start - 4, 4) == box.name
        file.seek(box.start - (4 if is_short else 12))
        file.write(EMPTY)
        file.seek(box.start)
        file.write(bytes(box.end - box.start))
    file.seek(0)


def _notes(file: BinaryIO, inside: Box, holding: tuple[bytes, ...] = HOLDING) -> Iterator[Box]:
    """Yield the notes in a box, in the boxes of the first name within it, and so on."""
    for box in boxes(file, inside):
        if box.name in NOTES:
            yield box
        elif box.name in holding[:1]:
            yield from _notes(file, box, holding[1:])
