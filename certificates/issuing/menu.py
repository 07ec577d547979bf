"""Where our pages are found: the site's menu, and the person's own space."""

from certificates.issuing import queries, showing
from cms import menus
from cms.look.parts import Link
from courses.my_space import registry
from courses.my_space.registry import PanelContext
from lms.access.rules import Permission
from lms.people.models import Person

TAB = "certificates"


def newest(person: Person) -> PanelContext:
    """Return the newest certificates of a person, and whether there are more."""
    found = queries.newest_of(person)
    return {
        "items": [showing.shown(certificate) for certificate in found[: queries.NEWEST]],
        "more": len(found) > queries.NEWEST,
    }


def tabs() -> list[Link]:
    """Return the tabs of the person's space, ours being the current one."""
    return registry.tabs(TAB)


def register() -> None:
    """Add *Conferir* for everyone, and *Certificados* to the person's space."""
    menus.register(menus.MenuItem("verify", "Conferir", "certificates:check", "award", 40))
    menus.register(
        menus.MenuItem(
            "certificates",
            "Certificados emitidos",
            "certificates:registry",
            "award",
            30,
            predicate=menus.Holds(Permission.SEE_CERTIFICATES),
            place=menus.Place.STAFF,
        )
    )
    registry.register_panel(TAB, 30, newest, "certificates/issuing/panel.html")
    registry.register_tab(TAB, "Certificados", "certificates:my_certificates", 30)
