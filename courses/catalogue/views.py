from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from cms.look import kept
from cms.look.parts import Link
from cms.pages.models import BasePage, MunicipalityPage
from courses.catalogue import listing, rendering, serving
from courses.catalogue.filters import BANDS, Filters

MOST_ON_HOME = 6
LONGEST_NUMBER = 6
PAGE = "pagina"


@require_safe
@vary_on_cookie
def catalogue(request: HttpRequest) -> HttpResponse:
    """List the published courses; a visitor gets a whole page from the cache."""
    number = serving.lists_number()
    filters, page = Filters.read(request.GET), _page(request)
    # From here on the request asks what was understood: strange addresses do not fill the cache,
    # and what one visitor brought along stands in nobody else's links.
    address = urlencode(filters.parameters() | ({PAGE: page} if page != "1" else {}))
    request.META["QUERY_STRING"], request.GET = address, QueryDict(address)
    if not kept.is_visitor(request):
        content = serving.list_html(number, address, lambda: _content(request, number))
        return HttpResponse(_framed(request, content))
    whole = f"{request.get_host()}?{address}"
    return HttpResponse(
        serving.list_html(number, whole, lambda: _framed(request, _content(request, number)))
    )


def _framed(request: HttpRequest, content: str) -> str:
    """Draw the page; its content is the same for everybody, its frame is not."""
    return render(
        request, "courses/catalogue/list.html", {"content": mark_safe(content)}
    ).content.decode()


def _page(request: HttpRequest) -> str:
    number = request.GET.get(PAGE, "1")
    is_number = number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER
    return number if is_number else "1"


def _content(request: HttpRequest, number: int) -> str:
    filters = Filters.read(request.GET)
    found = listing.page_of(filters, asked=_page(request), number=number)
    options = listing.options(number)
    context = {
        "filters": filters,
        "options": options,
        "bands": BANDS,
        "page": found.page,
        "is_whole": found.is_whole,
        "cards": rendering.cards_html(found.cards, on=timezone.localdate()),
        "chips": _chips(filters, options),
        "query": request.GET,
    }
    return render_to_string("courses/catalogue/list_content.html", context)


def _chips(filters: Filters, options: listing.Options) -> list[Link]:
    """Return the filters that are on, each with the address that takes it off."""
    names = {
        "municipio": dict(options.places).get(filters.place, filters.place),
        "tema": filters.theme,
        "horas": filters.band.label if filters.band else "",
    }
    asked = filters.parameters()
    return [
        Link(label, f"?{urlencode({key: asked[key] for key in asked if key != name})}")
        for name, label in names.items()
        if label
    ]


def home_panel(request: HttpRequest, page: BasePage) -> SafeString:
    """Draw the newest courses on the home page, or a municipality's own on its page."""
    more, own = reverse("courses:catalogue"), None
    if isinstance(page, MunicipalityPage):
        own = page.organization_id
        more = f"{more}?{urlencode({'municipio': page.organization.sort_key})}"
    shown = listing.newest(most=MOST_ON_HOME, organization_id=own)
    if not shown:
        return SafeString()
    context = {"cards": rendering.cards_html(shown, on=timezone.localdate()), "more": more}
    return render_to_string("courses/catalogue/panel.html", context, request=request)
