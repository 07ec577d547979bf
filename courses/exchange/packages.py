"""What a zip package or an XML file holds, opened without trusting it. Pure."""

import struct
import zipfile
import zlib
from io import BytesIO
from posixpath import normpath
from stat import S_ISLNK
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from lms.common.errors import DomainError

MOST_MEMBERS = 500
MOST_BYTES = 30 * 1024 * 1024
LARGEST_XML = 10 * 1024 * 1024
MOST_ELEMENTS = 100_000
DEEPEST_ELEMENT = 100

_CHUNK = 64 * 1024
_ZIP_SIGNATURE = b"PK\x03\x04"
_ENTRY_SIGNATURE = b"PK\x01\x02"
# A directory is read whole before it is counted: this many entries are refused unread.
_MOST_ENTRIES = 20 * MOST_MEMBERS
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_COMPRESSIONS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# What the standard library raises of an archive that is broken.
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)


def members(data: bytes) -> dict[str, bytes]:
    """Return the files of a zip by their names; folders and zips within it are left out.

    Raises:
        DomainError: it is broken, too big, closed by a password, or reaches outside of itself.
    """
    if data.count(_ENTRY_SIGNATURE) > _MOST_ENTRIES:
        raise _too_many()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _files(archive)
    except _BROKEN:
        raise DomainError(
            "O pacote zip está quebrado ou incompleto. Exporte ou baixe de novo e tente outra vez."
        ) from None


def _files(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_MEMBERS:
        raise _too_many()
    names = [_name(entry) for entry in entries]
    if len(set(names)) < len(names):
        raise DomainError("O pacote zip tem dois arquivos com o mesmo nome. Exporte de novo.")
    found: dict[str, bytes] = {}
    room = MOST_BYTES
    for name, entry in zip(names, entries, strict=True):
        content = _content(archive, entry, room)
        room -= len(content)
        if not content.startswith(_ZIP_SIGNATURE):
            found[name] = content
    return found


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry that may be opened."""
    name = entry.orig_filename
    is_elsewhere = name.startswith("/") or ".." in name.split("/") or name[1:2] == ":"
    if is_elsewhere or "\\" in name or "\0" in name:
        raise DomainError(
            "O pacote zip tem um arquivo com endereço de fora do pacote. Não abrimos."
        )
    if S_ISLNK(entry.external_attr >> 16):
        raise DomainError("O pacote zip tem um atalho no lugar de um arquivo. Não abrimos.")
    if entry.flag_bits & _ENCRYPTED:
        raise DomainError("O pacote zip tem senha. Exporte sem senha e tente de novo.")
    if entry.compress_type not in _COMPRESSIONS:
        raise DomainError(
            "O pacote zip está comprimido de um jeito que não abrimos. Faça um comum."
        )
    return normpath(name)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """Read an entry of ``room`` bytes at most, counted as they come."""
    content = bytearray()
    with archive.open(entry) as file:
        while chunk := file.read(_CHUNK):
            content += chunk
            if len(content) > room:
                limit = MOST_BYTES // 1024**2
                raise DomainError(
                    f"Aberto, o pacote zip passa de {limit} MB. Divida em pacotes menores."
                )
    return bytes(content)


def _too_many() -> DomainError:
    return DomainError(
        f"O pacote zip tem mais de {MOST_MEMBERS} arquivos. Divida em pacotes menores."
    )


class _Builder(TreeBuilder):
    """Builds a tree that is neither too deep nor too large."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._elements = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        """Open an element, if there is room for it."""
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST_ELEMENT or self._elements > MOST_ELEMENTS:
            raise DomainError(
                "O arquivo XML é grande ou enrolado demais. Divida em arquivos menores."
            )
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        """Close an element."""
        self._depth -= 1
        return super().end(tag)


def xml_of(data: bytes) -> Element:
    """Return the root of an XML file. Nothing outside of it is read, no entity is expanded.

    Raises:
        DomainError: it is broken or too big, or defines entities or a document type.
    """
    if len(data) > LARGEST_XML:
        limit = LARGEST_XML // 1024**2
        raise DomainError(f"O arquivo XML passa de {limit} MB. Divida em arquivos menores.")
    parser = DefusedXMLParser(target=_Builder(), forbid_dtd=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException:
        raise DomainError(
            "O arquivo XML define entidades ou um tipo próprio (DTD), e por segurança não abrimos "
            "arquivos assim. Exporte de novo sem isso."
        ) from None
    except (ParseError, LookupError, ValueError):
        raise DomainError(
            "O arquivo XML está quebrado ou incompleto. Exporte ou baixe de novo e tente outra vez."
        ) from None
    return root
