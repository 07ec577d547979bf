"""One door for every container."""

from collections.abc import Callable
from typing import BinaryIO

from cms.media.formats import mp3, mp4, opus, webm
from cms.media.formats.found import Found

READERS: tuple[Callable[[BinaryIO, int], Found | None], ...] = (
    mp4.read,
    webm.read,
    opus.read,
    mp3.read,
)


def read_recording(file: BinaryIO, size: int) -> Found | None:
    """Return what ``file`` is, by its content; ``None`` if it is nothing that we play.

    Raises:
        UnplayableRecording: it is nearly so; the sentence says what to do.
    """
    for read in READERS:
        found = read(file, size)
        if found:
            return found
    return None
