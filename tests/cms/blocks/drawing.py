"""A block's value as an editor saves it, and as a reader sees it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import Block

EVIL = '<script>alert("x")</script>'
ESCAPED = "&lt;script&gt;"


def drawn(block: Block, value: Any) -> str:
    """Return the HTML of a value that the block's form accepts, round through the database."""
    cleaned = block.clean(block.to_python(value))
    stored = block.to_python(block.get_prep_value(cleaned))
    return str(block.render(stored))


def refusal(block: Block, value: Any) -> str:
    """Return everything that the form says when it refuses a value."""
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(value))
    return " ".join(sentences(refused.value))


def sentences(problem: Any) -> list[str]:
    """Return the messages of an error and of those inside it."""
    found: list[str] = []
    if isinstance(problem, ValidationError):
        found += getattr(problem, "messages", []) if not hasattr(problem, "as_json_data") else []
        if hasattr(problem, "as_json_data"):
            found += texts(problem.as_json_data())
    return found


def texts(value: Any) -> list[str]:
    """Return every text inside what the editor's script is told."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value or []
    return [text for one in inner for text in texts(one)]


def well_escaped(html: str, times: int) -> bool:
    """Tell whether hostile text stands ``times`` times in the page, always as text."""
    return EVIL not in html and "<script" not in html and html.count(ESCAPED) == times
