"""What is taken and what is refused, by what is inside the file and not by its name."""

import io
import json
import struct
import zlib
from contextlib import suppress

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from certificates.recognition import uploads
from certificates.recognition.rules import MediaType
from certificates.recognition.uploads import LONGEST_SIDE, MOST_BYTES, MOST_PAGES, examine
from lms.common.errors import DomainError
from tests.certificates.recognition.samples import paper_pdf, photo, saved

CREDENTIAL = json.dumps({"type": ["VerifiableCredential", "OpenBadgeCredential"]}).encode()


@pytest.mark.parametrize(
    ("content", "media_type", "pages"),
    [
        (photo(), MediaType.JPEG, 1),
        (photo(kind="PNG"), MediaType.PNG, 1),
        (paper_pdf(pages=3), MediaType.PDF, 3),
        (b"\r\n" + paper_pdf(), MediaType.PDF, 1),
        (CREDENTIAL, MediaType.BADGE, 1),
        (b"\xef\xbb\xbf " + CREDENTIAL, MediaType.BADGE, 1),
        (b"eyJhbGciOiJFZERTQSJ9.eyJpZCI6MX0.c2ln\n", MediaType.TOKEN, 1),
    ],
)
def test_what_is_taken(content: bytes, media_type: MediaType, pages: int) -> None:
    assert examine(content) == uploads.Upload(media_type, pages)


def encrypted() -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper_pdf())) as document:
        document.save(written, encryption=pikepdf.Encryption(user="abre", owner="manda"))
    return written.getvalue()


def png_that_says(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says to be as large as you like."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", uploads.EMPTY),
        (b"\xff\xd8\xff" + bytes(MOST_BYTES), uploads.TOO_LARGE),
        (b"\0\0\0\x18ftypheic" + bytes(40), uploads.HEIC),
        (photo()[:2000], uploads.BROKEN_PICTURE),
        (photo(kind="PNG")[:-40], uploads.BROKEN_PICTURE),
        (png_that_says(9_000, 10), uploads.HUGE_PICTURE),
        (png_that_says(8_000, 8_000), uploads.HUGE_PICTURE),
        (png_that_says(60_000, 60_000), uploads.HUGE_PICTURE),
        (paper_pdf()[:200], uploads.BROKEN_PDF),
        (b"%PDF-1.7 nada", uploads.BROKEN_PDF),
        (encrypted(), uploads.ENCRYPTED),
        (paper_pdf(pages=MOST_PAGES + 1), uploads.TOO_MANY_PAGES),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", uploads.UNKNOWN),
        (b"<html><script>1</script></html>", uploads.UNKNOWN),
        (b"GIF89a" + bytes(30), uploads.UNKNOWN),
        (b'{"type": "outra coisa"}', uploads.UNKNOWN),
        (b"[" * 200_000, uploads.UNKNOWN),
        (b"eyJ so comeca assim", uploads.UNKNOWN),
        (CREDENTIAL + b" " * uploads.MOST_BADGE_BYTES, uploads.UNKNOWN),
        (b"MZ\x90\0" + bytes(60), uploads.UNKNOWN),
    ],
)
def test_what_is_refused_is_told_why(content: bytes, sentence: str) -> None:
    with pytest.raises(DomainError) as refusal:
        examine(content)
    assert refusal.value.sentence == sentence


def test_a_picture_as_wide_as_a_good_phone_makes_it_is_taken() -> None:
    assert examine(saved(Image.new("L", (LONGEST_SIDE, 20)), "JPEG")).media_type == MediaType.JPEG


@pytest.mark.filterwarnings("ignore::UserWarning")
@settings(max_examples=60)
@given(
    st.sampled_from([photo(), photo(kind="PNG"), paper_pdf(), CREDENTIAL]),
    st.integers(min_value=0, max_value=4000),
    st.binary(min_size=1, max_size=12),
)
def test_a_damaged_file_is_taken_or_refused_but_never_an_accident(
    content: bytes, place: int, other: bytes
) -> None:
    place %= len(content)
    # Anything but a sentence of ours would be an error of the page.
    with suppress(DomainError):
        examine(content[:place] + other + content[place + len(other) :])
