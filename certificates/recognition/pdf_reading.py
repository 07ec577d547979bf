"""Reading other people's PDFs: their pages, words, addresses and pictures.

The library is not made for several threads at once, so that one lock goes around every use of it.
It is imported where a PDF is read: most processes never read one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import create_string_buffer
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PIL import Image

_ONE_AT_A_TIME: Final = Lock()
_POINTS_AN_INCH: Final = 72
_DOTS_AN_INCH: Final = 150
_LONGEST_SIDE: Final = 2_400
MOST_ADDRESSES: Final = 100
_MOST_CHARACTERS: Final = 20_000


class Unreadable(ValueError):
    """It is no PDF, or it is broken."""


class NeedsPassword(ValueError):
    """It does not open without a password."""


@dataclass(frozen=True)
class Page:
    """A page: its words, the addresses behind its links, and how it looks."""

    text: str
    addresses: tuple[str, ...]
    picture: "Image.Image"


def count_pages(content: bytes) -> int:
    """Return how many pages a PDF has.

    Raises:
        Unreadable: it does not open.
        NeedsPassword: it opens by a password alone.
    """
    with _opened(content) as document:
        return len(document)


def read_pages(content: bytes, *, most: int) -> list[Page]:
    """Return up to ``most`` pages, drawn so that a QR of two centimetres can be read.

    Raises:
        Unreadable: it does not open.
        NeedsPassword: it opens by a password alone.
    """
    with _opened(content) as document:
        return [_page(document, number) for number in range(min(len(document), most))]


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as problem:
            if problem.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
                raise NeedsPassword from problem
            raise Unreadable from problem
        try:
            if not len(document):
                raise Unreadable
            yield document
        except pypdfium2.PdfiumError as problem:
            raise Unreadable from problem
        finally:
            document.close()


def _page(document: Any, number: int) -> Page:
    page = document[number]
    width, height = page.get_size()
    scale = min(_DOTS_AN_INCH / _POINTS_AN_INCH, _LONGEST_SIDE / max(width, height, 1))
    words = page.get_textpage()
    # A hyphen at the end of a line comes as a sign of its own.
    text = words.get_text_range(count=min(words.count_chars(), _MOST_CHARACTERS))
    picture = page.render(scale=scale, grayscale=False).to_pil()
    return Page(text.replace("\ufffe", "-"), tuple(_addresses(document, page)), picture)


def _addresses(document: Any, page: Any) -> Iterator[str]:
    import pypdfium2.raw as pdfium

    position, link = pdfium.c_int(0), pdfium.FPDF_LINK()
    for _turn in range(MOST_ADDRESSES):
        if not pdfium.FPDFLink_Enumerate(page, position, link):
            return
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if length:
            buffer = create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
            yield buffer.value.decode("utf-8", "replace")
