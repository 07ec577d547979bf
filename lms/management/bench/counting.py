"""How many queries one request makes, asked in this process."""

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lms.common.benchmark import Target, Visitor


def count_queries(target: Target, visitor: Visitor) -> int:
    """Return the queries of a warm request.

    Raises:
        ValueError: the answer is not a success, so the figure would mean nothing.
    """
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=False)
    for pair in filter(None, visitor.cookies.split("; ")):
        name, _, value = pair.partition("=")
        client.cookies[name] = value
    request(client, target, visitor)
    with CaptureQueriesContext(connection) as captured:
        request(client, target, visitor)
    return len(captured)


def request(client: Client, target: Target, visitor: Visitor) -> None:
    """Make one request and insist on its success."""
    call = target.call(visitor, 0)
    answer = client.generic(
        call.method,
        call.path,
        call.body,
        call.content_type or "application/octet-stream",
        secure=settings.SECURE_SSL_REDIRECT,
        headers={"X-CSRFToken": visitor.csrf} if visitor.csrf else {},
    )
    text = b"" if answer.streaming else answer.content
    if answer.status_code not in target.statuses or b'"refused"' in text:
        raise ValueError(f"{target.name}: status {answer.status_code} {text[:200]!r}")
