"""How somebody wants the pages shown: size of the letter, colours, contrast, economy.

The choice is a few words in a cookie of this browser, with nothing personal in it. It is applied
to the finished page on its way out, so that what is kept for everybody stays the same for everybody.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import Enum
from typing import Self

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

COOKIE = "aparencia"
MARK = b'<html lang="pt-BR">'
_IMAGE = re.compile(
    rb'<div class="figure__frame">(<img src="([^"]*)"[^>]*\balt="([^"]*)"[^>]*>)</div>'
)
_FILM = re.compile(rb"<video [^>]*>.*?</video>", re.DOTALL)
_POSTER = re.compile(rb'\sposter="[^"]*"')


class Text(Enum):
    """How large the letters are."""

    USUAL = ""
    LARGE = "letra-grande"
    LARGER = "letra-maior"


class Theme(Enum):
    """Light or dark; as the phone has it if nothing is said."""

    USUAL = ""
    LIGHT = "claro"
    DARK = "escuro"


class Contrast(Enum):
    """How far the colours stand apart; as the phone has it if nothing is said."""

    USUAL = ""
    MORE = "contraste"


class Economy(Enum):
    """Whether pictures and films wait to be asked for; as the browser says if nothing is said."""

    USUAL = ""
    ON = "economia"
    OFF = "completo"


@dataclass(frozen=True, slots=True)
class Appearance:
    """One browser's choice."""

    text: Text = Text.USUAL
    theme: Theme = Theme.USUAL
    contrast: Contrast = Contrast.USUAL
    economy: Economy = Economy.USUAL

    @classmethod
    def read(cls, cookie: str) -> Self:
        """Return the choice that a cookie holds; words that mean nothing are passed over."""
        words = set(cookie.split(".")) - {""}
        return cls(
            Text(_found(Text, words)),
            Theme(_found(Theme, words)),
            Contrast(_found(Contrast, words)),
            Economy(_found(Economy, words)),
        )

    @property
    def written(self) -> str:
        """The choice as the cookie holds it; nothing where everything is as usual."""
        words = (getattr(self, field.name).value for field in fields(self))
        return ".".join(word for word in words if word)


def _found(kind: type[Enum], words: set[str]) -> str:
    return next((str(one.value) for one in kind if one.value in words), "")


def is_economical(choice: Appearance, request: HttpRequest) -> bool:
    """Tell whether to spare bytes: as chosen, or else as the browser asks (``Save-Data``)."""
    asks = request.headers.get("Save-Data", "").lower() == "on"
    return choice.economy is Economy.ON or (asks and choice.economy is Economy.USUAL)


class Shown:
    """Shows each page of ours as its browser wants it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if COOKIE not in request.COOKIES and "Save-Data" not in request.headers:
            return response
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and not response.streaming and MARK in response.content[:200]:
            choice = Appearance.read(request.COOKIES.get(COOKIE, ""))
            is_spare = is_economical(choice, request)
            response.content = shown(response.content, choice, is_economical=is_spare)
        return response


def shown(page: bytes, choice: Appearance, *, is_economical: bool) -> bytes:
    """Return a page with ``choice`` written on its first element, for style and script to read.

    An economical one asks before it loads: pictures and films stand closed, with their words.
    """
    if is_economical:
        page = _FILM.sub(_closed_film, _IMAGE.sub(_closed_image, page))
    words = choice.written
    return page.replace(MARK, MARK[:-1] + f' data-shown="{words}">'.encode(), 1) if words else page


def _closed_image(found: re.Match[bytes]) -> bytes:
    """Return the picture's words and a link to it; a script puts the picture in the link's place.

    What stands in a template is not loaded. A lazy picture would be, where scripts are off.
    """
    image, address, words = found.groups()
    told = b'<p class="u-small">' + words + b"</p>" if words else b""
    link = b'<a class="button button--secondary button--small" data-picture href="' + address
    return told + b"<p>" + link + b'">Ver a imagem</a><template>' + image + b"</template></p>"


def _closed_film(found: re.Match[bytes]) -> bytes:
    """Return the player closed, without its cover; it loads nothing by itself."""
    film = _POSTER.sub(b"", found[0])
    title = '<summary class="more__title">Ver o vídeo</summary>'.encode()
    return b'<details class="more">' + title + film + b"</details>"
