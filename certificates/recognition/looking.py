"""What a file shows: the codes of ours that are on it, addresses, and a small picture for people.

Nothing is fetched: an address found on a paper is told to whoever decides, never opened (SSRF).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from urllib.parse import urlsplit

from PIL import Image, ImageOps

from certificates.recognition import pdf_reading
from certificates.recognition.rules import MediaType
from certificates.recognition.uploads import MOST_PAGES
from certificates.verifying.batch.scanning import scan
from certificates.verifying.files import host_name

READING_SIDE: Final = 2_400
PREVIEW_SIDE: Final = 1_200
_MOST_HOSTS: Final = 4
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]{4,300}", re.IGNORECASE)
_LONGEST_HOST: Final = 120


class CannotLook(ValueError):
    """The file does not open any more as it did when it was sent."""


@dataclass(frozen=True)
class Seen:
    """What a file shows.

    Attributes:
        codes: well-formed codes of ours, each once, as stored.
        hosts: whose addresses stand beside our codes, in QR codes and behind links.
        preview: the first page as a JPEG, upright and without what a camera wrote; nothing where
            there is nothing to be seen.
    """

    codes: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    preview: bytes = b""


def look(content: bytes, media_type: MediaType) -> Seen:
    """Return what a file shows.

    Raises:
        CannotLook: it does not open.
    """
    if media_type in {MediaType.JPEG, MediaType.PNG}:
        picture = _opened(content)
        return _seen([], [picture], [])
    if media_type == MediaType.PDF:
        try:
            pages = pdf_reading.read_pages(content, most=MOST_PAGES)
        except (pdf_reading.Unreadable, pdf_reading.NeedsPassword) as problem:
            raise CannotLook from problem
        return _seen(
            [page.text for page in pages],
            [page.picture for page in pages],
            [address for page in pages for address in page.addresses],
        )
    return Seen()


def _opened(content: bytes) -> Image.Image:
    """Return a picture upright and no larger than is needed; a JPEG is never unpacked whole."""
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as stored:
            stored.draft("RGB", (READING_SIDE, READING_SIDE))
            upright = ImageOps.exif_transpose(stored)
            upright.thumbnail((READING_SIDE, READING_SIDE))
            return _on_white(upright)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as problem:
        raise CannotLook from problem


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    paper.alpha_composite(layer)
    return paper.convert("RGB")


def _seen(texts: list[str], pictures: list[Image.Image], links: list[str]) -> Seen:
    marks = [mark for picture in pictures for mark in _qr_texts(picture)]
    found = [one for text in [*texts, *marks, *links] for one in scan(text) if one.code]
    hosts = [one.host for one in found] + list(_hosts_in([*marks, *links]))
    return Seen(
        codes=tuple(dict.fromkeys(one.code for one in found)),
        hosts=tuple(dict.fromkeys(filter(None, hosts)))[:_MOST_HOSTS],
        preview=_preview(pictures[0]),
    )


def _qr_texts(picture: Image.Image) -> Iterator[str]:
    import zxingcpp

    for mark in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode):
        yield mark.text


def _hosts_in(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for address in _ADDRESS.findall(text):
            try:
                host = urlsplit(address).hostname or ""
            except ValueError:
                continue
            yield host_name(host)[:_LONGEST_HOST]


def _preview(picture: Image.Image) -> bytes:
    small = picture.copy()
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    written = BytesIO()
    small.convert("RGB").save(written, "JPEG", quality=80, optimize=True)
    return written.getvalue()
