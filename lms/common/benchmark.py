"""What a benchmark measures: one kind of request, its budget, how each learner makes it."""

from collections.abc import Callable
from dataclasses import dataclass, field


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
        budget_ms: CPU milliseconds of the web processes for one request (product.md); ``None``
            where it names none.
        budget_queries: most queries, where the budget names them.
        signed_in: whether learners make it.
        owner_only: whether the one learner makes it who owns what is asked for.
        statuses: the answers that count as success.
    """

    name: str
    call: Callable[[Visitor, int], Call]
    budget_ms: float | None
    budget_queries: int | None = None
    signed_in: bool = False
    owner_only: bool = False
    statuses: frozenset[int] = field(default_factory=lambda: frozenset({200}))
