"""What a layout may be: colours that can be read, signs that can be printed, who signs."""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import starmap
from typing import Final

from certificates.rendering.look import STANDARD, Look
from certificates.rendering.printable import unprintable
from certificates.snapshot.rules import (
    MAX_LINE_LENGTH,
    WITH_LAYOUT,
    LayoutUsed,
    Signature,
    Snapshot,
    canonical_text,
)
from lms.common.errors import DomainError
from lms.common.names import UnfitText, clean_line, clean_name

LONGEST_NAME, LONGEST_POST = 120, 120
WHITE: Final = "#ffffff"
# Text on paper, and a drawing beside another. Source: WCAG 2.1, 1.4.3 and 1.4.11.
READABLE, TOLD_APART = 4.5, 3.0
MAIN_COLOURS: Final = (STANDARD.main, "#0b5d3b", "#7a1f3d", "#5b2a86", "#00555f", "#6b3a00")
ACCENT_COLOURS: Final = (STANDARD.accent, "#f4a300", "#9fd356", "#7fd1e8", "#f6b8c8", "#d9dde3")

_COLOUR = re.compile("#[0-9a-f]{6}")
# Below this share of full strength a colour's light grows evenly. Source: IEC 61966-2-1.
_DARK: Final = 0.04045


@dataclass(frozen=True, kw_only=True)
class Design:
    """What one version of a layout holds.

    Attributes:
        main: colour of titles and lines, ``#rrggbb``.
        accent: colour of the end of the path, ``#rrggbb``.
        logo: a JPEG as ``logos.made_ready`` returns it; empty where there is none.
        signatures: who answers for every certificate, each since the day of their consent; none
            where whoever approved the course signs.
        opening: a line above all that is attested.
        closing: a line below it.
    """

    main: str = STANDARD.main
    accent: str = STANDARD.accent
    logo: bytes = b""
    signatures: tuple[Signature, ...] = ()
    opening: str = ""
    closing: str = ""

    @property
    def look(self) -> Look:
        """Return what is printed and says nothing."""
        return Look(self.main, self.accent, self.logo)

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the look, which the snapshot keeps."""
        return look_digest(self.look)


def look_digest(look: Look) -> str:
    """Return the SHA-256 of colours and logo, as 64 hexadecimal digits."""
    logo = hashlib.sha256(look.logo).hexdigest() if look.logo else ""
    text = canonical_text({"accent": look.accent, "logo_sha256": logo, "main": look.main})
    return hashlib.sha256(text.encode()).hexdigest()


def dressed(snapshot: Snapshot, design: Design, used: LayoutUsed) -> Snapshot:
    """Return ``snapshot`` with what a layout prints on it."""
    return replace(
        snapshot,
        signatures=design.signatures or snapshot.signatures,
        opening=design.opening,
        closing=design.closing,
        layout=used,
        schema_version=WITH_LAYOUT,
    )


def checked(design: Design, *, on: date) -> Design:
    """Return ``design`` as it is kept: every text tidied.

    Args:
        design: as typed.
        on: today, on the issuer's calendar.

    Raises:
        DomainError: the first thing to put right.
    """
    main = checked_main(design.main)
    return replace(
        design,
        main=main,
        accent=checked_accent(design.accent, main=main),
        signatures=tuple(checked_signature(one, on=on) for one in design.signatures),
        opening=checked_line(design.opening, what="o texto do alto"),
        closing=checked_line(design.closing, what="o texto do fim"),
    )


def checked_main(colour: str) -> str:
    """Return a colour in which letters on white paper can be read.

    Raises:
        DomainError: it is none, or too pale.
    """
    colour = _colour(colour)
    if contrast(colour, WHITE) < READABLE:
        raise DomainError(
            "A cor principal é clara demais: as letras sumiriam no papel. Escolha uma mais escura."
        )
    return colour


def checked_accent(colour: str, *, main: str) -> str:
    """Return a colour that stands out against the main one.

    Raises:
        DomainError: it is none, or too near to the main colour.
    """
    colour = _colour(colour)
    if contrast(colour, main) < TOLD_APART:
        raise DomainError(
            "A cor de destaque se confunde com a principal. Escolha uma bem mais clara."
        )
    return colour


def checked_signature(signature: Signature, *, on: date) -> Signature:
    """Return a signature as it is printed.

    Raises:
        DomainError: name or post is missing or cannot be printed, or the day is ahead.
    """
    return replace(
        signature,
        name=checked_name(signature.name),
        post=checked_post(signature.post),
        signed_on=checked_day(signature.signed_on, on=on),
    )


def checked_name(name: str) -> str:
    """Return the name of who signs.

    Raises:
        UnfitText: it is missing, or no name that can be printed.
    """
    return _printed(clean_name(name, what="o nome de quem assina", longest=LONGEST_NAME))


def checked_post(post: str) -> str:
    """Return the post of who signs.

    Raises:
        UnfitText: it is missing or cannot be printed.
    """
    post = clean_line(post, what="o cargo", longest=LONGEST_POST)
    if not post:
        raise UnfitText("Escreva o cargo de quem assina.")
    return _printed(post)


def checked_day(day: date, *, on: date) -> date:
    """Return the day on which somebody gave their consent.

    Raises:
        DomainError: it is after ``on``.
    """
    if day > on:
        raise DomainError("O dia da autorização ainda não chegou. Confira a data.")
    return day


def checked_line(text: str, *, what: str) -> str:
    """Return a line as it is printed; empty stays empty.

    Raises:
        UnfitText: it is too long, or has a sign that the paper does not show.
    """
    return _printed(clean_line(text, what=what, longest=MAX_LINE_LENGTH))


def contrast(colour: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21. Source: WCAG 2.1, contrast ratio."""
    darker, lighter = sorted((_luminance(colour), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [_linear(part / 255) for part in bytes.fromhex(colour.removeprefix("#"))]
    return sum(starmap(float.__mul__, zip((0.2126, 0.7152, 0.0722), parts, strict=True)))


def _linear(part: float) -> float:
    return part / 12.92 if part <= _DARK else float(((part + 0.055) / 1.055) ** 2.4)


def _colour(typed: str) -> str:
    colour = typed.strip().lower()
    if not _COLOUR.fullmatch(colour):
        raise DomainError("Escolha a cor de novo: esta não veio inteira.")
    return colour


def _printed(text: str) -> str:
    signs = unprintable(text)
    if signs:
        raise UnfitText(f"O certificado não consegue imprimir “{signs[0]}”. Apague esse sinal.")
    return text
