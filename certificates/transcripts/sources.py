"""What stands behind entries that no certificate of ours attests: the areas above say it.

A source is given the keys of all entries at once, so that queries stay fixed.
"""

from collections.abc import Callable, Collection

Source = Callable[[Collection[str]], dict[str, str]]

_SOURCES: list[Source] = []


def register(source: Source) -> None:
    """Add a function from source keys to who recognised those entries, by key."""
    _SOURCES.append(source)


def recognised_by(source_keys: Collection[str]) -> dict[str, str]:
    """Return who recognised the hours of these entries, by source key, where somebody did."""
    found: dict[str, str] = {}
    for source in _SOURCES:
        found |= source(source_keys)
    return found
