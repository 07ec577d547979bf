import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.rendering.trace import ground_svg, trace_svg
from cms.look.trace import trace_of
from lms.common.codes import new_code
from tests.certificates.samples import CODE
from tests.cms.look.test_trace import points_of

codes = st.integers(0, 2**80 - 1).map(lambda number: new_code(randbits=lambda _: number))


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
