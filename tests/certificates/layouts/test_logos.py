import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from certificates.layouts import logos
from lms.common.errors import DomainError
from tests.cms.media.pictures import picture


def opened(logo: bytes) -> Image.Image:
    return Image.open(BytesIO(logo))


def claiming(width: int, height: int) -> bytes:
    """Return a PNG whose header claims a size, with next to nothing behind it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def refusal_of(sent: bytes) -> str:
    with pytest.raises(DomainError) as refused:
        logos.made_ready(BytesIO(sent))
    return refused.value.sentence


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_becomes_a_jpeg_no_larger_than_its_place(kind: str) -> None:
    made = opened(logos.made_ready(BytesIO(picture((2000, 1000), kind))))
    assert (made.format, made.mode, made.size) == ("JPEG", "RGB", (680, 340))


def test_a_small_logo_keeps_its_size() -> None:
    assert opened(logos.made_ready(BytesIO(picture((200, 130))))).size == (200, 130)


def test_what_is_clear_becomes_white() -> None:
    sent = BytesIO()
    Image.new("RGBA", (200, 200), (0, 0, 0, 0)).save(sent, "PNG")
    made = opened(logos.made_ready(sent))
    assert made.getpixel((100, 100)) == (255, 255, 255)


def test_what_a_camera_wrote_is_left_out_and_the_logo_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Fabricante"
    made = logos.made_ready(BytesIO(picture((300, 150), "JPEG", exif=exif)))
    assert opened(made).size == (150, 300)
    assert not opened(made).getexif()
    assert b"Fabricante" not in made


def test_noise_is_made_light_enough_for_a_phone() -> None:
    sent = BytesIO()
    Image.effect_noise((900, 330), 200).save(sent, "JPEG", quality=80)
    assert len(logos.made_ready(sent)) <= logos.MOST_PRINTED_BYTES


@pytest.mark.parametrize("size", [(9000, 9000), (9000, 10), (10, 4001), (60_000, 60_000)])
def test_a_huge_logo_is_refused_before_it_is_decoded(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("it was decoded"))
    assert refusal_of(claiming(*size)) == logos.TOO_LARGE


def test_a_logo_of_too_many_bytes_is_refused_before_it_is_opened() -> None:
    assert refusal_of(b"\0" * (logos.LARGEST_BYTES + 1)) == logos.TOO_HEAVY


def test_a_tiny_logo_is_refused() -> None:
    assert refusal_of(picture((100, 60))) == logos.TOO_SMALL


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"isto nao e uma imagem",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        picture((300, 300), "GIF"),
        picture((300, 300))[:200],
        claiming(300, 300),
    ],
    ids=["nothing", "words", "svg", "gif", "cut", "hollow"],
)
def test_what_is_no_picture_of_ours_is_refused(sent: bytes) -> None:
    assert refusal_of(sent) == logos.UNREADABLE
