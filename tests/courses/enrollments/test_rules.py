from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.look.rules import percent
from courses.enrollments import rules
from courses.enrollments.rules import Action, EnrollmentState, Standing
from lms.common.errors import TransitionRefused
from tests.courses.factories import DAY

S = EnrollmentState


@pytest.mark.parametrize(("state", "action"), list(product(S, Action)))
def test_every_pair_leads_somewhere_or_is_refused(state, action):
    if (state, action) in rules.TRANSITIONS:
        assert rules.next_state(state, action) in S
    else:
        with pytest.raises(TransitionRefused, match="Esta matrícula está"):
            rules.next_state(state, action)


def test_only_a_confirmed_or_a_late_person_reaches_completion():
    before = {state for (state, _), after in rules.TRANSITIONS.items() if after == S.COMPLETED}

    assert before == {S.ACTIVE, S.FAILED}


def test_every_open_state_can_be_ended_from_outside():
    assert all((state, Action.CANCEL) in rules.TRANSITIONS for state in rules.IS_OPEN)


keys = st.sets(st.integers(1, 8))


@given(keys, keys)
def test_completion_is_every_requirement_and_nothing_else(asked, done):
    expected = bool(asked) and not asked - done

    assert rules.is_complete(sorted(asked), sorted(done)) is expected
    assert rules.is_complete(sorted(asked, reverse=True), sorted(done) * 2) is expected


NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("happened", "arrived", "taken"),
    [
        (-1, 1, True),
        (-1, 7 * 24, True),
        (-1, 7 * 24 + 1, False),
        (1, 2, False),
    ],
)
def test_what_was_done_before_the_closing_may_arrive_for_seven_days(happened, arrived, taken):
    found = rules.takes_late(
        closed_at=NOW,
        occurred_at=NOW + timedelta(hours=happened),
        received_at=NOW + timedelta(hours=arrived),
    )

    assert found is taken


def test_nothing_is_late_before_the_closing():
    assert not rules.takes_late(closed_at=None, occurred_at=NOW, received_at=NOW)


def stands(state, percent, days):
    return rules.standing(
        state=state,
        percent=percent,
        starts_on=DAY,
        ends_on=DAY + timedelta(days=99),
        on=DAY + timedelta(days=days),
    )


@pytest.mark.parametrize(
    ("state", "percent", "days", "expected"),
    [
        (S.ACTIVE, 30, 50, Standing.ON_TIME),
        (S.ACTIVE, 29, 50, Standing.LATE),
        (S.CONFIRMED, 0, 5, Standing.NOT_BEGUN),
        (S.CONFIRMED, 0, 90, Standing.NOT_BEGUN),
        (S.CONFIRMED, 0, -30, Standing.NOT_BEGUN),
        (S.ACTIVE, 0, 400, Standing.LATE),
        (S.COMPLETED, 100, 400, Standing.DONE),
        (S.WAITLISTED, 0, 90, Standing.WAITING),
        (S.DROPPED, 10, 90, Standing.LEFT),
    ],
)
def test_how_somebody_goes(state, percent, days, expected):
    assert stands(state, percent, days) is expected


@given(st.integers(0, 5000), st.integers(0, 5000), st.integers(-400, 800))
def test_late_is_the_same_in_minutes_as_in_percent(done, left, days):
    total = done + left
    least = rules.late_below(
        total, starts_on=DAY, ends_on=DAY + timedelta(days=99), on=DAY + timedelta(days=days)
    )

    assert (stands(S.ACTIVE, percent(done, total), days) is Standing.LATE) is (done < least)


@given(st.sampled_from(S), st.integers(0, 100), st.integers(-400, 800))
def test_every_enrollment_stands_somewhere(state, percent, days):
    assert stands(state, percent, days) in Standing
