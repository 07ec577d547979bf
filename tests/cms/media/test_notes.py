"""A film that comes from a phone does not tell where it was made."""

import struct
from io import BytesIO

import pytest

from cms.media.formats.found import Medium
from cms.media.formats.notes import empty_notes
from cms.media.formats.reading import read_recording
from tests.cms.media.sounds import box, mp3, mp4, webm

PLACE = b"-02.6283-056.7358/"
USER_DATA = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0x15C7) + PLACE))


def emptied(content: bytes) -> bytes:
    file = BytesIO(content)
    empty_notes(file, len(content))
    return file.getvalue()


def with_notes(*notes: bytes) -> bytes:
    """Return a film with notes in its movie box, and after it."""
    film = mp4()
    at = film.index(b"moov") - 4
    movie = box(b"moov", film[at + 8 :], *notes)
    return film[:at] + movie + b"".join(notes)


@pytest.mark.parametrize(
    "notes",
    [
        USER_DATA,
        box(b"meta", b"com.apple.quicktime.location.ISO6709", PLACE),
        box(b"uuid", b"\xbe\x7a\xcf\xcb" * 4, PLACE),
        struct.pack(">I4sQ", 1, b"udta", 16 + len(PLACE)) + PLACE,
    ],
)
def test_the_place_is_gone_and_the_film_is_the_same_length(notes: bytes) -> None:
    film = with_notes(notes)
    assert film.count(PLACE) == 2
    bare = emptied(film)
    assert PLACE not in bare
    assert len(bare) == len(film)
    found = read_recording(BytesIO(bare), len(bare))
    assert found is not None
    assert (found.medium, found.seconds) == (Medium.VIDEO, 7)
    assert emptied(bare) == bare


def test_a_track_tells_nothing_either() -> None:
    movie = box(b"moov", box(b"trak", USER_DATA))
    assert PLACE not in emptied(box(b"ftyp", b"isom") + movie)


def test_boxes_within_boxes_without_end_are_not_followed() -> None:
    deep = struct.pack(">I4s", 0, b"moov") * 5_000
    assert emptied(box(b"ftyp", b"isom") + deep) == box(b"ftyp", b"isom") + deep


@pytest.mark.parametrize("content", [mp3(), webm(), mp4(), b"", b"\0" * 9])
def test_what_holds_no_notes_is_left_alone(content: bytes) -> None:
    assert emptied(content) == content
