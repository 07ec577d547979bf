"""Small sounds and films for tests, made byte by byte."""

import struct
from typing import Any

from django.core.files.base import ContentFile

from cms.media.formats.found import Medium
from cms.media.recordings import Recording

VTT = b"WEBVTT\n\n00:01.000 --> 00:04.000\nBom dia.\n"
# MPEG-1 layer III, 128 kbit/s, 44.1 kHz: a frame is 417 bytes and lasts 26 ms.
FRAME = b"\xff\xfb\x90\x00" + b"\0" * 413


def mp3(frames: int = 100, *, tag: bool = False) -> bytes:
    """Return silence of some 26 ms a frame."""
    head = b"ID3\x04\x00\x00\x00\x00\x01\x00" + b"\0" * 128 if tag else b""
    return head + FRAME * frames


def box(name: bytes, *inside: bytes) -> bytes:
    content = b"".join(inside)
    return struct.pack(">I", 8 + len(content)) + name + content


def track(handler: bytes, codec: bytes) -> bytes:
    sample = box(b"stsd", b"\0" * 8, box(codec, b"\0" * 28))
    minf = box(b"minf", box(b"stbl", sample))
    return box(b"trak", box(b"mdia", box(b"hdlr", b"\0" * 8, handler, b"\0" * 12), minf))


def mp4(*tracks: tuple[bytes, bytes], seconds: int = 7, version: int = 0) -> bytes:
    """Return a film of H.264 and AAC if nothing is said, without anything to play."""
    wanted = tracks or ((b"vide", b"avc1"), (b"soun", b"mp4a"))
    times = struct.pack(">IIII", 0, 0, 1000, seconds * 1000)
    if version:
        times = struct.pack(">QQIQ", 0, 0, 1000, seconds * 1000)
    header = box(b"mvhd", bytes([version, 0, 0, 0]), times, b"\0" * 80)
    movie = box(b"moov", header, *(track(*one) for one in wanted))
    return box(b"ftyp", b"isom\0\0\0\0") + box(b"mdat", b"\0" * 64) + movie


def m4a(seconds: int = 7) -> bytes:
    return mp4((b"soun", b"mp4a"), seconds=seconds)


def page(position: int, packet: bytes) -> bytes:
    head = b"OggS\0\0" + struct.pack("<qIII", position, 1, 0, 0)
    return head + bytes([1, len(packet)]) + packet


def opus(seconds: int = 7, *, codec: bytes = b"OpusHead") -> bytes:
    first = codec + b"\x01\x01" + struct.pack("<H", 312) + b"\0" * 7
    return page(0, first) + page(seconds * 48_000 + 312, b"\0" * 40)


def element(name: int, content: bytes) -> bytes:
    raw = name.to_bytes((name.bit_length() + 7) // 8, "big")
    return raw + (0x1000_0000 | len(content)).to_bytes(4, "big") + content


def webm(codec: bytes = b"V_VP9", *, doc_type: bytes = b"webm", ticks: float = 6_500.0) -> bytes:
    """Return a film of six and a half seconds."""
    head = element(0x1A45DFA3, element(0x4282, doc_type))
    info = element(0x1549A966, element(0x4489, struct.pack(">d", ticks)))
    tracks = element(0x1654AE6B, element(0xAE, element(0x86, codec)))
    return head + element(0x18538067, info + tracks + element(0x1F43B675, b"\0" * 64))


def recording_of(collection: Any, medium: Medium = Medium.AUDIO, **fields: Any) -> Recording:
    """Return a recording kept in ``collection``."""
    is_film = medium == Medium.VIDEO
    content = mp4() if is_film else mp3()
    usual = {
        "title": "A escuta",
        "medium": medium,
        "file": ContentFile(content, "arquivo.mp4" if is_film else "arquivo.mp3"),
        "content_type": "video/mp4" if is_film else "audio/mpeg",
        "size_bytes": len(content),
        "seconds": 230,
        "transcript": "Bom dia.",
        "captions": ContentFile(VTT, "legendas.vtt") if is_film else "",
        "collection": collection,
    }
    return Recording.objects.create(**{**usual, **fields})
