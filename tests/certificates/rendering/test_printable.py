import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.rendering.printable import BOX, ZERO_WIDTH_SPACE, is_plain, printable, unprintable


@pytest.mark.parametrize(
    "name", ["Joana d'Arc D’Ávila", "Conceição Müller", "Yaká Ỹẽ Ɨra", "Зоя", "Ελένη", "דוד"]
)
def test_names_of_people_print_as_they_are(name):
    assert printable(name) == name
    assert unprintable(name) == []


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Ana 😀👩‍⚕️ Lima", f"Ana {BOX} Lima"),
        ("\u202eAna\u200f Li\u200bma\ufeff", "Ana Lima"),
        ("Ana\x00\n\tLima", "Ana Lima"),
        ("Ana   Lima", "Ana Lima"),
        ("Jose\u0301", "José"),
        ("Z\u0335\u0321\u0345\u0352\u0314", "Z\u0335\u0321"),
        ("山田", BOX),
    ],
)
def test_what_cannot_be_drawn_becomes_a_box_and_what_cannot_be_seen_goes(typed, printed):
    assert printable(typed) == printed


def test_the_signs_that_will_not_print_can_be_told_in_time():
    assert unprintable("Ana 😀 Lima 山") == ["😀", "山"]


def test_only_a_very_long_word_may_break_anywhere():
    assert printable("inconstitucionalissimamente") == "inconstitucionalissimamente"
    assert printable("a" * 120) == ZERO_WIDTH_SPACE.join("a" * 120)


@given(st.text())
def test_what_is_printable_has_only_signs_of_the_sheet(text):
    drawn = printable(text).replace(ZERO_WIDTH_SPACE, "")
    assert unprintable(drawn) == []


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_a_plain_text_prints_as_it_is(text):
    if is_plain(text):
        assert unprintable(text) == []
        assert printable(text).replace(ZERO_WIDTH_SPACE, "") == text
