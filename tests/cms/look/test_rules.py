from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.look import rules


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (2400, "40 h"),
        (90, "1 h 30 min"),
        (45, "45 min"),
        (0, "0 h"),
        (-240, "−4 h"),
        (748_800, "12.480 h"),
    ],
)
def test_minutes_are_written_as_hours(minutes: int, text: str) -> None:
    assert rules.hours_text(minutes) == text


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(60, "1 hora"), (2400, "40 horas"), (61, "1 hora e 1 minuto"), (150, "2 horas e 30 minutos")],
)
def test_minutes_are_written_in_full(minutes: int, text: str) -> None:
    assert rules.hours_text(minutes, "long") == text


def test_a_day_is_written_four_ways() -> None:
    day = date(2026, 11, 21)
    assert rules.date_text(day) == "21/11/2026"
    assert rules.date_text(day, "short") == "21 nov 2026"
    assert rules.date_text(day, "day") == "21 de novembro"
    assert rules.date_text(day, "long") == "21 de novembro de 2026"


def test_the_first_day_of_a_month_is_an_ordinal() -> None:
    assert rules.date_text(date(2027, 3, 1), "long") == "1º de março de 2027"
    assert rules.date_text(date(2027, 3, 1), "short") == "1º mar 2027"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2026, 8, 3), date(2026, 8, 7), "3 a 7 de agosto de 2026"),
        (date(2026, 8, 3), date(2026, 9, 12), "3 de agosto a 12 de setembro de 2026"),
        (date(2025, 12, 1), date(2026, 2, 2), "1º de dezembro de 2025 a 2 de fevereiro de 2026"),
        (date(2026, 8, 3), date(2026, 8, 3), "3 de agosto de 2026"),
    ],
)
def test_a_period_does_not_repeat_what_both_ends_share(start: date, end: date, text: str) -> None:
    assert rules.period_text(start, end) == text


def test_a_full_hour_has_no_minutes() -> None:
    assert rules.moment_text(datetime(2026, 1, 1, 14, 0)) == "14h"  # noqa: DTZ001
    assert rules.moment_text(datetime(2026, 1, 1, 14, 5)) == "14h05"  # noqa: DTZ001


def test_numbers_follow_the_brazilian_manner() -> None:
    assert rules.number_text(12480) == "12.480"
    assert rules.number_text(Decimal("1098.4")) == "1.098,4"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ana Beatriz de Albuquerque", "AA"), ("João", "J"), ("", ""), ("Terezinha de Jesus", "TJ")],
)
def test_initials_skip_the_small_words(name: str, letters: str) -> None:
    assert rules.initials(name) == letters


@given(part=st.integers(-5, 10_000), whole=st.integers(-5, 10_000))
def test_a_share_is_between_nothing_and_everything(part: int, whole: int) -> None:
    assert 0 <= rules.percent(part, whole) <= 100


@given(whole=st.integers(1, 10_000))
def test_a_hundred_per_cent_means_that_nothing_is_missing(whole: int) -> None:
    assert rules.percent(whole, whole) == 100
    assert rules.percent(whole - 1, whole) < 100


def test_stretches_follow_each_other() -> None:
    assert rules.stretches([24, 12, 4]) == [
        ("0%", "60.00%"),
        ("60.00%", "30.00%"),
        ("90.00%", "10.00%"),
    ]
    assert rules.stretches([0, 0]) == [("0%", "0%"), ("0%", "0%")]
