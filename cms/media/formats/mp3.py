"""MP3: frames one after the other, each with its own length (ISO 11172-3 and 13818-3)."""

from typing import BinaryIO

from cms.media.formats.found import Found, Medium, number, take, whole_seconds

HEADER = 4
SYNC = 0x7FF
TAG_HEADER = 10
LAYER_THREE = 1
# By the header's two bits of version: 3 is MPEG-1, 2 is MPEG-2, 0 is MPEG-2.5.
RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
KILOBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
KILOBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
FEWEST_FRAMES = 3


def read(file: BinaryIO, size: int) -> Found | None:
    """Return the sound, or ``None`` if less than half of the file is MP3."""
    start = _after_tag(file)
    data = take(file, start, size - start)
    at = count = lasted = 0
    while frame := _frame(data[at : at + HEADER]):
        length, micros = frame
        at, count, lasted = at + length, count + 1, lasted + micros
    if count < FEWEST_FRAMES or at * 2 < len(data):
        return None
    return Found(Medium.AUDIO, "audio/mpeg", "mp3", whole_seconds(lasted, 1_000_000))


def _after_tag(file: BinaryIO) -> int:
    """Return where the frames begin: after the tag that holds title and cover."""
    head = take(file, 0, TAG_HEADER)
    if head[:3] != b"ID3" or len(head) < TAG_HEADER:
        return 0
    sizes = head[6:10]
    return TAG_HEADER + sum(
        (byte & 0x7F) << shift for byte, shift in zip(sizes, (21, 14, 7, 0), strict=True)
    )


def _frame(header: bytes) -> tuple[int, int] | None:
    """Return a frame's length in bytes and its duration in microseconds."""
    word = number(header)
    version, layer = word >> 19 & 3, word >> 17 & 3
    if len(header) < HEADER or word >> 21 != SYNC or version not in RATES or layer != LAYER_THREE:
        return None
    rate_at, kilobits_at = word >> 10 & 3, word >> 12 & 15
    kilobits = KILOBITS_1 if version == max(RATES) else KILOBITS_2
    if rate_at >= len(RATES[version]) or not 0 < kilobits_at < len(kilobits):
        return None
    rate = RATES[version][rate_at]
    samples = 1152 if version == max(RATES) else 576
    length = samples // 8 * kilobits[kilobits_at] * 1000 // rate + (word >> 9 & 1)
    return length, samples * 1_000_000 // rate
