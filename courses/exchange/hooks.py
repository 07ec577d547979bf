"""Wagtail's hooks of this area."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from courses.catalogue.models import CoursePage, LessonPage
from courses.exchange import policy
from lms.people.models import User


def questions_button(page: Page, user: User, **_where: Any) -> Iterator[Button]:
    """Lead from the editor of a lesson or a course to the questions of other systems."""
    place = page.specific
    if isinstance(place, LessonPage | CoursePage) and place.pk and policy.can_exchange(user, place):
        yield Button(
            "Importar e exportar perguntas",
            reverse("courses:questions", args=[place.pk]),
            icon_name="download",
            priority=90,
        )


hooks.register("register_page_header_buttons", questions_button)
