from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from courses.hours.queries import balance_of, entries_of
from courses.my_space import hour_rows, registry
from courses.my_space.queries import work_of
from courses.my_space.registry import Place
from lms.people.models import Person
from lms.people.queries import person_of

ENTRIES_A_PAGE = 50


def _person(request: HttpRequest) -> Person:
    """Return whose space it is.

    Raises:
        Http404: the sign-in belongs to nobody who studies, as a technical administrator's.
    """
    person = person_of(request.user)
    if person is None:
        raise Http404
    return person


@login_required
@never_cache
@require_safe
def my_space(request: HttpRequest) -> HttpResponse:
    person = _person(request)
    return render(
        request,
        "courses/my_space/summary.html",
        {
            "name": person.name.partition(" ")[0],
            "work": work_of(person, on=timezone.localdate()),
            "tabs": registry.tabs("summary"),
            "main": [panel.draw(person) for panel in registry.panels(Place.MAIN)],
            "aside": [panel.draw(person) for panel in registry.panels(Place.ASIDE)],
        },
    )


@login_required
@never_cache
@require_safe
def my_hours(request: HttpRequest) -> HttpResponse:
    person = _person(request)
    entries = entries_of(person).select_related("reverses", "reversed_by")
    page = Paginator(entries, ENTRIES_A_PAGE).get_page(request.GET.get("pagina"))
    years = hour_rows.years_of(person)
    this_year = timezone.localdate().year
    return render(
        request,
        "courses/my_space/hours.html",
        {
            "tabs": registry.tabs("hours"),
            "years": years,
            "legend": hour_rows.legend(years),
            "figures": hour_rows.figures(years, balance_of(person), this_year=this_year),
            "page": page,
            "columns": hour_rows.COLUMNS,
            "rows": [hour_rows.row_of(entry) for entry in page],
        },
    )
