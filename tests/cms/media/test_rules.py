"""Sizes of pictures."""

from hypothesis import given
from hypothesis import strategies as st

from cms.media import rules


@given(st.integers(1, 10_000))
def test_no_width_is_larger_than_the_original(original):
    widths = rules.widths_for(original)
    assert widths
    assert max(widths) <= original
    assert list(widths) == sorted(set(widths))


def test_a_wide_picture_comes_in_the_three_widths():
    assert rules.widths_for(4000) == (360, 720, 1200)


def test_height_follows_the_shape():
    assert rules.height_at(720, (1600, 900)) == 405
    assert rules.height_at(1, (10_000, 1)) == 1
