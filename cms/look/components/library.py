"""The one tag library that every family of components adds to, and how a component renders."""

from django.forms.utils import flatatt
from django.template import Context, Library
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

register = Library()


def render(name: str, /, **context: object) -> SafeString:
    """Render ``components/<name>.html`` with exactly ``context``."""
    template = get_template(f"components/{name}.html").template
    rendered: SafeString = template.render(Context(context))
    return rendered


def classes(block: str, variant: str, allowed: str) -> str:
    """Return ``block`` with a class for each word of ``variant``.

    Raises:
        ValueError: a word is not among ``allowed``.
    """
    words = variant.split()
    unknown = set(words) - set(allowed.split())
    if unknown:
        raise ValueError(f"{block} has no variant {', '.join(sorted(unknown))}")
    return " ".join([block, *(f"{block}--{word}" for word in words)])


def attributes(attrs: dict[str, object]) -> SafeString:
    """Write ``hx_post="/x/"`` as `` hx-post="/x/"``; true is a bare name, false or empty nothing."""
    return flatatt(
        {
            name.rstrip("_").replace("_", "-"): value if value is True else str(value)
            for name, value in attrs.items()
            if value is not False and value is not None and value != ""
        }
    )


def trimmed(content: str) -> SafeString:
    """Return what a block tag encloses without the space around it.

    The engine has escaped it already; ``str.strip`` alone would lose that mark.
    """
    return mark_safe(content.strip())
