"""The list of courses: one statement for a page of it, one more for how many there are.

Plain SQL: composing these took the mapper four times what drawing the page takes (wagtail.md §2).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import connection

from courses.catalogue import occupations
from courses.catalogue.filters import Band, Filters
from courses.catalogue.models import CourseCard
from courses.catalogue.search import finding
from courses.catalogue.search.rules import Answer
from lms.common.process_memory import ProcessMemory
from lms.common.text import sort_key

PAGE_SIZE = 24
# Which cards hold what was asked: a thing that was asked is answered by any way of saying it, and
# a way by all of its words. A word that a card holds in its title says more than in its summary.
SLOTS = """
slots AS (
  SELECT w.card_id, a.wanted, a.way, a.slot, MAX(a.need) AS need, MAX(w.weight * a.quality) AS best
  FROM asked a JOIN courses_cardword w ON w.word_id = a.word_id
  GROUP BY w.card_id, a.wanted, a.way, a.slot
),
ways AS (
  SELECT card_id, wanted, SUM(best) / COUNT(*) AS score FROM slots
  GROUP BY card_id, wanted, way HAVING COUNT(*) = MAX(need)
),
things AS (SELECT card_id, wanted, MAX(score) AS best FROM ways GROUP BY card_id, wanted)"""
# The same where every way of saying a thing is one word: a common word is held by thousands.
WORDS = """
things AS (
  SELECT w.card_id, a.wanted, MAX(w.weight * a.quality) AS best
  FROM asked a JOIN courses_cardword w ON w.word_id = a.word_id GROUP BY w.card_id, a.wanted
)"""
FOUND = """
asked (word_id, wanted, way, slot, need, quality) AS (VALUES {answers}),
{things},
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
WHERE 1 = 1 {where} ORDER BY {first} c.published_at DESC, c.id DESC LIMIT %s OFFSET %s
"""
# Those that name the post before those that are for everybody.
MINE_FIRST = "c.occupations = '',"
# A moment that only tells one writing from the next need not be made into one.
COLUMNS = (
    "c.page_id, c.slug, c.title, c.theme, c.modality, c.minutes, c.assessment_minutes, "
    "CAST(c.written_at AS TEXT), c.badges, g.short_name, g.kind"
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
        return cls(page, slug, title, theme, modality, minutes, assessed, written, facts, place)


@dataclass(frozen=True)
class Question:
    """What is asked of the list, by whom, and when.

    Attributes:
        number: of the lists, as ``serving.lists_number`` gives it.
        on: the civil date.
        cbos: the posts of whoever asks, where the filters ask for them.
    """

    filters: Filters
    number: int
    on: date
    cbos: tuple[str, ...] = ()


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


_totals: ProcessMemory[Question, int] = ProcessMemory(512)


def page_of(question: Question, *, page: int = 1) -> Found:
    """Return a page of the list; a page out of range gives the nearest.

    Without words it costs one query, and one more to count where nobody has counted since a course
    changed; with words, one or two more to understand them.
    """
    if question.filters.text:
        return _best(question, page)
    place = _place(page, _total(question))
    return Found(place, _newest(question, place.start_index()) if place.paginator.count else [])


def _place(page: int, total: int) -> "Page[ListedCard]":
    pages: Paginator[ListedCard] = Paginator([], PAGE_SIZE)
    pages.count = total
    return pages.get_page(page)


def _total(question: Question) -> int:
    total = _totals.get(question)
    if total is None:
        where, values = conditions(question)
        total = int(rows_of(COUNT.format(where=where), values)[0][0])
        _totals.put(question, total)
    return total


def _newest(question: Question, start: int) -> list[ListedCard]:
    where, values = conditions(question)
    first = MINE_FIRST if question.cbos else ""
    sql = NEWEST.format(columns=COLUMNS, where=where, first=first)
    return [ListedCard.read(row) for row in rows_of(sql, [*values, PAGE_SIZE, start - 1])]


def newest(*, most: int, organization_id: int | None = None) -> list[ListedCard]:
    """Return the newest courses, of everybody or of one organization."""
    where, values = ("", []) if organization_id is None else (OF_ONE, [organization_id])
    rows = rows_of(NEWEST.format(columns=COLUMNS, where=where, first=""), [*values, most, 0])
    return [ListedCard.read(row) for row in rows]


def card_of(card: CourseCard) -> ListedCard:
    """Return one card as a list would show it."""
    sql = NEWEST.format(columns=COLUMNS, where="AND c.id = %s", first="")
    return ListedCard.read(rows_of(sql, [card.pk, 1, 0])[0])


def _best(question: Question, page: int) -> Found:
    wanted, answers = finding.answers(question.filters.text, number=question.number)
    rows = _best_rows(question, wanted, answers, page) if answers else []
    if answers and not rows and page > 1:
        # Beyond the last page nothing says how many there are.
        first = _best_rows(question, wanted, answers, 1)
        page = _place(page, first[0][-1]).number if first else 1
        rows = _best_rows(question, wanted, answers, page) if page > 1 else first
    if not rows:
        return Found(_place(1, 0))
    *_, hits, total = rows[0]
    return Found(_place(page, total), [ListedCard.read(row) for row in rows], hits == wanted)


def _best_rows(
    question: Question, wanted: int, answers: Sequence[Answer], page: int
) -> list[Sequence[Any]]:
    where, values = conditions(question)
    places = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(answers))
    things = WORDS if all(one.need == 1 for one in answers) else SLOTS
    found = FOUND.format(answers=places, things=things, where=where)
    sql = BEST.format(found=found, columns=COLUMNS)
    asked = [
        value
        for one in answers
        for value in (one.word, one.wanted, one.way, one.slot, one.need, one.quality)
    ]
    return rows_of(sql, [*asked, wanted, *values, PAGE_SIZE, (page - 1) * PAGE_SIZE])


@dataclass(frozen=True)
class Looser:
    """A question with one filter less, which finds something.

    Attributes:
        name: of the filter that is left out, as in the address.
    """

    name: str
    filters: Filters
    found: Found


def looser(question: Question) -> list[Looser]:
    """Return what would be found with one filter less, for a question that finds nothing."""
    filters = question.filters
    asked = [(name, filters.without(name)) for name in filters.parameters()]
    tried = [
        Looser(name, less, page_of(replace(question, filters=less)))
        for name, less in asked
        if less.parameters()
    ]
    return [one for one in tried if one.found.cards]


OF_ONE = "AND c.organization_id = %s"
OF_PLACE = (
    "AND c.organization_id IN (SELECT id FROM lms_organization WHERE sort_key LIKE %s ESCAPE '!')"
)


def conditions(question: Question) -> tuple[str, Values]:
    """Return what the filters, words apart, ask of the card ``c``."""
    filters = question.filters
    parts: list[tuple[str, Values]] = []
    if filters.place:
        parts.append((OF_PLACE, [f"%{_plain(sort_key(filters.place))}%"]))
    if filters.theme:
        parts.append(("AND c.theme = %s", [filters.theme]))
    if filters.modality:
        parts.append(("AND c.modality = %s", [filters.modality]))
    if filters.band is not None:
        parts.append(_within(filters.band))
    if filters.is_open:
        parts.append(("AND c.open_until >= %s", [question.on.isoformat()]))
    if question.cbos:
        parts.append(_meant_for(question.cbos))
    return " ".join(sql for sql, _ in parts), [value for _, values in parts for value in values]


def _within(band: Band) -> tuple[str, Values]:
    if band.most is None:
        return "AND c.minutes >= %s", [band.least]
    return "AND c.minutes BETWEEN %s AND %s", [band.least, band.most]


def _meant_for(cbos: Sequence[str]) -> tuple[str, Values]:
    patterns = occupations.patterns_of(cbos)
    named = "".join(" OR c.occupations LIKE %s" for _ in patterns)
    return f"AND (c.occupations = ''{named})", [*patterns]


def _plain(text: str) -> str:
    """Take the meaning from what stands for other letters in a LIKE."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def rows_of(sql: str, values: Values) -> list[Sequence[Any]]:
    """Return the rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[Sequence[Any]] = cursor.fetchall()
    return rows
