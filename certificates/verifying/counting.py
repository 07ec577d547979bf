"""Counting checks without making the visitor wait: a buffer, written after the answer is sent.

The first check after a quiet while is written at once, those that follow together: a person who
shows a QR sees the check, and a busy day costs one statement every few seconds. A process that
is killed loses the counts of those seconds, and nothing else.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime

import structlog
from django.db import DatabaseError, connection
from django.http import HttpResponse

from certificates.issuing.models import Certificate
from certificates.verifying.models import CheckCount

FLUSH_SECONDS = 5

logger = structlog.get_logger(__name__)

Key = tuple[int, date]


class Buffer:
    """Checks by certificate and day (UTC) that are not in the database yet."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._counts: Counter[Key] = Counter()
        self._written_at = float("-inf")

    def add(self, certificate_id: int, on: date, count: int = 1) -> None:
        """Note checks of a certificate."""
        with self._lock:
            self._counts[certificate_id, on] += count

    def take_due(self) -> dict[Key, int]:
        """Return what should be written now, and forget it here; usually nothing."""
        with self._lock:
            now = self._clock()
            if not self._counts or now - self._written_at < FLUSH_SECONDS:
                return {}
            self._written_at = now
            taken, self._counts = dict(self._counts), Counter()
            return taken

    def clear(self) -> None:
        """Forget everything, as a process that has just started."""
        with self._lock:
            self._counts.clear()
            self._written_at = float("-inf")


buffer = Buffer()


class CountedResponse(HttpResponse):
    """An answer after which the counts that are due are written."""

    def close(self) -> None:
        """Write the counts, with the body already on its way, then free the connection."""
        flush_due()
        super().close()


def count_check(certificate_id: int) -> None:
    """Count one check of a certificate, today."""
    buffer.add(certificate_id, datetime.now(UTC).date())


def flush_due() -> None:
    """Write the counts whose time has come; keep them if the database cannot take them now."""
    taken = buffer.take_due()
    if not taken:
        return
    try:
        write(taken)
    except DatabaseError:
        logger.warning("checks_not_written", certificates=len(taken))
        for (certificate_id, on), count in taken.items():
            buffer.add(certificate_id, on, count)


def write(counts: dict[Key, int]) -> None:
    """Add ``counts`` to the table in one statement; many processes may do so at once."""
    # In one order everywhere, so that two processes never wait for each other.
    rows = sorted(counts.items())
    values = ", ".join(["(%s, %s, %s)"] * len(rows))
    day = connection.ops.adapt_datefield_value
    parameters = [value for (key, on), count in rows for value in (key, day(on), count)]
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT.replace("VALUES", f"VALUES {values}", 1), parameters)


_UPSERT = f"""
INSERT INTO {CheckCount._meta.db_table} AS kept (certificate_id, "on", count)
SELECT seen.column1, seen.column2, seen.column3 FROM (VALUES) AS seen
WHERE EXISTS (SELECT 1 FROM {Certificate._meta.db_table} known WHERE known.id = seen.column1)
ON CONFLICT (certificate_id, "on") DO UPDATE SET count = kept.count + excluded.count
"""  # noqa: S608 - the tables' own names
