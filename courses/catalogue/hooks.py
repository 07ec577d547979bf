"""A page that an edition was made of is not deleted: people's histories point at it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from courses.catalogue.models import Edition, EditionLesson

SENTENCE = (
    "“{title}” não pode ser apagada: já houve turma com ela, e as horas e os certificados das "
    "pessoas dependem desta página. Para tirar do ar, use “Despublicar”."
)


def has_history(page: Page) -> bool:
    """Tell whether an edition was made of a page or of one below it: two queries at most."""
    return (
        Edition.objects.filter(course__path__startswith=page.path).exists()
        or EditionLesson.objects.filter(page__path__startswith=page.path).exists()
    )


def refuse_to_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Go back to the page's editor with the reason."""
    if not has_history(page):
        return None
    messages.error(request, SENTENCE.format(title=page.title))
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_to_delete_many(
    request: HttpRequest, action_type: str, objects: Sequence[Any], _action: Any
) -> HttpResponse | None:
    """Refuse to delete several pages when one of them has a history."""
    if action_type != "delete":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    kept = next((page for page in pages if has_history(page)), None)
    if kept is None:
        return None
    messages.error(request, SENTENCE.format(title=kept.title))
    parent = kept.get_parent()
    return redirect("wagtailadmin_explore", parent.pk)


hooks.register("before_delete_page", refuse_to_delete)
hooks.register("before_bulk_action", refuse_to_delete_many)
