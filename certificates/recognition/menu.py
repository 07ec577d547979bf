"""Where our pages are found: a tab of the person's own space, and the staff's menu."""

from cms import menus
from cms.look.parts import Link
from courses.my_space import registry
from lms.access.rules import Permission

TAB = "external"


def tabs() -> list[Link]:
    """Return the tabs of the person's space, ours being the current one."""
    return registry.tabs(TAB)


def register() -> None:
    """Add *De fora* to the person's space and *Certificados de fora* to the staff's menu."""
    menus.register(
        menus.MenuItem(
            "recognition",
            "Certificados de fora",
            "certificates:recognitions",
            "download",
            35,
            predicate=menus.Holds(Permission.RECOGNISE_CERTIFICATES),
            place=menus.Place.STAFF,
        )
    )
    registry.register_tab(TAB, "De fora", "certificates:externals", 35)
