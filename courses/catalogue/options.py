"""What the boxes of the filter offer, and the drawer that holds them, drawn once."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from courses.catalogue.filters import BANDS, ON, Filters
from courses.catalogue.models import CourseCard
from courses.hours.rules import Modality
from lms.common.process_memory import ProcessMemory

# A box to choose from while it is short; beyond, the name is typed.
MOST_PLACES = 60
MOST_THEMES = 80


@dataclass(frozen=True)
class Options:
    """What the boxes offer.

    Attributes:
        places: pairs of folded name and name; empty when there are too many to choose from.
        modalities: pairs of value and name; empty when all courses are of one.
    """

    places: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    modalities: tuple[tuple[str, str], ...]


_options: ProcessMemory[int, Options] = ProcessMemory(1)
_drawers: ProcessMemory[tuple[int, Filters, bool], SafeString] = ProcessMemory(256)


def options(number: int) -> Options:
    """Return the filter's options; three queries when a course has changed, else none.

    Args:
        number: of the lists, as ``serving.lists_number`` gives it.
    """
    kept = _options.get(number)
    if kept is None:
        kept = Options(_places(), _themes(), _modalities())
        _options.put(number, kept)
    return kept


def drawer(number: int, filters: Filters, *, is_visitor: bool) -> SafeString:
    """Draw the filters as they are set; what was typed in the search is not among them."""
    key = (number, replace(filters, text=""), is_visitor)
    kept = None if settings.DEBUG else _drawers.get(key)
    if kept is None:
        context = {
            "filters": filters,
            "options": options(number),
            "bands": BANDS,
            "on": ON,
            "is_visitor": is_visitor,
        }
        kept = render_to_string("courses/catalogue/filters.html", context)
        _drawers.put(key, kept)
    return kept


def _places() -> tuple[tuple[str, str], ...]:
    names = CourseCard.objects.values_list("organization__sort_key", "organization__short_name")
    found = tuple(names.order_by("organization__sort_key").distinct()[: MOST_PLACES + 1])
    return found if len(found) <= MOST_PLACES else ()


def _themes() -> tuple[str, ...]:
    themes = CourseCard.objects.exclude(theme="").values_list("theme", flat=True)
    return tuple(themes.order_by("theme").distinct()[:MOST_THEMES])


def _modalities() -> tuple[tuple[str, str], ...]:
    found = set(CourseCard.objects.order_by().values_list("modality", flat=True).distinct())
    return tuple((one.value, one.label.capitalize()) for one in Modality if one.value in found)
