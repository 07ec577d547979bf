"""The terms, with how many published courses each has."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from courses.catalogue.models import CourseCard, DecsTerm
from lms.common import folding
from lms.common.text import sort_key


@dataclass(frozen=True)
class CountedTerm:
    """A term as it is listed."""

    pk: int
    name: str
    code: str
    course_count: int


def searched(terms: "QuerySet[DecsTerm]", text: str, *, without_code: bool) -> list[CountedTerm]:
    """Return terms in alphabetical order; there are some hundreds at most.

    Args:
        terms: from which to choose.
        text: part of a name, as it sounds, or of a code; empty for all.
        without_code: only those whose code is still to be looked up.
    """
    if without_code:
        terms = terms.filter(code="")
    cards = CourseCard.objects.filter(page__decs_term=OuterRef("pk")).order_by()
    counted = cards.values("page__decs_term").annotate(count=Count("pk")).values("count")
    rows = _matching(terms, text).annotate(course_count=Coalesce(Subquery(counted), 0))
    found = [CountedTerm(*row) for row in rows.values_list("pk", "name", "code", "course_count")]
    return sorted(found, key=lambda term: sort_key(term.name))


def _matching(terms: "QuerySet[DecsTerm]", text: str) -> "QuerySet[DecsTerm]":
    by_code = terms.filter(code__startswith=text.upper()) if text else terms
    words = folding.words(text)
    if not words:
        return by_code
    by_name = terms
    for word in words:
        by_name = by_name.filter(folded__contains=word)
    return by_name | by_code
