import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.common.names import UnfitText, clean_line, clean_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Maria   da  Silva ", "Maria da Silva"),
        ("Sant’Ana D'Ávila", "Sant’Ana D'Ávila"),
        ("Iara", "Iara"),
        ("Joa\u0303o", "João"),
        ("Ana\u00a0Lima", "Ana Lima"),
        ("Anne-Marie Jr.", "Anne-Marie Jr."),
    ],
)
def test_a_name_is_kept_as_typed_without_odd_spaces(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Escreva o nome."),
        ("   ", "Escreva o nome."),
        ("a" * 10_000, "até 200 letras"),
        ("a " * 1_000_000, "até 200 letras"),
        ("Maria 😀", "Retire o sinal “😀”"),
        ("Maria \u202eavliS", "não aparece na tela"),
        ("Ma\u200bria", "não aparece na tela"),
        ("Maria\x00", "não aparece na tela"),
        ("Maria 2ª", "não leva números"),
        ("<b>Maria</b>", "Retire o sinal “<”"),
        ("'-.", "com letras"),
    ],
)
def test_what_no_name_has_is_refused_with_its_reason(typed: str, told: str) -> None:
    with pytest.raises(UnfitText, match=told) as refusal:
        clean_name(typed)
    assert len(refusal.value.sentence) < 120


@given(st.text(max_size=300))
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    try:
        once = clean_line(typed, what="o cargo")
    except UnfitText:
        return
    assert clean_line(once, what="o cargo") == once
