"""What kind of file was uploaded, and the questions in it. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from courses.exchange import gift, moodle, qti
from courses.exchange.items import MOST_QUESTIONS, Found
from courses.exchange.packages import members, xml_of
from lms.common.errors import DomainError

MOST_BYTES = 10 * 1024 * 1024
# Each opens an element of XML, or a tag of HTML.
MOST_SIGNS = 200_000
_SIGN = re.compile(rb"<|&lt;|&#")
_OTHERS = {
    b"%PDF": "Este arquivo é um PDF. Exporte do outro sistema em GIFT, Moodle XML ou QTI.",
    b"\xd0\xcf\x11\xe0": "Este arquivo é do Word ou do Excel. Exporte em GIFT, Moodle XML ou QTI.",
    b"\x89PNG": "Este arquivo é uma imagem. Exporte do outro sistema em GIFT, Moodle XML ou QTI.",
    b"\xff\xd8\xff": "Este arquivo é uma imagem. Exporte em GIFT, Moodle XML ou QTI.",
}
_OFFICE = {"[Content_Types].xml", "mimetype"}


@dataclass(frozen=True)
class Reading:
    """What a file holds.

    Attributes:
        source_format: ``GIFT``, ``Moodle XML`` or ``QTI``.
        notes: sentences about the whole file.
    """

    source_format: str
    found: tuple[Found, ...]
    notes: tuple[str, ...] = ()


def read(data: bytes) -> Reading:
    """Return the questions of an uploaded file, whatever its name says.

    Raises:
        DomainError: it is no file of questions, or is too large; the sentence says which.
    """
    if len(data) > MOST_BYTES:
        raise DomainError("O arquivo passa de 10 MB. Divida as perguntas em dois arquivos.")
    if not data.strip():
        raise DomainError("O arquivo está vazio.")
    for beginning, sentence in _OTHERS.items():
        if data.startswith(beginning):
            raise DomainError(sentence)
    reading = _read(data)
    if not reading.found:
        raise DomainError("Não achamos nenhuma pergunta neste arquivo.")
    if len(reading.found) > MOST_QUESTIONS:
        raise DomainError(
            f"O arquivo tem mais de {MOST_QUESTIONS} perguntas, e só cabem {MOST_QUESTIONS} de "
            "cada vez. Divida em dois."
        )
    return reading


def _read(data: bytes) -> Reading:
    if data.startswith(b"PK"):
        found = members(data)
        if _OFFICE & found.keys():
            raise DomainError(_OTHERS[b"\xd0\xcf\x11\xe0"])
        return Reading("QTI", tuple(qti.read_package(found)))
    if len(_SIGN.findall(data)) > MOST_SIGNS:
        raise DomainError("O arquivo é grande ou enrolado demais. Divida em arquivos menores.")
    if _looks_like_xml(data):
        root = xml_of(data)
        if root.tag == "quiz":
            return Reading("Moodle XML", _first(moodle.read(root)))
        return Reading("QTI", (qti.read_item(root),))
    text, notes = decoded(data)
    return Reading("GIFT", _first(gift.read(text)), notes)


def _first(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return as many questions as may be taken, and one more if there is: no other is read."""
    return tuple(islice(found, MOST_QUESTIONS + 1))


def _looks_like_xml(data: bytes) -> bool:
    start = data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").replace(b"\x00", b"")
    return start.startswith((b"<?xml", b"<quiz", b"<assessmentItem", b"<qti-", b"<!DOCTYPE"))


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file, and a sentence where its letters had to be guessed.

    Raises:
        DomainError: it is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ()
    notes: tuple[str, ...] = ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        notes = ("O arquivo não estava em UTF-8. Lemos como Latin-1: confira os acentos.",)
    if "\x00" in text:
        raise DomainError("Este arquivo não é de texto. Exporte em GIFT, Moodle XML ou QTI.")
    return text, notes
