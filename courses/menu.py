"""Our entries of the site's menu."""

from typing import Final

from django.http import HttpRequest

from cms.menus import MenuItem, signed_in
from lms.access.rules import Permission
from lms.access.scope import scope_of

BACK_OFFICE: Final = "/gestao/"


def coordinates(request: HttpRequest) -> bool:
    """Show the entry to who makes offerings, where their grants are being read anyway."""
    return (
        request.path.startswith(BACK_OFFICE)
        and signed_in(request)
        and bool(scope_of(request.user, Permission.MANAGE_OFFERINGS))
    )


ENTRIES: Final = (
    MenuItem("courses", "Cursos", "courses:catalogue", "book", 10),
    MenuItem("my_space", "Meu espaço", "courses:my_space", "route", 30, predicate=signed_in),
    MenuItem("offerings", "Turmas", "courses:offerings", "users", 15, predicate=coordinates),
)
