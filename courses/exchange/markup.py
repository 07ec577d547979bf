"""The words of a marked-up text: other systems write questions in HTML, ours are plain. Pure."""

import re
from html import unescape
from html.parser import HTMLParser

import nh3

_BREAKS = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "pre", "blockquote"}
_UNSEEN = {"script", "style", "template", "title"}
# What a plain text cannot show, and how a report calls it.
_LOST = {
    "img": "uma imagem",
    "svg": "uma imagem",
    "object": "um objeto",
    "audio": "um áudio",
    "video": "um vídeo",
    "iframe": "uma página incorporada",
    "table": "o desenho de uma tabela",
    "math": "uma fórmula",
}
# Beyond these a text is no question's, and building its tree would take longer than it is worth.
_MOST_TAGS = 1000
_TAG = re.compile(r"<[^<>]*>?")
_FORMATTING_LOST = "Ficou de fora a formatação de um texto."
_SPACES = re.compile(r"[ \t\xa0]+")
_LINES = re.compile(r" ?\n ?(?:\n ?)*")


class _Words(HTMLParser):
    """Collects words, and names what is lost."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.lost: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a break or a loss; an image's alternative text stays."""
        if tag in _BREAKS:
            self.words.append("\n")
        if tag in _LOST:
            self.lost[_LOST[tag]] = None
            alternative = dict(attrs).get("alt")
            if alternative:
                self.words.append(f" [{alternative}] ")

    def handle_endtag(self, tag: str) -> None:
        """Note a break."""
        if tag in _BREAKS:
            self.words.append("\n")
        if tag in {"td", "th"}:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self.words.append(data)


def plain(html: str) -> tuple[str, list[str]]:
    """Return the words of an HTML text, line by line, and a sentence for each thing lost.

    Whoever wrote it may mean harm: it is parsed as browsers do, whose parser nothing holds up.
    """
    if html.count("<") > _MOST_TAGS:
        return tidy(unescape(_TAG.sub(" ", html))), [_FORMATTING_LOST]
    kept = nh3.clean(
        html,
        tags={*_BREAKS, *_LOST, "td", "th"},
        clean_content_tags=_UNSEEN,
        attributes={name: {"alt"} for name in _LOST},
        link_rel=None,
    )
    return words_of(kept)


def words_of(html: str) -> tuple[str, list[str]]:
    """Return the same of HTML whose every tag is closed, as is made here of XML."""
    reader = _Words()
    reader.feed(re.sub(r"\s+", " ", html))
    reader.close()
    return tidy("".join(reader.words)), [f"Ficou de fora {thing}." for thing in reader.lost]


def tidy(text: str) -> str:
    """Return a text without blanks at its ends, double blanks or empty lines."""
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()
