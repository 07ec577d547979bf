import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.common.codes import (
    ALPHABET,
    CODE_LENGTH,
    CodeTypo,
    NotACode,
    check_symbol,
    format_code,
    new_code,
    parse_code,
)

CODE = "7KQ2M9XD4HTRW8VC" + check_symbol("7KQ2M9XD4HTRW8VC")

codes = st.integers(0, 2**80 - 1).map(lambda number: new_code(randbits=lambda _: number))
places = st.integers(0, CODE_LENGTH - 1)


def with_symbol(code: str, place: int, symbol: str) -> str:
    return code[:place] + symbol + code[place + 1 :]


def test_the_check_symbol_follows_the_published_vectors():
    assert check_symbol("0" * 16) == "0"
    # The last symbol weighs x, so 1 gives 2; the first weighs x^16 = x^4 + x^3 + x + 1 = 27.
    assert check_symbol("0" * 15 + "1") == "2"
    assert check_symbol("1" + "0" * 15) == ALPHABET[27]


def test_a_new_code_has_80_random_bits_and_none_of_the_letters_that_mislead():
    asked = []
    code = new_code(randbits=lambda bits: asked.append(bits) or 2**80 - 1)
    assert asked == [80]
    assert code[:16] == "Z" * 16
    assert len(code) == CODE_LENGTH
    assert not set("ILOU") & set(ALPHABET)


def test_two_new_codes_differ():
    assert new_code() != new_code()


@given(codes)
def test_a_code_reads_back_from_its_printed_form(code):
    assert parse_code(format_code(code)) == code


@given(codes, places, st.sampled_from(ALPHABET))
def test_any_one_wrong_symbol_is_a_typing_error(code, place, symbol):
    if symbol == code[place]:
        assert parse_code(with_symbol(code, place, symbol)) == code
    else:
        with pytest.raises(CodeTypo, match="erro de digitação"):
            parse_code(with_symbol(code, place, symbol))


@given(codes, places, places)
def test_any_two_different_symbols_that_changed_places_are_a_typing_error(code, one, other):
    swapped = with_symbol(with_symbol(code, one, code[other]), other, code[one])
    if swapped == code:
        assert parse_code(swapped) == code
    else:
        with pytest.raises(CodeTypo):
            parse_code(swapped)


def test_the_printed_form_stands_in_groups_of_four():
    assert format_code(CODE) == f"7KQ2-M9XD-4HTR-W8VC-{CODE[-1]}"


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        format_code(CODE),
        f"  {format_code(CODE).replace('-', ' ')}\n",
        format_code(CODE).replace("-", "–"),
        format_code(CODE).replace("-", "\u2011"),
        format_code(CODE).replace("-", "\u2212"),
        f"\u202e{CODE}\u200f",
        "\u200b".join(CODE),
        f"https://percurso.example/v/{CODE}",
        f"HTTPS://PERCURSO.EXAMPLE/V/{CODE}/",
    ],
)
def test_case_separators_invisible_marks_and_addresses_are_forgiven(typed):
    assert parse_code(typed) == CODE


def test_letters_that_look_like_digits_are_read_as_digits():
    code = "0101" * 4 + check_symbol("0101" * 4)
    assert parse_code("OIol" + "Oioi" + "0l0L" + "oLOI" + code[-1]) == code


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Digite o código"),
        (" - ", "Digite o código"),
        ("7", "Lemos 1 letra ou número, e o código tem 17. Veja se faltou"),
        (CODE[:16], "Lemos 16 letras e números, e o código tem 17. Veja se faltou"),
        (CODE + "A", "Lemos 18 letras e números, e o código tem 17. Veja se sobrou"),
        (CODE[:5] + "u" + CODE[6:], "O código não usa a letra U"),
        (CODE[:5] + "ç" + CODE[6:], "O sinal “ç” não faz parte"),
        (CODE[:5] + "😀" + CODE[6:], "O sinal “😀” não faz parte"),
        (CODE[:5] + "\x00" + CODE[6:], "Um dos sinais não faz parte"),
        ("ß" * 17, "O sinal “ß” não faz parte"),
        ("7" * 10_000, "longo demais"),
        ("😀\u202e" * 5_000, "longo demais"),
    ],
)
def test_what_is_no_code_is_refused_with_what_is_wrong(typed, sentence):
    with pytest.raises(NotACode, match=sentence):
        parse_code(typed)


@given(st.text())
def test_nothing_typed_ever_breaks_the_reader(typed):
    with contextlib.suppress(NotACode, CodeTypo):
        assert len(parse_code(typed)) == CODE_LENGTH
