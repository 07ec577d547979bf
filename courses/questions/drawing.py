"""Drawing by a seed: the same seed draws the same, on whatever machine. Pure."""

import hashlib
from collections.abc import Iterable
from typing import TypeVar

Named = TypeVar("Named")


def seed_of(*parts: object) -> bytes:
    """Return the seed that the parts make, in their order."""
    return hashlib.sha256("\n".join(map(str, parts)).encode()).digest()


def number_below(seed: bytes, name: str, count: int) -> int:
    """Return a whole number from 0 up to ``count``, not included."""
    return int.from_bytes(seed_of(seed.hex(), name)) % count


def shuffled(names: Iterable[str], seed: bytes = b"") -> list[str]:
    """Return the names in the order that the seed draws; the order they come in says nothing."""
    return sorted(names, key=lambda name: seed_of(seed.hex(), name))
