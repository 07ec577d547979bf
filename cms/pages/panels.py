"""The registry of what the apps above show on the home and municipality pages.

``courses`` adds its open courses here, so that pages know no course.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString

from cms.pages.models import BasePage

# Renders a whole section of the page, or nothing where there is nothing to show.
Render = Callable[[HttpRequest, BasePage], SafeString]


@dataclass(frozen=True, slots=True)
class Panel:
    """One app's part of a page.

    Attributes:
        order: from top to bottom.
        render: makes the section in a fixed number of queries; ``""`` leaves it out.
        in_hero: stands under the search field, inside the dark band, instead of below it.
    """

    order: int
    key: str
    render: Render
    in_hero: bool = False


_panels: dict[str, Panel] = {}


def register_panel(order: int, key: str, render: Render, *, in_hero: bool = False) -> None:
    """Add a panel; called in ``AppConfig.ready()``.

    Raises:
        ValueError: another panel has the key.
    """
    if key in _panels:
        raise ValueError(f"the pages already have a panel {key!r}")
    _panels[key] = Panel(order, key, render, in_hero)


def rendered(request: HttpRequest, page: BasePage) -> dict[str, list[SafeString]]:
    """Return the panels of ``page`` in order, for its ``hero`` and its ``body``."""
    shown: dict[str, list[SafeString]] = {"hero": [], "body": []}
    for panel in sorted(_panels.values(), key=lambda panel: (panel.order, panel.key)):
        if html := panel.render(request, page):
            shown["hero" if panel.in_hero else "body"].append(html)
    return shown
