"""Counting answers, and how often a quiz may be tried."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.learning import rules
from courses.learning.rules import score_percent
from courses.questions.kinds import Grade


def parts(hits: int, of: int) -> Grade:
    return Grade(is_right=hits == of, hits=hits, of=of)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_hundred_per_cent_is_only_for_all_right(counts: tuple[int, int]) -> None:
    rights, total = counts
    grades = [parts(int(number < rights), 1) for number in range(total)]
    percent = score_percent(grades)
    assert percent == rights * 100 // total
    assert (percent == 100) == (rights == total)


shares = st.integers(1, 12).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(
    st.lists(shares, min_size=1, max_size=20).flatmap(
        lambda s: st.tuples(st.just(s), st.permutations(s))
    )
)
def test_parts_count_whatever_their_order_and_never_round_up(
    lists: tuple[list[tuple[int, int]], list[tuple[int, int]]],
) -> None:
    first, second = ([parts(*share) for share in given_list] for given_list in lists)
    percent = score_percent(first)
    assert percent == score_percent(second)
    assert (percent == 100) == all(grade.is_right for grade in first)


def test_each_question_weighs_the_same_however_many_parts_it_has() -> None:
    assert score_percent([parts(1, 1), parts(1, 4)]) == 62
    assert score_percent([parts(1, 3), parts(1, 3), parts(1, 3)]) == 33


def test_what_is_not_graded_counts_for_nothing() -> None:
    reflection = Grade(is_right=None, of=0)
    assert score_percent([parts(1, 2), reflection]) == 50


@pytest.mark.parametrize("grades", [[], [Grade(is_right=None, of=0)]])
def test_a_quiz_where_nothing_counts_is_a_programming_error(grades: list[Grade]) -> None:
    with pytest.raises(ValueError, match="no question counts"):
        score_percent(grades)


@pytest.mark.parametrize(("hits", "of"), [(2, 1), (-1, 3)])
def test_impossible_counts_are_a_programming_error(hits: int, of: int) -> None:
    with pytest.raises(ValueError, match="right of"):
        score_percent([parts(hits, of)])


@given(st.permutations([None, 40, 90, 65]))
def test_the_best_result_does_not_depend_on_the_order(percents: list[int | None]) -> None:
    assert rules.best_percent(percents) == 90


@pytest.mark.parametrize(
    ("percents", "may"),
    [([], True), ([60], True), ([60, 69], True), ([60, None], False), ([70], False)],
)
def test_a_failed_attempt_may_be_tried_again_and_a_passed_one_not(
    percents: list[int | None], may: bool
) -> None:
    assert rules.may_try(percents, 70) is may
