"""The shape of an event and its moment."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.learning.event_rules import (
    EventRefused,
    client_id_of,
    is_clock_ahead,
    parse_event,
    require_studied,
    settle,
)

NOW = datetime(2026, 11, 21, 15, tzinfo=UTC)
SINCE = NOW - timedelta(days=30)
CLOSED = NOW - timedelta(days=3)
GOOD = {
    "id": str(uuid4()),
    "kind": "practice_answered",
    "enrollment": str(uuid4()),
    "lesson": str(uuid4()),
    "question": str(uuid4()),
    "response": "a",
    "occurred_at": "2026-11-20T10:00:00-04:00",
}
moments = st.datetimes(timezones=st.just(UTC))


def test_a_good_event_is_read() -> None:
    event = parse_event(GOOD)
    assert str(event.client_id) == GOOD["id"]
    assert event.occurred_at == datetime(2026, 11, 20, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    "change",
    [
        {"id": "1"},
        {"id": None},
        {"kind": "gave_up"},
        {"kind": ["lesson_read"]},
        {"kind": {}},
        {"enrollment": 7},
        {"lesson": "x" * 10_000},
        {"question": None},
        {"occurred_at": "ontem"},
        {"occurred_at": "2026-11-20T10:00:00"},
        {"occurred_at": "2026-02-31T10:00:00Z"},
        {"occurred_at": 1_700_000_000},
    ],
)
def test_an_event_in_bad_form_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(EventRefused):
        parse_event({**GOOD, **change})


@pytest.mark.parametrize("raw", [None, 3, "x", [], [GOOD]])
def test_what_is_no_object_has_no_identity(raw: object) -> None:
    assert client_id_of(raw) is None
    with pytest.raises(EventRefused):
        parse_event(raw)


@given(moments)
def test_a_moment_is_kept_between_entering_and_arriving(claimed: datetime) -> None:
    kept = settle(claimed, received=NOW, since=SINCE)
    assert SINCE <= kept <= NOW
    if SINCE <= claimed <= NOW:
        assert kept == claimed


@pytest.mark.parametrize(
    "text", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "2031-05-01T08:00:00Z"]
)
def test_the_ends_of_the_calendar_do_no_harm(text: str) -> None:
    claimed = parse_event({**GOOD, "occurred_at": text}).occurred_at
    assert SINCE <= settle(claimed, received=NOW, since=SINCE) <= NOW


def test_a_clock_is_ahead_only_when_the_way_here_does_not_explain_it() -> None:
    assert not is_clock_ahead(NOW + timedelta(seconds=30), received=NOW)
    assert is_clock_ahead(datetime(2031, 1, 1, tzinfo=UTC), received=NOW)


def take(occurred_at: datetime, received_at: datetime, state: str = "closed") -> bool:
    try:
        require_studied(
            state=state, closed_at=CLOSED, occurred_at=occurred_at, received_at=received_at
        )
    except EventRefused:
        return False
    return True


@pytest.mark.parametrize(
    ("occurred", "received", "taken"),
    [
        (CLOSED - timedelta(hours=1), CLOSED + timedelta(days=6), True),
        (CLOSED, CLOSED + timedelta(days=7), True),
        (CLOSED - timedelta(hours=1), CLOSED + timedelta(days=7, seconds=1), False),
        (CLOSED + timedelta(seconds=1), CLOSED + timedelta(days=1), False),
    ],
)
def test_after_closing_only_what_happened_before_is_taken_for_a_week(
    occurred: datetime, received: datetime, taken: bool
) -> None:
    assert take(occurred, received) is taken


@pytest.mark.parametrize(
    ("state", "taken"),
    [
        ("running", True),
        ("enrolling", True),
        ("closing", True),
        ("draft", False),
        ("cancelled", False),
    ],
)
def test_what_is_studied_takes_everything(state: str, taken: bool) -> None:
    assert take(NOW, NOW, state) is taken
