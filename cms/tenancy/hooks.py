"""Wagtail's hooks of this area."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Collection, Page
from wagtail.permissions import policy_registry

from cms.media.models import Shelf
from cms.tenancy.permissions import is_fixed

WIDE_REPORTS = frozenset({"locked-pages", "page-types-usage", "site-history"})
CLOSED_REPORTS = frozenset({"aging-pages"})
FIXED_ACTIONS = frozenset({"delete", "move", "unpublish"})


def only_own_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Keep the page chooser within the person's places."""
    own: QuerySet[Page] = policy_registry.get_by_type(Page).explorable_instances(request.user)
    return pages & own


def keep_fixed_pages(
    _request: HttpRequest, action_type: str, objects: list[Any], _action: Any
) -> None:
    """Refuse to delete, move or unpublish the pages that hold a municipality together."""
    pages = [obj for obj in objects if isinstance(obj, Page)]
    if action_type in FIXED_ACTIONS and any(is_fixed(page) for page in pages):
        raise PermissionDenied


def keep_fixed_page(_request: HttpRequest, page: Page, *_destination: Page) -> None:
    """Refuse it for one page too: these views ask the page's base class, which knows no better."""
    if is_fixed(page):
        raise PermissionDenied


def only_own_reports(request: HttpRequest, items: list[Any]) -> None:
    """Leave out of the menu the reports over every municipality, and those that are closed."""
    hidden = CLOSED_REPORTS if request.user.is_superuser else CLOSED_REPORTS | WIDE_REPORTS
    items[:] = [item for item in items if item.name not in hidden]


def contents_of(collection: Collection) -> dict[str, Any] | None:
    """Keep a collection that is somebody's from being deleted, even while it is empty."""
    owned = Shelf.objects.filter(collection=collection).count()
    return {"count": owned, "count_text": "de uma secretaria ou estado"} if owned else None


hooks.register("describe_collection_contents", contents_of)
hooks.register("construct_reports_menu", only_own_reports)
hooks.register("construct_page_chooser_queryset", only_own_pages)
hooks.register("before_bulk_action", keep_fixed_pages)
hooks.register("before_move_page", keep_fixed_page)
hooks.register("before_copy_page", keep_fixed_page)
