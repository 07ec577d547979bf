"""What a camera writes beside a picture: where and when it was taken, and by which telephone."""

import struct
from io import BytesIO
from typing import Final

from PIL import Image

_ORIENTATION: Final = 0x0112
_UPRIGHT: Final = 1
_SIDES: Final = range(2, 9)
_START_OF_SCAN: Final = b"\xda"
# EXIF and XMP, the list of further pictures in the same file, and what newsrooms write.
_NOTES: Final = frozenset({b"\xe1", b"\xe2", b"\xed"})
_COLOURS: Final = b"ICC_PROFILE\0"
_FURTHER_PICTURE: Final = b"\xff\xd9\xff\xd8"


def without_notes(jpeg: bytes) -> bytes:
    """Return a JPEG without its camera's notes and without further pictures behind it.

    Its pixels stay as they are, and so does which side is up. The same file always gives the same
    bytes.
    """
    kept, place = [jpeg[:2], _side_up(jpeg)], 2
    while jpeg[place : place + 1] == b"\xff" and jpeg[place + 1 : place + 2] != _START_OF_SCAN:
        if jpeg[place + 1 : place + 2] == b"\xff":  # a mark may be drawn out
            place += 1
            continue
        end = place + 2 + int.from_bytes(jpeg[place + 2 : place + 4])
        if not _is_note(jpeg, place):
            kept.append(jpeg[place:end])
        place = end
    cut = jpeg.find(_FURTHER_PICTURE, place)
    return b"".join([*kept, jpeg[place : cut + 2 if cut >= 0 else None]])


def _is_note(jpeg: bytes, place: int) -> bool:
    return jpeg[place + 1 : place + 2] in _NOTES and not jpeg.startswith(_COLOURS, place + 4)


def _side_up(jpeg: bytes) -> bytes:
    """Return a segment that says which side is up; nothing where it is the first."""
    try:
        with Image.open(BytesIO(jpeg), formats=("JPEG",)) as picture:
            side = picture.getexif().get(_ORIENTATION, _UPRIGHT)
    except (OSError, SyntaxError, ValueError, struct.error):  # notes that nobody can read
        side = _UPRIGHT
    if side not in _SIDES:
        return b""
    notes = Image.Exif()
    notes[_ORIENTATION] = side
    body = notes.tobytes()
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body
