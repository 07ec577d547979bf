from dataclasses import replace
from datetime import date

import pytest

from certificates.rendering.wording import (
    hours,
    kind_line,
    listed,
    long_date,
    period,
    short_date,
    split_sentence,
    whole_hours,
    workload,
)
from certificates.snapshot.rules import HoursSplit
from tests.certificates.samples import SNAPSHOT


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_dates_are_written_out():
    assert plain(long_date(date(2026, 8, 3))) == "3 de agosto de 2026"
    assert plain(long_date(date(2026, 3, 1))) == "1º de março de 2026"
    assert plain(short_date(date(2026, 9, 12))) == "12 set 2026"


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "words"),
    [
        (date(2026, 8, 3), date(2026, 8, 3), "em 3 de agosto de 2026"),
        (date(2026, 8, 3), date(2026, 8, 9), "de 3 a 9 de agosto de 2026"),
        (date(2026, 8, 3), date(2026, 9, 12), "de 3 de agosto a 12 de setembro de 2026"),
        (date(2026, 12, 1), date(2027, 1, 2), "de 1º de dezembro de 2026 a 2 de janeiro de 2027"),
    ],
)
def test_a_period_says_the_month_and_the_year_once(starts_on, ends_on, words):
    assert plain(period(starts_on, ends_on)) == words


@pytest.mark.parametrize(
    ("minutes", "words"), [(2400, "40 h"), (2000, "33 h 20 min"), (45, "45 min"), (0, "0 h")]
)
def test_clock_minutes_are_written_as_hours(minutes, words):
    assert plain(hours(minutes)) == words


def test_whole_hours_are_spelt():
    assert plain(whole_hours(2400)) == "40 horas"
    assert plain(whole_hours(60)) == "1 hora"
    assert plain(whole_hours(2000)) == "33 h 20 min"


@pytest.mark.parametrize(
    ("minutes", "lesson", "words"),
    [
        (2400, 60, "40 horas"),
        (2000, 50, "40 horas-aula de 50 minutos (33 h 20 min)"),
        (50, 50, "1 hora-aula de 50 minutos (50 min)"),
        (2010, 50, "33 h 30 min, em aulas de 50 minutos"),
    ],
)
def test_a_workload_in_lesson_hours_is_written_both_ways(minutes, lesson, words):
    assert plain(workload(minutes, lesson)) == words


def test_the_split_names_only_what_there_was():
    split = HoursSplit(online_minutes=1680, in_service_minutes=480, assessment_minutes=30)
    assert plain(split_sentence(split)) == "28 h on-line, 8 h em serviço e 30 min em avaliação"
    assert plain(split_sentence(HoursSplit(classroom_minutes=60))) == "1 h em encontro"


def test_lists_end_with_e():
    assert listed([]) == ""
    assert listed(["a", "b"]) == "a e b"


def test_the_kind_line_leaves_out_what_is_unknown():
    assert kind_line(SNAPSHOT) == "Atualização · híbrido"
    assert kind_line(replace(SNAPSHOT, modality_label="")) == "Atualização"
