"""Whose name, number and address may stand in what somebody reads."""

import re
from collections.abc import Iterator
from html import unescape

from tests.architecture.walking import Answer
from tests.world import CPFS, HELD_IN_PARINTINS, World

# The verdict says to anybody what the certificate says.
PUBLIC = frozenset({"certificates:verdict", "certificates:verdict_document"})

OF_PARINTINS = frozenset({"bruno", "carla", "elisa", "facilitator", "unit_manager"})
# By the beginning of a name: who else than the person reads it.
READERS: dict[str, frozenset[str]] = {
    "Ana Beatriz": OF_PARINTINS | {"ana"},
    "Bruno Lima": OF_PARINTINS - {"unit_manager"} | {"ana"},  # he signs her certificate
    "Carla Nogueira": frozenset({"carla"}),
    "Davi D": frozenset({"davi"}),
    "Elisa Prado": frozenset({"elisa"}),
    "Fábio Reis": frozenset({"fabio"}),
    "Paula Ramos": frozenset({"davi"}),
    "Rui Campos": frozenset({"davi", "rui"}),
    **{f"{role.name.title()} de Parintins": frozenset({role.value}) for role in HELD_IN_PARINTINS},
    # May lead an offering, so the coordination finds them where it makes one.
    "Facilitator de Parintins": frozenset({"bruno", "carla", "facilitator"}),
}
LEARNERS = ("Ana Beatriz", "Paula Ramos", "Rui Campos")
# Whoever gives the roles reads there the names of those who hold one, and nobody else's.
OF_ROLES = frozenset({"people:roles", "people:end_role"})
HOLDERS = frozenset(READERS) - set(LEARNERS)


def markers(world: World) -> dict[str, frozenset[str]]:
    """Return every text that tells who somebody is, and who may read it."""
    cast = world.cast
    return {
        **READERS,
        **dict.fromkeys(("982.247", str(cast.ana.public_id)), READERS["Ana Beatriz"]),
        "444.777": READERS["Paula Ramos"],
        **dict.fromkeys((CPFS["Ana"], "529.982.247-25"), frozenset({"ana"})),
        **dict.fromkeys((CPFS["Paula"], CPFS["Rui"]), frozenset()),
        str(cast.ana.user): frozenset({"ana"}),
        "ana@exemplo": frozenset({"ana"}),
    }


def readable(text: str) -> str:
    """Return a page's text with its letters as they are read, in HTML and in JSON within it."""
    plain = unescape(text)
    return re.sub(r"\\+u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), plain)


def told_of_people(found: Answer, who: str, name: str, world: World) -> Iterator[str]:
    """Return what an answer tells about people that is not for ``who``."""
    if name in PUBLIC or found.status != 200:
        return
    text = readable(found.text)
    for sign, readers in markers(world).items():
        is_of_roles = name in OF_ROLES and sign in HOLDERS and who == "fabio"
        if sign in text and who not in readers and not is_of_roles:
            yield f"tells of {sign}"


def told_in_the_back_office(found: Answer, who: str) -> Iterator[str]:
    """Return what a page of the back office tells about learners, or of another town."""
    if found.status != 200:
        return
    text = readable(found.text)
    other = {"bruno": ("Goiânia", "Davi D"), "davi": ("Parintins", "Bruno Lima")}.get(who, ())
    emails = [f"{name}@exemplo" for name in ("ana", "bruno", "davi", "fabio") if name != who]
    signs = [*LEARNERS, "982.247", *CPFS.values(), *other, *emails]
    yield from (f"tells of {sign}" for sign in signs if sign in text)
