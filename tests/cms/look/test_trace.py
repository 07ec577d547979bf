import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.look.trace import trace_of
from lms.common.codes import ALPHABET

CODES = st.text(alphabet=ALPHABET, min_size=16, max_size=17)


def points_of(path: str) -> list[tuple[float, float]]:
    pairs = re.findall(r"([\d.]+) ([\d.]+)", path)
    return [(float(x), float(y)) for x, y in pairs]


def test_the_lowest_symbol_is_at_the_foot_of_the_box_and_the_highest_at_its_head() -> None:
    trace = trace_of("0" + ALPHABET[31] + "0" * 15)
    assert trace.start == ("8.0", "56.0")
    assert trace.path.startswith("M8.0 56.0C16.5 56.0 16.5 8.0 25.1 8.0C33.6 8.0 33.6 56.0")
    assert trace.end == ("264.0", "56.0")


def test_dashes_case_and_the_check_symbol_draw_nothing() -> None:
    assert trace_of("7kq2-m9xd-4htr-w8vc") == trace_of("7KQ2M9XD4HTRW8VC5")


@given(code=CODES)
def test_sixteen_points_stand_at_equal_steps_inside_the_margins(code: str) -> None:
    points = points_of(trace_of(code).path)
    knots = points[::3]
    assert len(knots) == 16
    assert [x for x, _ in knots] == [round(8 + 256 * place / 15, 1) for place in range(16)]
    assert all(8 <= y <= 56 for _, y in points)


@given(code=CODES)
def test_both_handles_of_each_curve_stand_at_half_the_step(code: str) -> None:
    points = points_of(trace_of(code).path)
    for first, second, third, fourth in zip(
        points[0::3], points[1::3], points[2::3], points[3::3], strict=False
    ):
        assert second[0] == third[0]
        assert abs(second[0] - (first[0] + fourth[0]) / 2) <= 0.11
        assert (second[1], third[1]) == (first[1], fourth[1])


@given(one=CODES, other=CODES)
def test_two_codes_never_draw_the_same_line(one: str, other: str) -> None:
    assert (trace_of(one) == trace_of(other)) == (one[:16] == other[:16])


@pytest.mark.parametrize("code", ["7KQ2", "7KQ2M9XD4HTRW8VU", ""])
def test_what_is_not_a_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="16 symbols"):
        trace_of(code)
