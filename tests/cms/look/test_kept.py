import time

import pytest
from django.core.cache import cache

from cms.look import kept
from lms.common import process_memory


def test_what_was_drawn_is_shown_again_without_drawing():
    assert kept.kept_html("key", lambda: "um") == "um"
    assert kept.kept_html("key", lambda: "dois") == "um"


def test_another_process_is_shown_what_the_first_one_drew():
    kept.kept_html("key", lambda: "um")
    process_memory.forget_all()

    assert kept.kept_html("key", lambda: "dois") == "um"


def test_a_process_that_has_drawn_asks_nobody_again():
    kept.kept_html("key", lambda: "um")
    cache.clear()

    assert kept.kept_html("key", lambda: "dois") == "um"


def test_what_is_kept_grows_old(monkeypatch: pytest.MonkeyPatch):
    kept.kept_html("key", lambda: "um", seconds=60)
    cache.clear()
    later = time.monotonic() + 61
    monkeypatch.setattr(time, "monotonic", lambda: later)

    assert kept.kept_html("key", lambda: "dois", seconds=60) == "dois"


def test_nothing_is_not_kept():
    assert kept.kept_html("key", lambda: None) is None
    assert kept.kept_html("key", lambda: "um") == "um"


def test_a_number_that_was_raised_never_comes_again():
    first = kept.number("pages")
    kept.raise_now("pages")
    second = kept.number("pages")
    cache.clear()

    assert first < second < kept.number("pages")
