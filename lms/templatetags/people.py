"""{% load people %}: what pages of the staff say about signing in."""

from django import template
from django.conf import settings

register = template.Library()


@register.inclusion_tag("people/staff/second_factor_note.html")
def second_factor_note() -> dict[str, bool]:
    return {"is_off": not settings.STAFF_SECOND_FACTOR}
