"""How each kind of notice looks in the inbox: the apps register theirs when they are ready."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """The heading and the icon of a kind of notice; icons are those of ``cms.look``."""

    title: str
    icon: str


PLAIN = Face("Aviso", "info")
_FACES: dict[str, Face] = {}


def register(kind: str, *, title: str, icon: str) -> str:
    """Give a kind its face and return the kind.

    Raises:
        ValueError: the kind has another face already.
    """
    face = Face(title, icon)
    if _FACES.setdefault(kind, face) != face:
        raise ValueError(f"notice kind {kind} is registered twice")
    return kind


def face_of(kind: str) -> Face:
    """Return the face of a kind; a plain one where nobody gave it any."""
    return _FACES.get(kind, PLAIN)
