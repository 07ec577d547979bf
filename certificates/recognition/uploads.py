"""What a file is that a person sent, by what is inside and not by its name; or why it is refused."""

import json
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image

from certificates.recognition import pdf_reading
from certificates.recognition.rules import MediaType
from lms.common.errors import DomainError

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_PAGES: Final = 20
LONGEST_SIDE: Final = 8_400
MOST_PIXELS: Final = 52_000_000
MOST_BADGE_BYTES: Final = 256 * 1024
ACCEPTED: Final = "image/jpeg,image/png,application/pdf,.json,.jwt"

EMPTY: Final = "O arquivo está vazio. Tire a foto de novo, ou baixe o arquivo outra vez."
TOO_LARGE: Final = (
    "O arquivo passa de 10 MB. Tire uma foto com menos qualidade, ou salve o PDF em tamanho menor."
)
UNKNOWN: Final = (
    "Não reconhecemos este arquivo. Envie uma foto (JPEG ou PNG), um PDF ou uma medalha digital"
    " (Open Badge)."
)
HEIC: Final = (
    "Esta foto está no formato HEIC, que nem todo computador abre. Nos ajustes da câmera, escolha"
    " “Mais compatível”, ou envie uma captura de tela."
)
BROKEN_PDF: Final = (
    "Este PDF não abre: está incompleto ou estragado. Baixe outra vez, ou envie uma foto."
)
BROKEN_PICTURE: Final = "Esta imagem não abre: está incompleta ou estragada. Tire a foto de novo."
ENCRYPTED: Final = "Este PDF pede senha para abrir. Tire a senha, ou envie uma foto do certificado."
TOO_MANY_PAGES: Final = (
    f"Este PDF tem mais de {MOST_PAGES} páginas. Envie só as páginas do certificado."
)
HUGE_PICTURE: Final = (
    "Esta imagem é grande demais para abrir num computador comum. Tire a foto com menos qualidade."
)


ENDINGS: Final = {
    MediaType.PDF: "pdf",
    MediaType.JPEG: "jpg",
    MediaType.PNG: "png",
    MediaType.BADGE: "json",
    MediaType.TOKEN: "jwt",
}
# Multi-picture files are what some cameras call a JPEG with a second, smaller one behind it.
_PICTURES: Final = {"JPEG": MediaType.JPEG, "MPO": MediaType.JPEG, "PNG": MediaType.PNG}
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})
_TOKEN_PARTS: Final = 3


@dataclass(frozen=True, slots=True)
class Upload:
    """What a file is."""

    media_type: MediaType
    pages: int


def examine(content: bytes) -> Upload:
    """Return what a file is.

    Raises:
        DomainError: it is not taken; the sentence says why and what to do.
    """
    if not content:
        raise DomainError(EMPTY)
    if len(content) > MOST_BYTES:
        raise DomainError(TOO_LARGE)
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        raise DomainError(HEIC)
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return Upload(_picture(content), 1)
    if b"%PDF-" in content[:1024]:
        return Upload(MediaType.PDF, _pages(content))
    return Upload(_badge(content), 1)


def _picture(content: bytes) -> MediaType:
    """Look at a picture without unpacking it whole: it may be far larger than its file."""
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
            kind, (width, height) = _PICTURES[picture.format or ""], picture.size
            if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
                raise DomainError(HUGE_PICTURE)
            if kind == MediaType.PNG:
                picture.verify()
            else:
                picture.draft("L", (width // 8, height // 8))
                picture.load()
            return kind
    except Image.DecompressionBombError:
        raise DomainError(HUGE_PICTURE) from None
    except (OSError, SyntaxError, ValueError):
        raise DomainError(BROKEN_PICTURE) from None


def _pages(content: bytes) -> int:
    try:
        pages = pdf_reading.count_pages(content)
    except pdf_reading.NeedsPassword:
        raise DomainError(ENCRYPTED) from None
    except pdf_reading.Unreadable:
        raise DomainError(BROKEN_PDF) from None
    if pages > MOST_PAGES:
        raise DomainError(TOO_MANY_PAGES)
    return pages


def _badge(content: bytes) -> MediaType:
    if len(content) > MOST_BADGE_BYTES:
        raise DomainError(UNKNOWN)
    try:
        text = content.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise DomainError(UNKNOWN) from None
    if text.startswith("eyJ") and text.isascii() and len(text.split(".")) == _TOKEN_PARTS:
        return MediaType.TOKEN
    if is_credential(text):
        return MediaType.BADGE
    raise DomainError(UNKNOWN)


def is_credential(text: str) -> bool:
    """Tell whether a text is a credential written as JSON."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return False
    types = document.get("type") if isinstance(document, dict) else None
    return isinstance(types, list) and "VerifiableCredential" in types
