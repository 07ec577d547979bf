"""What is measured: one kind of request, its budget, and how it is made for each learner."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from django.utils.module_loading import import_string

# Functions of the apps that return their targets.
SOURCES = ("cms.bench.targets", "courses.bench.targets", "certificates.bench.targets")


@dataclass(frozen=True)
class Visitor:
    """Who makes a request: anonymous, or a learner with a session.

    Attributes:
        number: which of the rotated learners; each has rows of their own.
        cookies: the ``Cookie`` header, empty for an anonymous visitor.
        csrf: the token that goes with the cookies.
    """

    number: int = 0
    cookies: str = ""
    csrf: str = ""


@dataclass(frozen=True)
class Call:
    """One HTTP request."""

    path: str
    method: str = "GET"
    body: bytes = b""
    content_type: str = ""


@dataclass(frozen=True)
class Target:
    """One row of the report.

    Attributes:
        name: as the report prints it.
        call: makes the request of a visitor; the second argument counts the requests.
        budget_ms: CPU milliseconds of the web processes for one request (product.md).
        budget_queries: most queries, where the budget names them.
        signed_in: whether learners make it.
        statuses: the answers that count as success.
    """

    name: str
    call: Callable[[Visitor, int], Call]
    budget_ms: float
    budget_queries: int | None = None
    signed_in: bool = False
    statuses: frozenset[int] = field(default_factory=lambda: frozenset({200}))


def every_target() -> list[Target]:
    """Return the targets of every app, in the report's order."""
    found: list[Target] = []
    for path in SOURCES:
        found += cast("Callable[[], list[Target]]", import_string(path))()
    return found
