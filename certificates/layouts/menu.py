"""Where the layout is found from the site's own pages."""

from cms import menus
from lms.access.rules import Permission


def register() -> None:
    """Add *Modelo do certificado* to what staff have."""
    menus.register(
        menus.MenuItem(
            "certificate_layouts",
            "Modelo do certificado",
            "certificate_layouts:index",
            "edit",
            46,
            predicate=menus.Holds(Permission.DESCRIBE_ORGANIZATION),
            place=menus.Place.STAFF,
        )
    )
