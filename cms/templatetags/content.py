"""{% load content %}: what editors wrote, made ready for readers."""

from django.template import Library
from django.utils.safestring import SafeString
from wagtail.rich_text import RichText

from cms.blocks.rendering import safe_html

register = Library()


@register.filter
def rich(value: RichText | str) -> SafeString:
    return safe_html(value)
