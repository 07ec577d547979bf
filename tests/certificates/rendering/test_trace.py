import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.rendering.trace import ground_svg, trace_of, trace_svg
from lms.common.codes import ALPHABET, new_code
from tests.certificates.samples import CODE

codes = st.integers(0, 2**80 - 1).map(lambda number: new_code(randbits=lambda _: number))


def points_of(path: str) -> list[tuple[float, float]]:
    pairs = re.findall(r"([\d.]+) ([\d.]+)", path)
    return [(float(x), float(y)) for x, y in pairs]


def test_the_lowest_symbol_is_at_the_foot_of_the_box_and_the_highest_at_its_head():
    trace = trace_of("0" + ALPHABET[31] + "0" * 15)
    assert trace.start == (8, 56)
    assert trace.path.startswith("M8.0 56.0C16.5 56.0 16.5 8.0 25.1 8.0C33.6 8.0 33.6 56.0")
    assert trace.end == (264, 56)


@given(codes)
def test_sixteen_points_stand_at_equal_steps_inside_the_margins(code):
    points = points_of(trace_of(code).path)
    knots = points[::3]
    assert len(knots) == 16
    assert [x for x, _ in knots] == [round(8 + 256 * place / 15, 1) for place in range(16)]
    assert all(8 <= y <= 56 for _, y in points)


@given(codes)
def test_both_handles_of_each_curve_stand_at_half_the_step(code):
    points = points_of(trace_of(code).path)
    for first, second, third, fourth in zip(
        points[0::3], points[1::3], points[2::3], points[3::3], strict=False
    ):
        assert second[0] == third[0]
        assert abs(second[0] - (first[0] + fourth[0]) / 2) <= 0.11
        assert (second[1], third[1]) == (first[1], fourth[1])


@given(codes, codes)
def test_two_codes_draw_two_lines(one, other):
    assert (trace_of(one) == trace_of(other)) == (one[:16] == other[:16])


def test_the_check_symbol_draws_nothing():
    assert trace_of(CODE) == trace_of(CODE[:16])


def test_the_drawing_begins_with_an_open_ring_and_ends_with_a_full_dot():
    ring, dot = re.findall(r"<circle[^>]+>", trace_svg(CODE, ink="#071d41"))
    assert 'fill="#fff"' in ring
    assert 'cx="8.0"' in ring
    assert 'fill="#071d41"' in dot
    assert 'cx="264.0"' in dot


def test_the_ground_has_one_line_for_each_height():
    svg = ground_svg(CODE, top=104, heights=range(44, 13, -4), width=301, ink="#071d41")
    assert svg.count("<path") == 8


def test_the_lines_of_the_ground_are_pale_tints_and_nothing_is_transparent():
    svg = ground_svg(CODE, top=104, heights=[44, 40], width=301, ink="#071d41")
    assert re.findall(r'stroke="(#\w+)"', svg) == ["#f1f2f4", "#eef0f2"]
    assert "opacity" not in svg


@given(codes)
def test_a_line_of_the_ground_is_the_trace_stretched_over_the_page(code):
    svg = ground_svg(code, top=100, heights=[48], width=301, ink="#071d41")
    [path] = re.findall(r'd="([^"]+)"', svg)
    pairs = re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)
    ends = [pairs[0], *pairs[3::2]]
    assert path.count("S") == 14
    assert [float(x) for x, _ in ends] == [round(-4 + 305 * place / 15, 1) for place in range(16)]
    assert [float(y) for _, y in ends] == [
        pytest.approx(92 + y, abs=0.11) for _, y in points_of(trace_of(code).path)[::3]
    ]
