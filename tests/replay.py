"""What most tests build first is built once by the real services, then only written again.

A course with its lessons takes 250 statements and a tenth of a second, because Wagtail and the
services read and check at every step. From the second time on, a process runs the few statements
that wrote, which makes the same rows with the same ids. It does so only where nothing can differ:
inside a test's own transaction on SQLite, where ids go back with it, where every table would give
the ids that it gave then, on the same day, and after as many changed rows. Everywhere else the real
services build.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from pickle import dumps, loads
from typing import Any, ParamSpec, TypeVar, cast

from django.db import connection
from django.utils import timezone

T = TypeVar("T")
P = ParamSpec("P")
State = tuple[date, int, tuple[tuple[str, int], ...]]
READING = ("SELECT", "WITH", "PRAGMA", "SAVEPOINT", "RELEASE")
Run = Callable[[str, Any, bool, dict[str, Any]], Any]


@dataclass
class Recording:
    """The statements that wrote, and what the function returned, pickled."""

    statements: list[tuple[str, Any]] = field(default_factory=list)
    result: bytes = b""
    is_whole: bool = True

    def __call__(self, run: Run, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        """Note a statement on its way to the database."""
        assert not many, "a list of rows is not noted"
        if sql.startswith("ROLLBACK"):
            self.is_whole = False  # what was taken back is not told apart
        if not sql.lstrip().startswith(READING):
            self.statements.append((sql, params))
        return run(sql, params, many, context)

    def play(self) -> Any:
        """Write the same rows; return an equal result."""
        with connection.cursor() as cursor:
            for sql, params in self.statements:
                cursor.execute(sql, params)
        return loads(self.result)  # noqa: S301 (pickled above, by this process)


@dataclass
class Beginning:
    """How many rows the process had changed when a test first built something."""

    block: object = None
    changes: int = 0


_beginning = Beginning()


def state() -> State:
    """Return the day, how many rows the test changed, and the last id of every table."""
    block, changes = connection.atomic_blocks[0], connection.connection.total_changes
    if block is not _beginning.block:
        _beginning.block, _beginning.changes = block, changes
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")
        return timezone.now().date(), changes - _beginning.changes, tuple(cursor.fetchall())


def replayed(make: Callable[P, T]) -> Callable[P, T]:
    """Let a function write only what it wrote when it first ran with equal arguments."""
    recordings: dict[tuple[State, bytes], Recording] = {}

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> T:
        if connection.vendor != "sqlite" or not connection.in_atomic_block:
            return make(*args, **kwargs)
        key = state(), dumps((args, kwargs))
        if key in recordings:
            return cast(T, recordings[key].play())
        recording = Recording()
        with connection.execute_wrapper(recording):
            result = make(*args, **kwargs)
        if recording.is_whole:
            recording.result = dumps(result)
            recordings[key] = recording
        return result

    return made
