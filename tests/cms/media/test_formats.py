"""What a file is, by its content, whatever its name; nothing that is sent may upset the reader."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.media.formats.captions import check_captions
from cms.media.formats.found import Found, Medium, UnplayableRecording
from cms.media.formats.reading import read_recording
from lms.common.errors import DomainError
from tests.cms.media.sounds import VTT, m4a, mp3, mp4, opus, webm

WHOLE = (mp3(), mp3(tag=True), m4a(), mp4(), mp4(version=1), opus(), webm())


def read(content: bytes) -> Found | None:
    return read_recording(BytesIO(content), len(content))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (mp3(), (Medium.AUDIO, "audio/mpeg", "mp3", 3)),
        (mp3(tag=True), (Medium.AUDIO, "audio/mpeg", "mp3", 3)),
        (m4a(), (Medium.AUDIO, "audio/mp4", "m4a", 7)),
        (opus(), (Medium.AUDIO, "audio/ogg", "opus", 7)),
        (mp4(), (Medium.VIDEO, "video/mp4", "mp4", 7)),
        (mp4(version=1), (Medium.VIDEO, "video/mp4", "mp4", 7)),
        (webm(), (Medium.VIDEO, "video/webm", "webm", 7)),
    ],
)
def test_what_phones_play_is_known_by_its_content(content, told):
    found = read(content)
    assert found is not None
    assert (found.medium, found.content_type, found.extension, found.seconds) == told


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7" + b"x" * 4000,
        b"RIFF\0\0\0\0WAVEfmt " + b"\0" * 4000,
        mp3(2),
        mp3(10) + b"<script>" * 4000,
        webm(doc_type=b"matroska"),
        webm(b"A_OPUS"),
        mp4((b"text", b"tx3g")),
    ],
)
def test_anything_else_is_nothing(content):
    assert read(content) is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (mp4((b"vide", b"hvc1")), "HEVC"),
        (mp4((b"vide", b"avc1"), (b"soun", b"ac-3")), "AAC"),
        (opus(codec=b"\x01vorbis\0"), "Opus"),
        (mp4(seconds=0), "não diz quanto dura"),
        (webm(ticks=0), "não diz quanto dura"),
        (webm(ticks=float("nan")), "não diz quanto dura"),
        (mp4()[:60], "incompleto"),
    ],
)
def test_what_many_phones_do_not_play_is_told_apart(content, said):
    with pytest.raises(UnplayableRecording) as refused:
        read(content)
    assert said in refused.value.sentence


def calm(content: bytes) -> bool:
    """Tell whether a file is read, or refused by a sentence, and nothing else happens."""
    try:
        found = read(content)
    except UnplayableRecording as refused:
        return bool(refused.sentence)
    return found is None or found.seconds > 0


@given(st.sampled_from(WHOLE), st.integers(0, 2_000), st.binary(max_size=12))
def test_a_broken_file_upsets_nobody(content, at, noise):
    assert calm(content[:at] + noise + content[at + len(noise) :])
    assert calm(content[:at])


@given(
    st.sampled_from([b"", b"\0\0\0\x18ftyp", b"OggS", b"\x1aE\xdf\xa3", b"ID3", b"\xff\xfb"]),
    st.binary(max_size=400),
)
def test_noise_upsets_nobody(head, noise):
    assert calm(head + noise)


def test_captions_are_read_to_their_end():
    check_captions(VTT)
    check_captions(
        b"\xef\xbb\xbfWEBVTT - Portugu\xc3\xaas\n\n1\n01:00:00.000 --> 01:00:02.500 line:0\nSim.\n"
    )


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "WEBVTT"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nOi\n", "WEBVTT"),
        (b"WEBVTT\n\nS\xe3o", "UTF-8"),
        (b"WEBVTT\n\nNada", "nenhuma fala"),
        (b"WEBVTT\n\n00:01 --> 00:02\nOi\n", "linha 3"),
        (b"WEBVTT\n\n00:05.000 --> 00:04.000\nOi\n", "linha 3"),
        (b"WEBVTT\n\n00:01.000 --> 00:04.000\n\nOi\n", "sem fala"),
        (VTT + b"x" * 500_000, "500 kB"),
    ],
)
def test_captions_that_no_player_shows_are_refused_by_line(raw, said):
    with pytest.raises(DomainError) as refused:
        check_captions(raw)
    assert said in refused.value.sentence


@given(st.binary(max_size=200), st.booleans())
def test_whatever_is_sent_as_captions_is_taken_or_refused(noise, is_headed):
    raw = b"WEBVTT\n\n" + noise if is_headed else noise
    assert refused_or_timed(raw)


def refused_or_timed(raw: bytes) -> bool:
    """Tell whether captions are refused by a sentence, or have a time to show something."""
    try:
        check_captions(raw)
    except DomainError as refused:
        return bool(refused.sentence)
    return b"-->" in raw
