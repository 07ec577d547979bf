"""Whole pages for visitors, kept under a number that grows when they change.

The number lives in the shared cache, so that every process sees at once what one has published.
What is kept under it lives there too, and in each process that has shown it: most visits cost one
look at the number. Nothing personal may be kept here.
"""

import hashlib
import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import cache as shared
from django.db import transaction
from django.http import HttpRequest

from lms.common.process_memory import ProcessMemory

MESSAGES_COOKIE = CookieStorage.cookie_name
WHOLE_PAGE_SECONDS = 10 * 60
MOST_IN_PROCESS = 256

_here: ProcessMemory[str, tuple[str, float]] = ProcessMemory(MOST_IN_PROCESS)


def is_visitor(request: HttpRequest) -> bool:
    """Tell whether nobody can be signed in, and no message waits, without opening the session."""
    return not {settings.SESSION_COOKIE_NAME, MESSAGES_COOKIE} & set(request.COOKIES)


def number(name: str) -> int:
    """Return a number of the shared cache, a new one where it was never set or was evicted."""
    found: int | None = shared.get(name)
    if found is None:
        shared.add(name, time.time_ns(), None)
        found = shared.get(name)
    return found or 0


def renew(name: str) -> None:
    """Raise a number once the transaction commits: what was kept under it is drawn anew."""
    transaction.on_commit(lambda: raise_now(name))


def raise_now(name: str) -> None:
    """Raise a number at once."""
    # The clock, and not a counter: a number that was evicted must not start over.
    shared.set(name, time.time_ns(), None)


def kept_html(
    key: str, draw: Callable[[], str | None], *, seconds: int = WHOLE_PAGE_SECONDS
) -> str | None:
    """Return what is kept under ``key``, drawing it only when nobody has.

    Args:
        key: everything that the drawing depends on, its number first of all.
        draw: makes the HTML; ``None`` is not kept.
        seconds: how long it may be kept; at most twice that, as a process keeps it on its own.
    """
    if settings.DEBUG:
        return draw()
    found = _here.get(key)
    now = time.monotonic()
    if found is not None and now < found[1]:
        return found[0]
    html = _shared_html(key, draw, seconds)
    if html is not None:
        _here.put(key, (html, now + seconds))
    return html


def _shared_html(key: str, draw: Callable[[], str | None], seconds: int) -> str | None:
    name = f"kept:{hashlib.sha256(key.encode()).hexdigest()}"
    html: str | None = shared.get(name)
    if html is None:
        html = draw()
        if html is not None:
            shared.set(name, html, seconds)
    return html
