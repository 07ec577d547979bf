"""WebM: numbered elements, each with its length (RFC 8794 and the Matroska elements)."""

import math
import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from cms.media.formats.found import MOST_PARTS, Found, Medium, number, take, whole_seconds

EBML, DOC_TYPE = 0x1A45DFA3, 0x4282
SEGMENT, CLUSTER, INFO, TRACKS, TRACK = 0x18538067, 0x1F43B675, 0x1549A966, 0x1654AE6B, 0xAE
SCALE, DURATION, CODEC = 0x2AD7B1, 0x4489, 0x86
USUAL_SCALE = 1_000_000
LONGEST_ID, LONGEST_SIZE = 4, 8
FILMS = {b"V_VP8", b"V_VP9", b"V_AV1"}
A_SECOND = 10**9


class Element(NamedTuple):
    """An element's number and where its content stands."""

    name: int
    start: int
    end: int


def read(file: BinaryIO, size: int) -> Found | None:
    """Return the film, or ``None`` if this is no WebM with one.

    Raises:
        UnplayableRecording: it does not say how long it is.
    """
    whole = Element(0, 0, size)
    head = _first(file, whole, EBML)
    kind = head and _first(file, head, DOC_TYPE)
    if head is None or kind is None or _content(file, kind).rstrip(b"\0") != b"webm":
        return None
    segment = _first(file, whole, SEGMENT)
    if segment is None or not _codecs(file, segment) & FILMS:
        return None
    return Found(Medium.VIDEO, "video/webm", "webm", _seconds(file, segment))


def elements(file: BinaryIO, inside: Element) -> Iterator[Element]:
    """Yield the elements in the content of ``inside``; nonsense ends it, as does what is played."""
    at = inside.start
    for _part in range(MOST_PARTS):
        head = take(file, at, LONGEST_ID + LONGEST_SIZE)
        named = _length_of_number(head[:1])
        sized = _length_of_number(head[named : named + 1])
        if not 0 < named <= LONGEST_ID or not sized or len(head) < named + sized:
            return
        start = at + named + sized
        length = number(head[named : named + sized]) & ((1 << 7 * sized) - 1)
        # All ones: written while it was recorded, so that nobody knew the length yet.
        is_open = length == (1 << 7 * sized) - 1
        end = inside.end if is_open else start + length
        name = number(head[:named])
        if end > inside.end or name == CLUSTER:
            return
        yield Element(name, start, end)
        at = end


def _length_of_number(first: bytes) -> int:
    """Return how many bytes a number has, as its first byte says; zero for none."""
    return 9 - first[0].bit_length() if first and first[0] else 0


def _first(file: BinaryIO, inside: Element, name: int) -> Element | None:
    return next((one for one in elements(file, inside) if one.name == name), None)


def _content(file: BinaryIO, element: Element) -> bytes:
    return take(file, element.start, min(element.end - element.start, 64))


def _codecs(file: BinaryIO, segment: Element) -> set[bytes]:
    tracks = _first(file, segment, TRACKS)
    entries = [one for one in elements(file, tracks) if one.name == TRACK] if tracks else []
    codecs = (_first(file, entry, CODEC) for entry in entries)
    return {_content(file, codec) for codec in codecs if codec}


def _seconds(file: BinaryIO, segment: Element) -> int:
    info = _first(file, segment, INFO)
    scale = info and _first(file, info, SCALE)
    lasts = info and _first(file, info, DURATION)
    ticks = _real(_content(file, lasts)) if lasts else 0.0
    per_tick = number(_content(file, scale)) if scale else USUAL_SCALE
    return whole_seconds(int(ticks * per_tick), A_SECOND)


def _real(raw: bytes) -> float:
    """Return a number with a fraction, as the container writes it; zero for nonsense."""
    shape = {4: ">f", 8: ">d"}.get(len(raw))
    found: float = struct.unpack(shape, raw)[0] if shape else 0.0
    return found if math.isfinite(found) and 0 < found < 2**53 else 0.0
