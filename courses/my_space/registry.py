"""What stands in a person's own space: panels of the first page, and tabs to the others.

Areas and apps above add theirs in ``AppConfig.ready()``. A panel costs a fixed number of queries,
whatever the person has.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from cms.look.parts import Link
from lms.people.models import Person

# What the panel's template shows; ``None`` leaves the panel out.
PanelContext = Mapping[str, Any] | None


class Place(Enum):
    """Where a panel stands on a desk; on a phone the main ones come first."""

    MAIN = "main"
    ASIDE = "aside"


@dataclass(frozen=True)
class Panel:
    """A part of the first page.

    Attributes:
        key: unique.
        context: reads what the person has.
        template: draws it.
    """

    key: str
    order: int
    context: Callable[[Person], PanelContext]
    template: str
    place: Place = Place.MAIN

    def draw(self, person: Person) -> SafeString:
        """Return the panel's HTML; nothing when it has nothing to say."""
        context = self.context(person)
        if context is None:
            return SafeString()
        return mark_safe(get_template(self.template).render(dict(context)))


@dataclass(frozen=True)
class Tab:
    """A page of the person's own."""

    key: str
    label: str
    url_name: str
    order: int


_panels: dict[str, Panel] = {}
_tabs: dict[str, Tab] = {}


def register_panel(
    key: str,
    order: int,
    context: Callable[[Person], PanelContext],
    template: str,
    *,
    place: Place = Place.MAIN,
) -> None:
    """Add a panel; registering the same one again changes nothing.

    Raises:
        ValueError: another panel has the key.
    """
    panel = Panel(key, order, context, template, place)
    if _panels.setdefault(key, panel) != panel:
        raise ValueError(f"the space already has another panel {key!r}")


def register_tab(key: str, label: str, url_name: str, order: int) -> None:
    """Add a page to the tabs; registering the same one again changes nothing.

    Raises:
        ValueError: another tab has the key.
    """
    tab = Tab(key, label, url_name, order)
    if _tabs.setdefault(key, tab) != tab:
        raise ValueError(f"the space already has another tab {key!r}")


def panels(place: Place) -> list[Panel]:
    """Return the panels of a place, in order."""
    found = [panel for panel in _panels.values() if panel.place is place]
    return sorted(found, key=lambda panel: (panel.order, panel.key))


def tabs(current: str) -> list[Link]:
    """Return the tabs in order, marking where the person is."""
    found = sorted(_tabs.values(), key=lambda tab: (tab.order, tab.key))
    return [Link(tab.label, reverse(tab.url_name), current=tab.key == current) for tab in found]
