"""A load of a few connections that are kept open, and what the answers took."""

import http.client
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from lms.common.benchmark import Call, Target, Visitor

CONNECTIONS = 8


@dataclass(frozen=True)
class Timing:
    """Wall milliseconds of the answers, and how many were not a success."""

    requests: int
    median_ms: float
    p95_ms: float
    errors: int


def load(port: int, target: Target, visitors: Sequence[Visitor], requests: int) -> Timing:
    """Make ``requests`` requests over eight connections; visitors take turns."""
    took: list[float] = []
    errors: list[int] = []
    share = max(1, requests // CONNECTIONS)

    def work(first: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for number in range(first * share, (first + 1) * share):
            visitor = visitors[number % len(visitors)]
            began = time.perf_counter()
            status = send(connection, target, visitor, number)
            took.append((time.perf_counter() - began) * 1000)
            if status not in target.statuses:
                errors.append(status)
        connection.close()

    threads = [threading.Thread(target=work, args=(first,)) for first in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Timing(
        requests=len(took),
        median_ms=statistics.median(took),
        p95_ms=statistics.quantiles(took, n=20)[18],
        errors=len(errors),
    )


def send(
    connection: http.client.HTTPConnection, target: Target, visitor: Visitor, number: int
) -> int:
    """Make one request on an open connection and read its answer to the end."""
    call = target.call(visitor, number)
    connection.request(
        call.method, call.path, body=call.body or None, headers=headers_of(visitor, call)
    )
    answer = connection.getresponse()
    answer.read()
    return answer.status


def headers_of(visitor: Visitor, call: Call) -> dict[str, str]:
    """Return the headers with which a visitor's browser makes a request."""
    headers = {"Accept-Encoding": "br, gzip", "Host": "localhost"}
    if visitor.cookies:
        headers |= {"Cookie": visitor.cookies, "X-CSRFToken": visitor.csrf}
    if call.content_type:
        headers["Content-Type"] = call.content_type
    return headers
