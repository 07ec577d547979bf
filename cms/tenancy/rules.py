"""Arithmetic of tree paths: which places hold which, and their nearest common ancestor.

A path is treebeard's: the node's ancestors and itself, four characters each.
"""

from collections.abc import Iterable, Sequence
from os.path import commonprefix

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
    shared = len(commonprefix(list(paths)))
    return paths[0][: shared - shared % STEP] if paths else ""


def lineage(path: str, *, since: int = STEP) -> list[str]:
    """Return ``path`` and the paths of its ancestors, down to a length of ``since``."""
    return [path[:length] for length in range(since, len(path) + 1, STEP)]
