import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.look.trace import ALPHABET, trace_of

CODES = st.text(alphabet=ALPHABET, min_size=16, max_size=17)


def test_the_first_and_last_heights_stand_at_the_ends() -> None:
    trace = trace_of("0" + "Z" * 15)
    assert trace.start == ("8.0", "56.0")
    assert trace.end == ("264.0", "8.0")


def test_dashes_case_and_the_check_character_draw_nothing() -> None:
    assert trace_of("7kq2-m9xd-4htr-w8vc") == trace_of("7KQ2M9XD4HTRW8VC5")


@given(code=CODES)
def test_every_point_stays_in_the_box(code: str) -> None:
    numbers = [float(number) for number in re.findall(r"\d+\.\d", trace_of(code).path)]
    assert all(8 <= x <= 264 for x in numbers[::2])
    assert all(8 <= y <= 56 for y in numbers[1::2])


@given(one=CODES, other=CODES)
def test_two_codes_never_draw_the_same_line(one: str, other: str) -> None:
    assert (trace_of(one).path == trace_of(other).path) == (one[:16] == other[:16])


@pytest.mark.parametrize("code", ["7KQ2", "7KQ2M9XD4HTRW8VU", ""])
def test_what_is_not_a_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="16 symbols"):
        trace_of(code)
