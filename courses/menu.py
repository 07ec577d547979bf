"""Our entries of the site's menu."""

from typing import Final

from cms.menus import Holds, MenuItem, Place, signed_in
from lms.access.rules import Permission

ENTRIES: Final = (
    MenuItem("courses", "Cursos", "courses:catalogue", "book", 10),
    MenuItem("my_space", "Meu espaço", "courses:my_space", "route", 30, predicate=signed_in),
    MenuItem(
        "offerings",
        "Turmas",
        "courses:offerings",
        "calendar",
        20,
        predicate=Holds(Permission.SEE_ROSTER),
        place=Place.STAFF,
    ),
    MenuItem(
        "terms",
        "Temas",
        "courses:terms",
        "book",
        55,
        predicate=Holds(Permission.JOIN_MUNICIPALITY),
        place=Place.STAFF,
    ),
)
