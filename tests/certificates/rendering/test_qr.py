import re

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from certificates.rendering.qr import QUIET_MODULES, qr_matrix, qr_path, qr_svg, qr_text
from lms.common.codes import new_code
from tests.certificates.samples import CODE

TEXT = f"HTTPS://PERCURSO.EXAMPLE/V/{CODE}"

codes = st.integers(0, 2**80 - 1).map(lambda number: new_code(randbits=lambda _: number))


def read(matrix: list[list[bool]]) -> list[zxingcpp.Barcode]:
    side = len(matrix)
    picture = Image.new("L", (side, side))
    picture.putdata([0 if module else 255 for row in matrix for module in row])
    return zxingcpp.read_barcodes(picture.resize((4 * side, 4 * side), Image.Resampling.NEAREST))


def test_the_qr_says_the_address_in_upper_case():
    assert qr_text("percurso.example", CODE) == TEXT


def test_a_demonstration_s_qr_says_the_plain_address_that_its_machine_serves():
    assert qr_text("127.0.0.1:8101", CODE) == f"HTTP://127.0.0.1:8101/V/{CODE}"
    [found] = read(qr_matrix(qr_text("localhost:8000", CODE)))
    assert found.text == f"HTTP://LOCALHOST:8000/V/{CODE}"


@pytest.mark.parametrize("host", ["percurso.example/ç", "percurso_teste.example"])
def test_a_host_outside_the_alphanumeric_mode_is_refused(host):
    with pytest.raises(ValueError, match="alphanumeric"):
        qr_text(host, CODE)


@settings(max_examples=10, deadline=None)
@given(codes)
def test_a_reader_reads_what_was_written(code):
    [found] = read(qr_matrix(qr_text("percurso.example", code)))
    assert found.text == qr_text("percurso.example", code)


@pytest.mark.parametrize(
    ("host", "level"), [("percurso.example", "Q"), ("percurso.saude.example", "M")]
)
def test_the_correction_is_the_strongest_that_the_same_size_carries(host, level):
    [found] = read(qr_matrix(qr_text(host, CODE)))
    assert found.ec_level == level


def test_the_symbol_is_small_and_its_correction_is_m_or_better():
    matrix = qr_matrix(TEXT)
    assert len(matrix) == 29 + 2 * QUIET_MODULES
    [found] = read(matrix)
    assert found.ec_level in {"M", "Q", "H"}


def test_four_quiet_modules_surround_the_symbol():
    matrix = qr_matrix(TEXT)
    rim = matrix[:4] + matrix[-4:] + [row[:4] + row[-4:] for row in matrix]
    assert not any(module for row in rim for module in row)


def test_the_path_draws_each_dark_module_once():
    matrix = qr_matrix(TEXT)
    drawn = [
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", qr_path(matrix))
        for step in range(int(length))
    ]
    dark = [(x, y) for y, row in enumerate(matrix) for x, module in enumerate(row) if module]
    assert sorted(drawn) == sorted(dark)


def test_the_drawing_is_a_few_kilobytes():
    assert len(qr_svg("percurso.example", CODE)) < 6_000
