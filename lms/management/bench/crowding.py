"""Many who do the same at the same moment, each on a connection of their own."""

import http.client
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from lms.common.benchmark import Call, Visitor
from lms.management.bench.loading import headers_of

PATIENCE_SECONDS = 120
REFUSED = b'"refused"'


@dataclass(frozen=True)
class Crowd:
    """Wall milliseconds of all answers, and of the first one that each waited for.

    Attributes:
        errors: answers that were no success, and requests that got none.
    """

    people: int
    requests: int
    seconds: float
    first_p95_ms: float
    median_ms: float
    p95_ms: float
    errors: int


def walk_together(port: int, walks: Sequence[tuple[Visitor, Sequence[Call]]]) -> Crowd:
    """Let everybody begin at once and make their own requests, one after the other."""
    together = threading.Barrier(len(walks) + 1)
    firsts: list[float] = []
    took: list[float] = []
    errors: list[int] = []

    def walk(visitor: Visitor, calls: Sequence[Call]) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        together.wait()
        for place, call in enumerate(calls):
            began = time.perf_counter()
            is_well = _succeeds(connection, visitor, call)
            spent = (time.perf_counter() - began) * 1000
            took.append(spent)
            if place == 0:
                firsts.append(spent)
            if not is_well:
                errors.append(place)
        connection.close()

    threads = [threading.Thread(target=walk, args=one) for one in walks]
    for thread in threads:
        thread.start()
    together.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return Crowd(
        people=len(walks),
        requests=len(took),
        seconds=time.perf_counter() - began,
        first_p95_ms=statistics.quantiles(firsts, n=20)[18],
        median_ms=statistics.median(took),
        p95_ms=statistics.quantiles(took, n=20)[18],
        errors=len(errors),
    )


def _succeeds(connection: http.client.HTTPConnection, visitor: Visitor, call: Call) -> bool:
    """Make one request; an answer that never comes, or refuses an event, is no success."""
    try:
        connection.request(
            call.method, call.path, body=call.body or None, headers=headers_of(visitor, call)
        )
        answer = connection.getresponse()
        text = answer.read()
    except (OSError, http.client.HTTPException):
        connection.close()
        return False
    return answer.status < 400 and REFUSED not in text  # noqa: PLR2004 - the first of the refusals
