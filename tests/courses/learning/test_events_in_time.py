"""What phones send after a class closed, or by a clock that stands elsewhere."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.enrollments.models import Fulfilment
from courses.enrollments.rules import EnrollmentState
from courses.learning.event_rules import CLOCK_AHEAD
from courses.learning.models import (
    LearningEvent,
    LessonProgress,
)
from courses.offerings.models import Offering
from courses.offerings.rules import OfferingState
from tests.courses.learning.conftest import Send, Study
from tests.courses.learning.phone_events import before, event, outcomes


def close(study: Study, **ago: int) -> None:
    Offering.objects.filter(pk=study.offering.pk).update(
        state=OfferingState.CLOSED, closed_at=timezone.now() - timedelta(**ago)
    )


def test_what_was_read_before_closing_arrives_for_a_week(study: Study, send: Send) -> None:
    study.enrollment.confirmed_at = timezone.now() - timedelta(days=20)
    study.enrollment.state = EnrollmentState.FAILED
    study.enrollment.save()
    close(study, days=6)
    results = send(event(study, "lesson_read", occurred_at=before(days=7)))
    assert outcomes(results) == ["accepted"]
    assert Fulfilment.objects.get().requirement.lesson == study.lesson
    noted = LearningEvent.objects.get()
    assert noted.received_at - noted.occurred_at > timedelta(days=6)


@pytest.mark.parametrize(("closed", "happened"), [(8, 9), (3, 1)])
def test_too_late_or_after_closing_is_refused(
    study: Study, send: Send, closed: int, happened: int
) -> None:
    study.enrollment.confirmed_at = timezone.now() - timedelta(days=20)
    study.enrollment.state = EnrollmentState.FAILED
    study.enrollment.save()
    close(study, days=closed)
    (result,) = send(event(study, "lesson_read", occurred_at=before(days=happened)))
    assert result["outcome"] == "refused"
    assert not LessonProgress.objects.exists()


def test_what_completed_late_is_completed(study: Study, send: Send) -> None:
    send(event(study, "lesson_opened"))
    study.enrollment.refresh_from_db()
    study.enrollment.state = EnrollmentState.FAILED
    study.enrollment.confirmed_at = timezone.now() - timedelta(days=20)
    study.enrollment.save()
    close(study, days=1)
    answers = [
        event(study, "quiz_answered", question=str(b), response=r, occurred_at=before(days=2))
        for b, r in study.right_answers().items()
    ]
    results = send(
        event(study, "lesson_read", occurred_at=before(days=3)),
        *answers,
        event(study, "quiz_submitted", occurred_at=before(days=1, hours=12)),
    )
    assert set(outcomes(results)) == {"accepted"}
    assert study.state() == EnrollmentState.COMPLETED


def test_a_clock_in_2031_loses_nothing_and_is_told_each_time(study: Study, send: Send) -> None:
    ahead = event(study, "lesson_read", occurred_at="2031-05-01T08:00:00-04:00")
    (result,), (again,) = send(ahead), send(ahead)
    assert again["sentence"] == CLOCK_AHEAD
    assert result == {"id": result["id"], "outcome": "accepted", "sentence": CLOCK_AHEAD}
    read_at = LessonProgress.objects.get().read_at
    assert read_at is not None
    assert read_at <= timezone.now()
    assert LearningEvent.objects.get().occurred_at.year == 2031


def test_a_clock_in_1970_counts_from_the_enrollment(study: Study, send: Send) -> None:
    send(event(study, "lesson_read", occurred_at="1970-01-01T00:00:00Z"))
    assert LessonProgress.objects.get().read_at == study.enrollment.confirmed_at


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59Z"]
)
def test_a_clock_at_the_ends_of_the_calendar_loses_nothing(
    study: Study, send: Send, moment: str
) -> None:
    odd, read = event(study, "lesson_opened", occurred_at=moment), event(study, "lesson_read")
    assert outcomes(send(odd, read)) == ["accepted", "accepted"]
    assert LessonProgress.objects.get().read_at is not None
