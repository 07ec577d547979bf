"""Arithmetic of tree paths: which places hold which, and their nearest common ancestor.

A path is treebeard's: the node's ancestors and itself, four characters each.
"""

from collections.abc import Iterable, Sequence

STEP = 4


def minimal(paths: Iterable[str]) -> tuple[str, ...]:
    """Return ``paths`` without those that stand below another one, in the tree's order."""
    kept: list[str] = []
    for path in sorted(set(paths)):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return tuple(kept)


def is_under(path: str, places: Iterable[str]) -> bool:
    """Tell whether ``path`` is one of ``places`` or stands below one."""
    return path.startswith(tuple(places))


def common_ancestor(paths: Sequence[str]) -> str:
    """Return the path of the nearest node that holds all of ``paths``; itself, if there is one."""
    if not paths:
        return ""
    # Whatever the first and the last in order share, those between them share too.
    pairs = zip(lineage(min(paths)), lineage(max(paths)), strict=False)
    shared = [one for one, other in pairs if one == other]
    return shared[-1] if shared else ""


def lineage(path: str, *, since: int = STEP) -> list[str]:
    """Return ``path`` and the paths of its ancestors, down to a length of ``since``."""
    return [path[:length] for length in range(since, len(path) + 1, STEP)]
