"""A form that changes something is sent once, however often its button is pressed."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = [
    path
    for app in ("lms", "cms", "courses", "certificates")
    for path in sorted((ROOT / app / "templates").rglob("*.html"))
]
# What stands between the tag's brackets: words, variables and tags of the template.
FORM = re.compile(r"<form\b(?:\{\{[^}]*\}\}|\{%[^%]*%\}|[^>{])*>")
SENT_OFTEN = {
    # Each answer of practice goes by itself, and the page stays.
    'id="respostas"',
    # The answer is a file: the page stays, and the button would turn for ever.
    "privacy:export",
    "certificates:batch_sheet",
    "certificates:take_along",
    # A page of Wagtail's, without our script: the service refuses the second time.
    'class="layout-return"',
}


def posting(path: Path) -> list[str]:
    tags = FORM.findall(path.read_text(encoding="utf-8"))
    return [tag for tag in tags if re.search(r"method=[\"']?post", tag, re.IGNORECASE)]


def test_forms_are_found() -> None:
    found = [tag for path in TEMPLATES for tag in posting(path)]

    assert len(found) > 30
    assert all(any(mark in tag for tag in found) for mark in SENT_OFTEN)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_form_that_posts_is_sent_once(path: Path) -> None:
    for tag in posting(path):
        if not any(mark in tag for mark in SENT_OFTEN):
            assert "data-once" in tag, tag
