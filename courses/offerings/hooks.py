"""A page that people study by now is neither unpublished, nor moved away, nor deleted."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from courses.offerings.models import Offering
from courses.offerings.queries import studied_by

SENTENCE = (
    "“{title}” está em uso {where}. Sem esta página, quem está matriculado não consegue terminar. "
    "Para corrigir o conteúdo, edite e publique. Para tirar do ar, mover ou apagar, espere até a "
    "turma ser encerrada."
)
REFUSED_ACTIONS = frozenset({"delete", "move", "unpublish"})
# Before the guard of pages with a history: that one advises to unpublish.
FIRST = -1


def refuse_one(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Go back to the page's editor with the reason."""
    found = list(studied_by(page))
    if not found:
        return None
    messages.error(request, _sentence(page, found))
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_to_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Refuse to move it elsewhere; the order among its sisters may change."""
    return None if _is_parent(destination, page) else refuse_one(request, page)


def refuse_many(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Refuse all when people study by one of several pages."""
    if action_type not in REFUSED_ACTIONS:
        return None
    destination = action.cleaned_form.cleaned_data.get("chooser")
    for page in objects:
        if not isinstance(page, Page) or (destination and _is_parent(destination, page)):
            continue
        found = list(studied_by(page))
        if found:
            messages.error(request, _sentence(page, found))
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def _is_parent(destination: Page, page: Page) -> bool:
    return bool(page.path[: -page.steplen] == destination.path)


def _sentence(page: Page, found: Sequence[Offering]) -> str:
    """Name one offering, and say how many more there are."""
    first = found[0]
    more = len(found) - 1
    others = "" if not more else " e em mais 1 turma" if more == 1 else f" e em mais {more} turmas"
    where = f"na turma “{first.title}”, de {first.organization.short_name}{others}"
    return SENTENCE.format(title=page.title, where=where)


hooks.register("before_unpublish_page", refuse_one)
hooks.register("before_delete_page", refuse_one, order=FIRST)
hooks.register("before_move_page", refuse_to_move)
hooks.register("before_bulk_action", refuse_many, order=FIRST)
