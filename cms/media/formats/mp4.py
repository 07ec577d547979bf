"""MP4 and M4A: boxes inside boxes (ISO 14496-12)."""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from cms.media.formats.found import (
    MOST_PARTS,
    Found,
    Medium,
    UnplayableRecording,
    number,
    take,
    whole_seconds,
)

SHORT, LONG = 8, 16
PLAYABLE_FILM = {b"avc1", b"avc3"}
PLAYABLE_SOUND = {b"mp4a"}


class Box(NamedTuple):
    """A box's type and where its content stands."""

    name: bytes
    start: int
    end: int


class Track(NamedTuple):
    """What a track carries, and how it is written."""

    handler: bytes
    codec: bytes


def read(file: BinaryIO, size: int) -> Found | None:
    """Return the film or the sound; ``None`` if this is no such file.

    Raises:
        UnplayableRecording: it is one, but phones would not play it.
    """
    if take(file, 4, 4) != b"ftyp":
        return None
    movie = _first(file, Box(b"", 0, size), b"moov")
    if movie is None:
        raise UnplayableRecording("O arquivo está incompleto. Exporte de novo e envie.")
    tracks = [_track(file, box) for box in boxes(file, movie) if box.name == b"trak"]
    films = {track.codec for track in tracks if track.handler == b"vide"}
    sounds = {track.codec for track in tracks if track.handler == b"soun"}
    _refuse_others(films, sounds)
    seconds = _seconds(file, movie)
    if films:
        return Found(Medium.VIDEO, "video/mp4", "mp4", seconds)
    return Found(Medium.AUDIO, "audio/mp4", "m4a", seconds) if sounds else None


def _refuse_others(films: set[bytes], sounds: set[bytes]) -> None:
    if films - PLAYABLE_FILM:
        raise UnplayableRecording(
            "Este vídeo foi gravado num formato que muitos celulares não tocam (talvez HEVC). "
            "Exporte em MP4 com H.264 e envie de novo."
        )
    if sounds - PLAYABLE_SOUND:
        raise UnplayableRecording(
            "O som deste arquivo está num formato que muitos celulares não tocam. "
            "Exporte com som AAC e envie de novo."
        )


def boxes(file: BinaryIO, inside: Box) -> Iterator[Box]:
    """Yield the boxes in the content of ``inside``; a length that makes no sense ends it."""
    at = inside.start
    for _part in range(MOST_PARTS):
        head = take(file, at, LONG)
        length, header = number(head[:4]), SHORT
        if length == 1:
            length, header = number(head[8:16]), LONG
        elif length == 0:
            length = inside.end - at
        if len(head) < SHORT or length < header or at + length > inside.end:
            return
        yield Box(head[4:8], at + header, at + length)
        at += length


def _first(file: BinaryIO, inside: Box, *names: bytes) -> Box | None:
    """Follow ``names`` down, the first box of each."""
    for name in names:
        found = next((box for box in boxes(file, inside) if box.name == name), None)
        if found is None:
            return None
        inside = found
    return inside


def _seconds(file: BinaryIO, movie: Box) -> int:
    header = _first(file, movie, b"mvhd")
    raw = take(file, header.start, 32) if header else b""
    if raw[:1] == b"\1":
        return whole_seconds(number(raw[24:32]), number(raw[20:24]))
    return whole_seconds(number(raw[16:20]), number(raw[12:16]))


def _track(file: BinaryIO, track: Box) -> Track:
    handler = _first(file, track, b"mdia", b"hdlr")
    sample = _first(file, track, b"mdia", b"minf", b"stbl", b"stsd")
    return Track(
        take(file, handler.start + 8, 4) if handler else b"",
        take(file, sample.start + 12, 4) if sample else b"",
    )
