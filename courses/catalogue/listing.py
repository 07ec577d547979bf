"""The list of courses: one statement for a page of it, one more for how many there are.

Plain SQL: composing these took the mapper four times what drawing the page takes (wagtail.md §2).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import connection

from courses.catalogue.filters import Filters
from courses.catalogue.models import CourseCard
from courses.catalogue.search import finding
from courses.catalogue.search.rules import Answer
from lms.common.process_memory import ProcessMemory
from lms.common.text import sort_key

PAGE_SIZE = 24
# A box to choose from while it is short; beyond, the name is typed.
MOST_OPTIONS = 60
MOST_THEMES = 40

# Which cards hold what was asked: a thing that was asked is answered by any way of saying it, and
# a way by all of its words. A word that a card holds in its title says more than in its summary.
FOUND = """
asked (word_id, wanted, way, slot, need, quality) AS (VALUES {answers}),
slots AS (
  SELECT w.card_id, a.wanted, a.way, a.slot, MAX(a.need) AS need, MAX(w.weight * a.quality) AS best
  FROM asked a JOIN courses_cardword w ON w.word_id = a.word_id
  GROUP BY w.card_id, a.wanted, a.way, a.slot
),
ways AS (
  SELECT card_id, wanted, SUM(best) / COUNT(*) AS score FROM slots
  GROUP BY card_id, wanted, way HAVING COUNT(*) = MAX(need)
),
things AS (SELECT card_id, wanted, MAX(score) AS best FROM ways GROUP BY card_id, wanted),
found AS (SELECT card_id, COUNT(*) AS hits, SUM(best) AS score FROM things GROUP BY card_id),
fit AS (
  SELECT c.id, f.hits, f.score, c.published_at
  FROM found f JOIN courses_coursecard c ON c.id = f.card_id
  WHERE f.hits * 2 >= %s {where}
)"""
# Those that answer most of what was asked: all of it, where there are any.
BEST = """
WITH {found}
SELECT {columns}, p.hits, p.total FROM (
  SELECT id, hits, score, published_at, COUNT(*) OVER () AS total FROM fit
  WHERE hits = (SELECT MAX(hits) FROM fit)
  ORDER BY score DESC, published_at DESC, id DESC LIMIT %s OFFSET %s
) p JOIN courses_coursecard c ON c.id = p.id JOIN lms_organization g ON g.id = c.organization_id
ORDER BY p.score DESC, p.published_at DESC, p.id DESC
"""
NEWEST = """
SELECT {columns} FROM courses_coursecard c JOIN lms_organization g ON g.id = c.organization_id
WHERE 1 = 1 {where} ORDER BY c.published_at DESC, c.id DESC LIMIT %s OFFSET %s
"""
COLUMNS = (
    "c.page_id, c.slug, c.title, c.theme, c.modality, c.minutes, c.assessment_minutes, "
    "c.written_at, c.badges, g.short_name, g.kind"
)
COUNT = "SELECT COUNT(*) FROM courses_coursecard c WHERE 1 = 1 {where}"

Values = list[Any]


@dataclass(frozen=True)
class ListedCard:
    """What a list shows of a course.

    Attributes:
        written_at: when the card was written last, as the database says it.
        facts: what the areas know of the course, for its badge.
        place: name and kind of the organization whose course it is.
    """

    page_id: int
    slug: str
    title: str
    theme: str
    modality: str
    minutes: int
    assessment_minutes: int
    written_at: str
    facts: dict[str, Any]
    place: tuple[str, str]

    @classmethod
    def read(cls, row: Sequence[Any]) -> "ListedCard":
        """Read ``COLUMNS``."""
        page, slug, title, theme, modality, minutes, assessed, written, badges, name, kind = row[
            :11
        ]
        facts = {} if badges == "{}" else json.loads(badges)
        place = (name, kind)
        return cls(
            page, slug, title, theme, modality, minutes, assessed, str(written), facts, place
        )


@dataclass(frozen=True)
class Found:
    """One page of the answer.

    Attributes:
        page: which of how many.
        is_whole: whether these courses answer all that was typed, and not only most of it.
    """

    page: "Page[ListedCard]"
    cards: list[ListedCard] = field(default_factory=list)
    is_whole: bool = True


_totals: ProcessMemory[tuple[int, Filters], int] = ProcessMemory(512)


def page_of(filters: Filters, *, asked: str, number: int) -> Found:
    """Return a page of the list; a page out of range gives the nearest.

    Without words it costs one query, and one more to count where nobody has counted since a course
    changed; with words, one or two more to understand them.

    Args:
        filters: what is asked.
        asked: the page, as it stands in the address.
        number: of the lists, as ``serving.lists_number`` gives it.
    """
    page = int(asked) if asked.isascii() and asked.isdigit() else 1
    if filters.text:
        return _best(filters, page, number)
    place = _place(page, _total(filters, number))
    return Found(place, _newest(filters, place.start_index()) if place.paginator.count else [])


def _place(page: int, total: int) -> "Page[ListedCard]":
    pages: Paginator[ListedCard] = Paginator([], PAGE_SIZE)
    pages.count = total
    return pages.get_page(page)


def _total(filters: Filters, number: int) -> int:
    total = _totals.get((number, filters))
    if total is None:
        where, values = conditions(filters)
        total = int(_rows(COUNT.format(where=where), values)[0][0])
        _totals.put((number, filters), total)
    return total


def _newest(filters: Filters, first: int) -> list[ListedCard]:
    where, values = conditions(filters)
    rows = _rows(NEWEST.format(columns=COLUMNS, where=where), [*values, PAGE_SIZE, first - 1])
    return [ListedCard.read(row) for row in rows]


def newest(*, most: int, organization_id: int | None = None) -> list[ListedCard]:
    """Return the newest courses, of everybody or of one organization."""
    where, values = ("", []) if organization_id is None else (OF_ONE, [organization_id])
    rows = _rows(NEWEST.format(columns=COLUMNS, where=where), [*values, most, 0])
    return [ListedCard.read(row) for row in rows]


def card_of(card: CourseCard) -> ListedCard:
    """Return one card as a list would show it."""
    rows = _rows(NEWEST.format(columns=COLUMNS, where="AND c.id = %s"), [card.pk, 1, 0])
    return ListedCard.read(rows[0])


def _best(filters: Filters, page: int, number: int) -> Found:
    wanted, answers = finding.answers(filters.text, number=number)
    rows = _best_rows(filters, wanted, answers, page) if answers else []
    if answers and not rows and page > 1:
        # Beyond the last page nothing says how many there are.
        first = _best_rows(filters, wanted, answers, 1)
        page = _place(page, first[0][-1]).number if first else 1
        rows = _best_rows(filters, wanted, answers, page) if page > 1 else first
    if not rows:
        return Found(_place(1, 0))
    *_, hits, total = rows[0]
    return Found(_place(page, total), [ListedCard.read(row) for row in rows], hits == wanted)


def _best_rows(
    filters: Filters, wanted: int, answers: Sequence[Answer], page: int
) -> list[Sequence[Any]]:
    where, values = conditions(filters)
    sql = BEST.format(
        found=FOUND.format(
            answers=", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(answers)), where=where
        ),
        columns=COLUMNS,
    )
    asked = [
        value
        for one in answers
        for value in (one.word, one.wanted, one.way, one.slot, one.need, one.quality)
    ]
    return _rows(sql, [*asked, wanted, *values, PAGE_SIZE, (page - 1) * PAGE_SIZE])


OF_ONE = "AND c.organization_id = %s"
OF_PLACE = (
    "AND c.organization_id IN (SELECT id FROM lms_organization WHERE sort_key LIKE %s ESCAPE '!')"
)


def conditions(filters: Filters) -> tuple[str, Values]:
    """Return what the filters, words apart, ask of the card ``c``."""
    parts: list[tuple[str, Values]] = []
    if filters.place:
        parts.append((OF_PLACE, [f"%{_plain(sort_key(filters.place))}%"]))
    if filters.theme:
        parts.append(("AND c.theme = %s", [filters.theme]))
    if filters.band is not None:
        parts.append(("AND c.minutes >= %s", [filters.band.least]))
        if filters.band.most is not None:
            parts.append(("AND c.minutes <= %s", [filters.band.most]))
    return " ".join(sql for sql, _ in parts), [value for _, values in parts for value in values]


def _plain(text: str) -> str:
    """Take the meaning from what stands for other letters in a LIKE."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _rows(sql: str, values: Values) -> list[Sequence[Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[Sequence[Any]] = cursor.fetchall()
    return rows


@dataclass(frozen=True)
class Options:
    """What the boxes of the filter offer.

    Attributes:
        places: pairs of folded name and name; empty when there are too many to choose from.
    """

    places: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]


_options: ProcessMemory[int, Options] = ProcessMemory(1)


def options(number: int) -> Options:
    """Return the filter's options; two queries when a course has changed, else none.

    Args:
        number: of the lists, as ``serving.lists_number`` gives it.
    """
    kept = _options.get(number)
    if kept is None:
        kept = Options(_places(), _themes())
        _options.put(number, kept)
    return kept


def _places() -> tuple[tuple[str, str], ...]:
    names = CourseCard.objects.values_list("organization__sort_key", "organization__short_name")
    found = tuple(names.order_by("organization__sort_key").distinct()[: MOST_OPTIONS + 1])
    return found if len(found) <= MOST_OPTIONS else ()


def _themes() -> tuple[str, ...]:
    themes = CourseCard.objects.exclude(theme="").values_list("theme", flat=True)
    return tuple(themes.order_by("theme").distinct()[:MOST_THEMES])
