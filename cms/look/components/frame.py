"""Tags of the page's frame: icons, the mark, the head, the way back."""

from collections.abc import Sequence

from django.template import Context, NodeList
from django.template.base import Node, Parser, Token
from django.utils.safestring import SafeString

from cms.look import frame, icons
from cms.look.components.library import register, render
from cms.look.parts import Link


@register.simple_tag
def icon(name: str, size: str = "", *, label: str = "") -> SafeString:
    return icons.icon_svg(name, large=size == "l", label=label)


@register.simple_tag
def mark() -> SafeString:
    return icons.MARK


@register.simple_tag
def frame_head() -> SafeString:
    return frame.head()


class Kept(Node):
    """What is the same for everybody: drawn at the first time, without the page's variables."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._html: SafeString | None = None

    def render(self, context: Context) -> SafeString:
        """Return what was drawn at the first time."""
        if self._html is None:
            self._html = self.nodelist.render(context.new())
        return self._html


@register.tag
def kept(parser: Parser, _token: Token) -> Kept:
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(nodelist)


@register.simple_tag
def crumbs(*links: Link | Sequence[Link]) -> SafeString:
    return render("crumbs", links=_flat(links))


def _flat(links: Sequence[Link | Sequence[Link]]) -> list[Link]:
    if len(links) == 1 and not isinstance(links[0], Link):
        return list(links[0])
    return [link for link in links if isinstance(link, Link)]


@register.simple_tag
def link(label: str, href: str = "", *, current: bool = False) -> Link:
    return Link(label, href, current)


@register.simple_tag
def tabs(links: Sequence[Link], *, label: str) -> SafeString:
    return render("tabs", links=links, label=label)


@register.simple_block_tag
def message(content: str, title: str, *, lead: str = "", art: str = "lost") -> SafeString:
    return render(
        "message", content=content, title=title, lead=lead, art=f"components/art/{art}.html"
    )
