"""Where a photograph was taken is nobody's business: it is not kept."""

import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from certificates.recognition import services
from certificates.recognition.camera import without_notes
from certificates.recognition.rules import MediaType
from certificates.recognition.uploads import examine
from lms.common.errors import DomainError
from tests.cast import Cast
from tests.certificates.recognition.samples import photo, saved

PHONE = "Telefone da Ana"


def noted(side: int, *, kind: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = side, PHONE
    exif.get_ifd(0x8825)[1] = "S"
    picture = Image.open(io.BytesIO(photo()))
    more = {"save_all": True, "append_images": [picture]} if kind == "MPO" else {}
    return saved(picture, kind, exif=exif, icc_profile=b"cores", comment=b"nota", **more)


@pytest.mark.parametrize("side", [1, 3, 6])
@pytest.mark.parametrize("kind", ["JPEG", "MPO"])
def test_notes_go_and_the_picture_stays(side: int, kind: str) -> None:
    before = noted(side, kind=kind)
    assert PHONE.encode() in before

    after = without_notes(before)

    assert PHONE.encode() not in after
    assert examine(after).media_type == MediaType.JPEG
    old, new = Image.open(io.BytesIO(before)), Image.open(io.BytesIO(after))
    assert ImageChops.difference(old.convert("RGB"), new.convert("RGB")).getbbox() is None
    assert new.getexif().get(0x0112, 1) == side
    assert not new.getexif().get_ifd(0x8825)
    assert new.format == "JPEG"
    assert without_notes(after) == after


def test_a_mark_that_is_drawn_out_is_read() -> None:
    drawn_out = noted(6).replace(b"\xff\xe1", b"\xff\xff\xff\xe1", 1)
    assert PHONE.encode() not in without_notes(drawn_out)
    assert examine(without_notes(drawn_out)).media_type == MediaType.JPEG


# Pillow warns of notes that it cannot read.
@pytest.mark.filterwarnings("ignore::UserWarning")
@settings(max_examples=80)
@given(st.integers(min_value=2, max_value=700), st.binary(min_size=1, max_size=8))
def test_notes_that_nobody_can_read_are_no_accident(place: int, other: bytes) -> None:
    content = noted(6)
    damaged = content[:place] + other + content[place + len(other) :]
    with suppress(DomainError):
        examine(damaged)
        examine(without_notes(damaged))


def test_what_is_kept_has_no_notes(cast: Cast) -> None:
    draft = services.keep_draft(person=cast.ana, content=noted(6), by=cast.ana.user)
    with draft.file.open() as stored:
        content = stored.read()
    assert PHONE.encode() not in content
    assert draft.size == len(content)
    again = services.keep_draft(person=cast.ana, content=noted(6), by=cast.ana.user)
    assert again.sha256 == draft.sha256
