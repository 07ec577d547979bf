"""The list of courses: what may be asked, and the two queries that answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from courses.catalogue import badges
from courses.catalogue.models import CourseCard
from lms.common.process_memory import ProcessMemory
from lms.common.text import sort_key

PAGE_SIZE = 24
LONGEST_QUERY = 100
MOST_WORDS = 6
# A box to choose from while it is short; beyond, the name is typed.
MOST_OPTIONS = 60
MOST_THEMES = 40


@dataclass(frozen=True)
class Band:
    """A choice of workload; ``most`` minutes included."""

    key: str
    label: str
    least: int = 0
    most: int | None = None


BANDS = (
    Band("ate-4", "Até 4 h", most=240),
    Band("4-a-20", "De 4 h a 20 h", 241, 1200),
    Band("20-a-60", "De 20 h a 60 h", 1201, 3600),
    Band("mais-de-60", "Mais de 60 h", 3601),
)


@dataclass(frozen=True)
class Filters:
    """What a visitor asked for, already tame: trimmed, cut, without control characters."""

    text: str = ""
    place: str = ""
    theme: str = ""
    hours: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Filters":
        """Read the address; what is not understood is left out."""
        hours = asked.get("horas", "")
        return cls(
            text=_tame(asked.get("q", "")),
            place=_tame(asked.get("municipio", "")),
            theme=_tame(asked.get("tema", "")),
            hours=hours if any(band.key == hours for band in BANDS) else "",
        )

    @property
    def band(self) -> Band | None:
        """The workload asked for."""
        return next((band for band in BANDS if band.key == self.hours), None)

    def parameters(self) -> dict[str, str]:
        """Return the address of this question, without what was not asked."""
        asked = {
            "q": self.text,
            "municipio": self.place,
            "tema": self.theme,
            "horas": self.hours,
        }
        return {name: value for name, value in asked.items() if value}


def _tame(text: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in text[: 4 * LONGEST_QUERY])
    return " ".join(printable.split())[:LONGEST_QUERY].strip()


def matching(filters: Filters) -> QuerySet[CourseCard]:
    """Return the cards that fit, the newest course first."""
    cards = CourseCard.objects.order_by("-published_at", "-pk")
    for word in sort_key(filters.text).split()[:MOST_WORDS]:
        cards = cards.filter(search_text__contains=word)
    if filters.place:
        cards = cards.filter(organization__sort_key__contains=sort_key(filters.place))
    if filters.theme:
        cards = cards.filter(theme=filters.theme)
    if filters.band is not None:
        cards = cards.filter(_within(filters.band))
    return cards


def _within(band: Band) -> Q:
    condition = Q(minutes__gte=band.least)
    return condition if band.most is None else condition & Q(minutes__lte=band.most)


def page_of(filters: Filters, *, number: str, on: date) -> "Page[CourseCard]":
    """Return a page of the list in two queries; a number out of range gives the nearest page."""
    found = matching(filters)
    shown = badges.annotated(found, on=on).select_related("organization")
    pages: Paginator[CourseCard] = Paginator(shown, PAGE_SIZE)
    # Counted without what is only to be shown.
    pages.count = found.count()
    return pages.get_page(number if number.isascii() and number.isdigit() else "1")


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
