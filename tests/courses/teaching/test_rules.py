from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.offerings.rules import TeachingState
from courses.teaching.rules import (
    TRANSITIONS,
    Action,
    most_minutes,
    next_state,
    refuse_bad_minutes,
)
from lms.common.errors import DomainError, TransitionRefused
from tests.courses.factories import DAY


@pytest.mark.parametrize(("state", "action"), list(product(TeachingState, Action)))
def test_every_pair_moves_as_the_table_says_or_is_refused(state, action):
    if (state, action) in TRANSITIONS:
        assert next_state(state, action) == TRANSITIONS[state, action]
    else:
        with pytest.raises(TransitionRefused, match="Esta nomeação está"):
            next_state(state, action)


@settings(max_examples=40)
@given(workload=st.integers(1, 100_000), days=st.integers(0, 400))
def test_nobody_teaches_more_than_the_course_or_than_ten_hours_a_day(workload, days):
    most = most_minutes(workload=workload, starts_on=DAY, ends_on=DAY + timedelta(days=days))

    assert most == min(workload, 600 * (days + 1))
    refuse_bad_minutes(most, most=most, most_text="x")
    for wrong in (0, most + 1):
        with pytest.raises(DomainError):
            refuse_bad_minutes(wrong, most=most, most_text="x")
