"""The six style files sent as one, from memory, under an address that names their content.

One request instead of six, without a build step: the files are joined in the order of their
layers, lightly minified and compressed once per process.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import brotli  # type: ignore[import-untyped] # it carries no types
from django.conf import settings

FOLDER = Path(__file__).resolve().parents[1] / "static" / "cms" / "css"
LAYERS = ("tokens", "base", "layout", "components", "utilities", "print")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r'("[^"\n]*")')
_AROUND = re.compile(r"\s*([{};,])\s*")
_BAND = re.compile(r"--band:\s*(#[0-9a-f]{3,8})")


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The joined style, ready to send.

    Attributes:
        digest: changes with the content, and stands in the address.
        bodies: the bytes for each content coding; ``identity`` is plain.
        theme_colour: the band's colour, for the phone's own frame.
    """

    digest: str
    bodies: dict[str, bytes]
    theme_colour: str


def current() -> Stylesheet:
    """Return the style in use; while developing, as the files are now."""
    stamp = _stamp() if settings.DEBUG else 0
    return _build(stamp)


def _stamp() -> int:
    return max(_path(layer).stat().st_mtime_ns for layer in LAYERS)


@lru_cache(maxsize=1)
def _build(_stamp: int) -> Stylesheet:
    sources = [_path(layer).read_text(encoding="utf-8") for layer in LAYERS]
    plain = "".join(minify(source) for source in sources).encode()
    return Stylesheet(
        digest=hashlib.sha256(plain).hexdigest()[:12],
        bodies={
            "br": brotli.compress(plain, quality=11),
            "gzip": gzip.compress(plain, 9, mtime=0),
            "identity": plain,
        },
        theme_colour=theme_colour(sources[0]),
    )


def _path(layer: str) -> Path:
    return FOLDER / f"{layer}.css"


def minify(source: str) -> str:
    """Drop comments and the white space that says nothing; strings stay as they are."""
    pieces = _STRING.split(_COMMENT.sub("", source))
    pieces[::2] = [_squeeze(piece) for piece in pieces[::2]]
    return "".join(pieces)


def _squeeze(css: str) -> str:
    return _AROUND.sub(r"\1", re.sub(r"\s+", " ", css)).replace(": ", ":").replace(";}", "}")


def theme_colour(tokens: str) -> str:
    """Return the band's plain colour from the tokens.

    Raises:
        ValueError: the tokens do not set it.
    """
    found = _BAND.search(tokens)
    if not found:
        raise ValueError("tokens.css must set --band")
    return found[1]
