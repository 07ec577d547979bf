from dataclasses import replace
from datetime import date

from django.contrib.auth.views import redirect_to_login
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
from cms.look.context import Look
from cms.pages.models import BasePage, MunicipalityPage
from courses.catalogue import list_page, listing, rendering, serving
from courses.catalogue.filters import Filters
from courses.catalogue.listing import Question
from lms.people.models import EmploymentLink
from lms.people.queries import person_of, same_person_ids

MOST_ON_HOME = 6
LONGEST_NUMBER = 6
PAGE = "pagina"
# What stands in a frame that is kept, for what is put into it.
CONTENT, LOGIN = "<!--content-->", "<!--login-->"
NO_POST = (
    "Seu vínculo ainda não diz o seu cargo (CBO), e por isso mostramos todos os cursos. "
    "Peça à coordenação do seu município para completar."
)


@require_safe
@vary_on_cookie
def catalogue(request: HttpRequest) -> HttpResponse:
    """List the published courses; a visitor gets a whole page from the cache."""
    question, page = _asked(request), _page(request)
    # From here on the request asks what was understood: strange addresses do not fill the cache,
    # and what one visitor brought along stands in nobody else's links.
    address = urlencode(question.filters.parameters() | ({PAGE: page} if page > 1 else {}))
    request.META["QUERY_STRING"], request.GET = address, QueryDict(address)
    if question.filters.is_mine:
        return _for_own_post(request, question, page)
    is_visitor = kept.is_visitor(request)

    def content() -> str:
        return list_page.content(question, page=page, is_visitor=is_visitor)

    if not is_visitor:
        return HttpResponse(_framed(request, serving.list_html(question.number, address, content)))
    host = request.get_host()

    def whole() -> str:
        frame = serving.list_html(question.number, f"{host} frame", lambda: _frame(request))
        return frame.replace(LOGIN, Look(request).login_url).replace(CONTENT, content())

    return HttpResponse(serving.list_html(question.number, f"{host}?{address}", whole))


def _asked(request: HttpRequest) -> Question:
    filters = Filters.read(request.GET)
    return Question(filters, serving.lists_number(), timezone.localdate())


def _for_own_post(request: HttpRequest, question: Question, page: int) -> HttpResponse:
    """Answer one person: the posts are theirs, and nothing is kept."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    question = replace(question, cbos=_posts_of(request, question.on))
    note = "" if question.cbos else NO_POST
    html = list_page.content(question, page=page, is_visitor=False, note=note)
    return HttpResponse(_framed(request, html))


def _posts_of(request: HttpRequest, on: date) -> tuple[str, ...]:
    """Return the occupations of the person's current links, without repetition."""
    person = person_of(request.user)
    if person is None:
        return ()
    links = EmploymentLink.objects.current(on).filter(person__in=same_person_ids(person))
    codes = links.exclude(occupation_cbo="").values_list("occupation_cbo", flat=True)
    return tuple(sorted(set(codes)))


def _frame(request: HttpRequest) -> str:
    """Draw what stands around every visitor's list; only the way to sign in knows the address."""
    return _framed(request, CONTENT).replace(Look(request).login_url, LOGIN)


def _framed(request: HttpRequest, content: str) -> str:
    """Draw the page; its content is the same for everybody, its frame is not."""
    return render(
        request, "courses/catalogue/list.html", {"content": mark_safe(content)}
    ).content.decode()


def _page(request: HttpRequest) -> int:
    number = request.GET.get(PAGE, "1")
    is_number = number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER
    return int(number) if is_number else 1


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
