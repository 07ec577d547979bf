"""Parts of a file, as players ask for them (RFC 9110, section 14)."""

import re
from typing import BinaryIO

ASKED = re.compile(r"bytes=(\d*)-(\d*)$")


class Unsatisfiable(Exception):
    """The file has no such part."""


def part_of(header: str, size: int) -> tuple[int, int] | None:
    """Return the first byte that was asked for and the one after the last.

    ``None`` means the whole file: nothing was asked, or something that may be ignored, such as
    several parts at once.

    Raises:
        Unsatisfiable: the part begins after the end.
    """
    found = ASKED.match(header.strip())
    if not found or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= size or start >= end:
        raise Unsatisfiable
    return start, end


class Slice:
    """A file from here to there, for a response that reads it piece by piece."""

    def __init__(self, file: BinaryIO, start: int, end: int) -> None:
        file.seek(start)
        self._file = file
        self._left = end - start

    def read(self, count: int = -1) -> bytes:
        """Return at most ``count`` bytes of what is left."""
        wanted = self._left if count < 0 else min(count, self._left)
        piece = self._file.read(wanted)
        self._left -= len(piece)
        return piece

    def close(self) -> None:
        """Close the file behind."""
        self._file.close()
