"""Opus in Ogg: the first page says what it is, the last one where it ends (RFC 7845)."""

from typing import BinaryIO

from cms.media.formats.found import Found, Medium, UnplayableRecording, take, whole_seconds

PAGE_HEADER = 27
# A page is at most this long, so that the last one begins in here.
LONGEST_PAGE = 65_307
SAMPLES_A_SECOND = 48_000


def read(file: BinaryIO, size: int) -> Found | None:
    """Return the sound; ``None`` if this is no Ogg.

    Raises:
        UnplayableRecording: it is Ogg, with something else than Opus in it.
    """
    head = take(file, 0, PAGE_HEADER + 255 + 19)
    if head[:4] != b"OggS" or len(head) < PAGE_HEADER:
        return None
    packet = head[PAGE_HEADER + head[26] :]
    if packet[:8] != b"OpusHead":
        raise UnplayableRecording(
            "Este áudio não está em Opus, e muitos celulares não o tocam. Envie MP3, M4A ou Opus."
        )
    skipped = int.from_bytes(packet[10:12], "little")
    tail = take(file, max(0, size - LONGEST_PAGE), LONGEST_PAGE)
    last = tail.rfind(b"OggS")
    position = int.from_bytes(tail[last + 6 : last + 14], "little", signed=True)
    return Found(
        Medium.AUDIO, "audio/ogg", "opus", whole_seconds(position - skipped, SAMPLES_A_SECOND)
    )
