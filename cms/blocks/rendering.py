"""Rich text on its way to a reader: links resolved, and nothing but what our blocks allow."""

from django.utils.safestring import SafeString, mark_safe
from nh3 import clean
from wagtail.rich_text import RichText, expand_db_html

TAGS = {"a", "b", "blockquote", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong"}
TAGS |= {"sub", "sup", "ul"}
ATTRIBUTES = {"a": {"href"}}
SCHEMES = {"http", "https", "mailto", "tel"}


def safe_html(value: RichText | str) -> SafeString:
    """Return ``value`` as HTML that may stand in a page of ours.

    The editor writes only what its features allow, but importers and old revisions may not.
    """
    source = value.source if isinstance(value, RichText) else str(value)
    return mark_safe(
        clean(
            expand_db_html(source),
            tags=TAGS,
            attributes=ATTRIBUTES,
            url_schemes=SCHEMES,
            link_rel="noopener",
        )
    )
