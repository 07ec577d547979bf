"""The words of a marked-up text: other systems write questions in HTML, ours are plain. Pure."""

import re
from html.parser import HTMLParser

_BREAKS = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "pre", "blockquote"}
_UNSEEN = {"script", "style", "head", "template"}
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
_SPACES = re.compile(r"[ \t\xa0]+")
_LINES = re.compile(r" ?\n ?(?:\n ?)*")


class _Words(HTMLParser):
    """Collects words, and names what is lost."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.lost: dict[str, None] = {}
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a break or a loss; an image's alternative text stays."""
        if tag in _UNSEEN:
            self._unseen += 1
        if tag in _BREAKS:
            self.words.append("\n")
        if tag in _LOST:
            self.lost[_LOST[tag]] = None
            alternative = dict(attrs).get("alt")
            if alternative:
                self.words.append(f" [{alternative}] ")

    def handle_endtag(self, tag: str) -> None:
        """Note a break."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        if tag in _BREAKS:
            self.words.append("\n")
        if tag in {"td", "th"}:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        """Keep words that are seen."""
        if not self._unseen:
            self.words.append(data)


def plain(html: str) -> tuple[str, list[str]]:
    """Return the words of an HTML text, line by line, and a sentence for each thing lost."""
    reader = _Words()
    reader.feed(re.sub(r"\s+", " ", html))
    reader.close()
    return tidy("".join(reader.words)), [f"Ficou de fora {thing}." for thing in reader.lost]


def tidy(text: str) -> str:
    """Return a text without blanks at its ends, double blanks or empty lines."""
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()
