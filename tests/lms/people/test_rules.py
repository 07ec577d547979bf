from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.common.errors import DomainError, TransitionRefused
from lms.people import rules
from lms.people.rules import LinkAnswer, LinkState


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maria da Silva", "MARIA SILVA"),
        ("José D'Ávila", "Jose Davila"),
        ("Ana-Clara Souza", "Ana Clara  Sousa".replace("Sousa", "Souza")),
        ("Iara", "IARA"),
    ],
)
def test_two_spellings_are_one_name(one: str, other: str) -> None:
    assert rules.same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Maria Silva", "Maria Souza"), ("Maria", "Maria Silva"), ("Mario Silva", "Maria Silva")],
)
def test_a_missing_or_another_surname_is_another_name(one: str, other: str) -> None:
    assert not rules.same_name(one, other)


@pytest.mark.parametrize("answer", LinkAnswer)
@pytest.mark.parametrize("state", LinkState)
def test_every_answer_to_a_link_leads_somewhere_or_is_refused(
    state: LinkState, answer: LinkAnswer
) -> None:
    if (state, answer) == (LinkState.DECLINED, LinkAnswer.DECLINE):
        with pytest.raises(TransitionRefused):
            rules.next_link_state(state, answer)
    else:
        expected = {
            LinkAnswer.RECOGNISE: LinkState.CONFIRMED,
            LinkAnswer.DECLINE: LinkState.DECLINED,
        }
        assert rules.next_link_state(state, answer) == expected[answer]


@given(st.integers(min_value=0, max_value=2**40 - 1))
def test_a_code_is_read_back_from_any_way_of_typing_it(number: int) -> None:
    code = rules.new_one_time_code(randbits=lambda _bits: number)
    shown = rules.format_one_time_code(code)
    assert len(code) == 8
    assert rules.read_one_time_code(f" {shown.lower()} ") == code
    assert rules.read_one_time_code(shown.replace("0", "o").replace("1", "l")) == code


def test_codes_are_spread_over_all_their_bits() -> None:
    asked = []
    rules.new_one_time_code(randbits=lambda bits: asked.append(bits) or 0)
    assert asked == [40]


@pytest.mark.parametrize("start", [date(1, 1, 1), date(1939, 12, 31), date(2030, 1, 1)])
def test_a_start_in_an_impossible_year_is_refused(start: date) -> None:
    with pytest.raises(DomainError):
        rules.check_start(start, today=date(2026, 5, 1))
