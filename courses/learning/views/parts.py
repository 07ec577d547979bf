"""The parts of a lesson's page that are alike for many readers, drawn once for each content."""

from collections.abc import Hashable
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def part(name: str, **facts: Hashable) -> SafeString:
    """Return ``courses/learning/<name>.html`` with ``facts``, which name nobody."""
    draw = _draw if settings.DEBUG else _kept
    return draw(name, tuple(facts.items()))


def _draw(name: str, facts: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return render_to_string(f"courses/learning/{name}.html", dict(facts))


_kept = lru_cache(maxsize=4096)(_draw)
