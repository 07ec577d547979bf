"""What one process remembers between requests: bounded, shared by its threads, never personal."""

from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakSet

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_all: "WeakSet[ProcessMemory[object, object]]" = WeakSet()


class ProcessMemory(Generic[K, V]):
    """A dictionary with room for so many; what came first goes first."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._kept: dict[K, V] = {}
        self._lock = Lock()
        _all.add(self)  # type: ignore[arg-type]  # of any keys and values

    def get(self, key: K) -> V | None:
        """Return what is kept under ``key``."""
        return self._kept.get(key)

    def put(self, key: K, value: V) -> None:
        """Keep ``value``, making room for it."""
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > self._room:
                del self._kept[next(iter(self._kept))]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()


def forget_all() -> None:
    """Empty every memory of this process: keys come again when a test is rolled back."""
    for memory in list(_all):
        memory.clear()
