"""A logo as it is sent, made ready to be printed: small, upright, on white, and nothing but dots.

A picture is opened only as PNG or JPEG, and its size is read before any of its dots.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final

from PIL import Image, ImageOps

from lms.common.errors import DomainError

LARGEST_BYTES: Final = 2 * 1024 * 1024
LONGEST_SIDE: Final = 4000
SHORTEST: Final = 120
FORMATS: Final = ("PNG", "JPEG")
# More dots than these no printer shows in the logo's place, 46 by 17 mm.
PRINTED: Final = (920, 340)
# Each certificate carries the logo to somebody's phone.
MOST_PRINTED_BYTES: Final = 120_000
QUALITIES: Final = (90, 80, 65, 50, 35, 20)

TOO_HEAVY = "O logotipo passa de 2 MB. Diminua a imagem e envie de novo."
TOO_LARGE = "O logotipo é grande demais: cada lado pode ter até 4.000 pontos. Diminua e envie."
TOO_SMALL = "O logotipo é pequeno e sairia borrado. Envie um com ao menos 120 pontos no maior lado."
UNREADABLE = "Não conseguimos abrir este arquivo. Envie o logotipo em PNG ou JPEG."


def made_ready(upload: IO[bytes]) -> bytes:
    """Return a logo as JPEG of at most ``PRINTED`` dots, on white, without what a camera wrote.

    Raises:
        DomainError: too heavy, too large, too small, or not a picture that we open.
    """
    upload.seek(0)
    sent = upload.read(LARGEST_BYTES + 1)
    if len(sent) > LARGEST_BYTES:
        raise DomainError(TOO_HEAVY)
    with _refusals(), Image.open(io.BytesIO(sent), formats=FORMATS) as picture:
        _require_size(picture.size)
        return _written(_on_white(picture))


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise DomainError(TOO_LARGE) from None
    except (OSError, SyntaxError, ValueError):
        raise DomainError(UNREADABLE) from None


def _require_size(size: tuple[int, int]) -> None:
    if max(size) > LONGEST_SIDE:
        raise DomainError(TOO_LARGE)
    if max(size) < SHORTEST:
        raise DomainError(TOO_SMALL)


def _on_white(picture: Image.Image) -> Image.Image:
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail(PRINTED, Image.Resampling.LANCZOS)
    ground = Image.new("RGBA", upright.size, "white")
    return Image.alpha_composite(ground, upright).convert("RGB")


def _written(picture: Image.Image) -> bytes:
    for quality in QUALITIES:
        kept = io.BytesIO()
        picture.save(kept, "JPEG", quality=quality, subsampling=0, optimize=True)
        if len(kept.getvalue()) <= MOST_PRINTED_BYTES:
            break
    return kept.getvalue()
