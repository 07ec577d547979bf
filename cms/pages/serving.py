"""Home, municipalities and sections for visitors: the whole page from the cache.

Whoever has a session, a draft to preview or a question in the address gets the page drawn anew.
"""

from http import HTTPStatus
from typing import Any, Final, cast

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move
from wagtail.views import serve as wagtail_serve

from cms.look import kept, stylesheet
from lms.organizations.models import Organization

PAGES: Final = "pages:public"


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer an address of the page tree; a visitor's whole page is kept."""
    if not _is_plain(request):
        return cast("HttpResponse", wagtail_serve(request, path))
    answered: list[HttpResponse] = []

    def draw() -> str | None:
        response = wagtail_serve(request, path)
        if isinstance(response, TemplateResponse):
            response.render()
        answered.append(response)
        return response.content.decode() if _may_be_kept(request, response) else None

    number = kept.number(PAGES)
    key = f"page:{number}:{stylesheet.current().digest}:{request.get_host()}:{path}"
    html = kept.kept_html(key, draw)
    return answered[0] if answered else HttpResponse(html)


def _is_plain(request: HttpRequest) -> bool:
    """Tell whether nothing in the request can change what is shown."""
    return request.method in {"GET", "HEAD"} and not request.GET and kept.is_visitor(request)


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Tell whether an answer is a public page without a token of this visitor's own."""
    return (
        response.status_code == HTTPStatus.OK
        and isinstance(response, TemplateResponse)
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )


@receiver(post_save, sender=Organization)
@receiver([page_published, page_unpublished, page_slug_changed, post_page_move])
def renew(**_kwargs: Any) -> None:
    """Draw public pages anew once the change is committed."""
    kept.renew(PAGES)
