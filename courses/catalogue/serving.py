"""What is kept between requests: where a course stands, rendered bodies, whole lists.

Three shelves, each with its own way of growing old (wagtail.md §2):

- *Course facts* (slug → key and path) live a minute in each process. They never decide what is
  shown: the view still asks the database for the live page by its key.
- *Bodies* are keyed by page, live revision and the look of the day, so a published correction has
  a new key. What changes without publishing (a picture, the address of a linked page) raises the
  page's own number; another process sees it within ``RECHECK`` seconds.
- *Lists* for visitors are whole pages under one number in the shared cache, raised on commit.

Nothing personal may stand on any shelf.
"""

import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.cache import cache as shared
from django.db import transaction

from cms.look import kept, stylesheet
from cms.pages.queries import Town, town_at
from cms.pages.serving import PAGES
from courses.catalogue.models import CoursePage
from lms.common.process_memory import ProcessMemory

FACTS_SECONDS = 60
RECHECK_SECONDS = 5
BODY_SECONDS = 24 * 3600
MOST_FACTS = 4096
MOST_BODIES = 512
LISTS = "catalogue:lists"


@dataclass(frozen=True)
class CourseFacts:
    """Where a published course stands in the tree.

    Attributes:
        path: its lessons' paths begin so.
        town: the municipality whose course it is, for the frame; ``None`` for the platform's.
    """

    page_id: int
    path: str
    slug: str
    town: Town | None = None


@dataclass(frozen=True)
class _Body:
    html: str
    number: int
    checked_at: float


_facts: ProcessMemory[str, tuple[CourseFacts, float]] = ProcessMemory(MOST_FACTS)
_bodies: ProcessMemory[tuple[int, int, str], _Body] = ProcessMemory(MOST_BODIES)
_lately: ProcessMemory[str, tuple[int, float]] = ProcessMemory(1)


def course_facts(slug: str) -> CourseFacts | None:
    """Return where the published course with this address stands; no query within a minute."""
    now = time.monotonic()
    known = _facts.get(slug)
    if known is not None and now - known[1] < FACTS_SECONDS:
        return known[0]
    page = CoursePage.objects.live().filter(slug=slug).defer_streamfields().first()
    if page is None:
        return None
    facts = CourseFacts(page.pk, page.path, slug, town_at(page))
    _facts.put(slug, (facts, now))
    return facts


def body_html(
    page_id: int, live_revision_id: int | None, render: Callable[[], str], *, part: str = "body"
) -> str:
    """Return the rendered body of a published page, rendering it only when nobody has.

    Args:
        page_id: the live page's key.
        live_revision_id: as the database says now; ``None`` (a page never published through a
            revision) is rendered each time. A preview never comes here.
        render: makes the HTML from the live page; nothing personal, no form token.
        part: tells apart what one page renders in pieces.
    """
    if live_revision_id is None or settings.DEBUG:
        return render()
    key = (page_id, live_revision_id, part)
    now = time.monotonic()
    body = _bodies.get(key)
    if body is None or now - body.checked_at > RECHECK_SECONDS:
        number = kept.number(_page_number(page_id))
        if body is None or body.number != number:
            body = _Body(_shared_body(key, number, render), number, now)
        _bodies.put(key, _Body(body.html, number, now))
    return body.html


def _page_number(page_id: int) -> str:
    return f"catalogue:page:{page_id}"


def _shared_body(key: tuple[int, int, str], number: int, render: Callable[[], str]) -> str:
    name = f"catalogue:body:{':'.join(map(str, key))}:{number}:{look_version()}"
    html: str | None = shared.get(name)
    if html is None:
        html = render()
        shared.set(name, html, BODY_SECONDS)
    return html


def renew_bodies(page_ids: Iterable[int]) -> None:
    """Render these pages anew once the transaction commits: something they show has changed."""
    keys = list(page_ids)
    if keys:
        transaction.on_commit(lambda: _raise_numbers(keys))


def _raise_numbers(page_ids: Iterable[int]) -> None:
    for page_id in page_ids:
        kept.raise_now(_page_number(page_id))
    _bodies.clear()


def renew_lists() -> None:
    """Make every list of courses anew once the transaction commits, public pages with theirs."""
    kept.renew(LISTS)
    kept.renew(PAGES)
    transaction.on_commit(_lately.clear)


def lists_number_lately() -> int:
    """Return the number of the lists as it was within ``RECHECK_SECONDS``, mostly from memory.

    For what stands beside a page that is asked often, and may be a moment late.
    """
    now = time.monotonic()
    known = _lately.get(LISTS)
    if known is None or now - known[1] > RECHECK_SECONDS:
        known = (lists_number(), now)
        _lately.put(LISTS, known)
    return known[0]


def lists_number() -> int:
    """Return the number under which lists are kept now; it grows when a course changes."""
    return kept.number(LISTS)


def list_html(number: int, address: str, draw: Callable[[], str]) -> str:
    """Return a drawn list, or a whole page of it, drawing it only when nobody has.

    Args:
        number: of the lists, read before what is drawn.
        address: what was asked, and whatever else the drawing depends on; nothing personal.
        draw: makes the HTML.
    """
    key = f"catalogue:list:{number}:{look_version()}:{address}"
    return kept.kept_html(key, draw) or ""


def forget() -> None:
    """Empty this process's own shelves."""
    _facts.clear()
    _bodies.clear()


@cache
def look_version() -> str:
    """Return a digest of the style and of every template of ours: a new release, a new look."""
    digest = hashlib.sha256(stylesheet.current().digest.encode())
    for label in ("cms", "courses"):
        folder = Path(apps.get_app_config(label).path) / "templates"
        for template in sorted(folder.rglob("*.html")):
            digest.update(template.read_bytes())
    return digest.hexdigest()[:16]
