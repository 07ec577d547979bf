"""What every reader of a container returns, and how it reads bytes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from lms.common.errors import DomainError

# A file of more parts than this was made to keep a server busy.
MOST_PARTS = 20_000


class Medium(StrEnum):
    """What is perceived: heard only, or seen and heard."""

    AUDIO = "audio"
    VIDEO = "video"


class UnplayableRecording(DomainError):
    """The container is one of ours, and what is in it is not; the sentence says what to do."""


@dataclass(frozen=True)
class Found:
    """A sound or a film.

    Attributes:
        seconds: its length, rounded up.
    """

    medium: Medium
    content_type: str
    extension: str
    seconds: int


def take(file: BinaryIO, at: int, count: int) -> bytes:
    """Return ``count`` bytes from ``at``, or the fewer that there are."""
    file.seek(at)
    return file.read(count)


def number(raw: bytes) -> int:
    """Return a big-endian number; zero for no bytes."""
    return int.from_bytes(raw, "big")


def whole_seconds(units: int, per_second: int) -> int:
    """Return a length in seconds, rounded up.

    Raises:
        UnplayableRecording: there is no length.
    """
    if units <= 0 or per_second <= 0:
        raise UnplayableRecording(
            "O arquivo não diz quanto dura: a gravação ficou pela metade. Exporte de novo e envie."
        )
    return -(-units // per_second)
