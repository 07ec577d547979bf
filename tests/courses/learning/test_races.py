"""Many at once, on the database at hand; the suite runs on SQLite and on PostgreSQL."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from courses.enrollments.models import Enrollment, Fulfilment
from courses.learning import services
from courses.learning.models import Attempt, LearningEvent, LessonProgress
from lms.audit.models import AuditEvent
from lms.jobs.models import Job
from tests.cast import Cast
from tests.courses import factories
from tests.courses.enrollments.test_races import together
from tests.courses.learning.conftest import Study
from tests.courses.learning.test_banks_and_limits import enrolled, start
from tests.courses.learning.test_time_over import ended

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 8


def test_an_event_that_arrives_by_many_ways_at_once_counts_once(study: Study) -> None:
    event = {
        "id": str(uuid4()),
        "kind": "lesson_read",
        "enrollment": str(study.enrollment.public_id),
        "lesson": str(study.lesson.public_id),
        "occurred_at": timezone.now().isoformat(),
    }
    outcomes: list[str] = []

    def send() -> None:
        results = services.take_in(batch=[event], person=study.ana, by=study.user)
        outcomes.append(results[0].outcome.value)

    together([send] * AT_ONCE)

    assert sorted(outcomes) == ["accepted", *["repeated"] * (AT_ONCE - 1)]
    assert LearningEvent.objects.count() == LessonProgress.objects.count() == 1
    assert Fulfilment.objects.count() == 1


def test_starting_many_times_at_once_starts_one_attempt(study: Study) -> None:
    together([study.start] * AT_ONCE)
    assert Attempt.objects.count() == 1


def test_answers_and_handing_in_at_once_leave_one_result(study: Study) -> None:
    attempt = study.start()
    services.save_answers(attempt=attempt, raws=study.right_answers(), by=study.user)

    def hand_in() -> None:
        services.hand_in(attempt=attempt, by=study.user)

    together([hand_in] * AT_ONCE)

    assert Attempt.objects.get().percent == 100
    assert AuditEvent.objects.filter(action="attempt.handed_in").count() == 1


def test_two_phones_with_two_courses_in_another_order_wait_for_each_other(study: Study) -> None:
    other = factories.enroll(study.ana, factories.offering(study.cast, study.offering.edition))
    both = [study.enrollment, other]

    def send_in(order: list[Enrollment]) -> Callable[[], object]:
        now = timezone.now()
        batch = [
            {
                "id": str(uuid4()),
                "kind": "lesson_opened",
                "enrollment": str(enrollment.public_id),
                "lesson": str(study.lesson.public_id),
                "occurred_at": (now + timedelta(milliseconds=place)).isoformat(),
            }
            for place, enrollment in enumerate(order * 4)
        ]
        return lambda: services.take_in(batch=batch, person=study.ana, by=study.user)

    together([send_in(both), send_in(both[::-1])] * (AT_ONCE // 2))

    assert LearningEvent.objects.filter(refusal="").count() == 2 * 4 * 2


def test_the_person_and_the_clock_at_once_hand_in_once(study: Study) -> None:
    attempt = ended(study.start())

    def press() -> None:
        services.hand_in(attempt=attempt, by=study.user)

    def run_out() -> None:
        services.hand_in_over(attempt.pk)

    together([press, run_out] * (AT_ONCE // 2))

    assert Attempt.objects.get().submitted_at == attempt.ends_at
    assert AuditEvent.objects.filter(object_id=str(attempt.public_id)).count() == 1
    assert Job.objects.filter(event="attempts.ended_by_time").count() <= 1


def test_time_given_and_the_clock_at_once_agree(cast: Cast) -> None:
    attempt = ended(start(enrolled(cast, time_limit_minutes=30)))

    def give() -> None:
        services.give_extra_time(
            enrollment=attempt.enrollment,
            extra_percent=100,
            reason="Lê devagar.",
            by=cast.bruno.user,
        )

    def run_out() -> None:
        services.hand_in_over(attempt.pk)

    together([give, run_out] * (AT_ONCE // 2))

    after = Attempt.objects.get()
    assert after.ends_at is not None
    was_given = after.ends_at > timezone.now()
    assert was_given == (after.submitted_at is None)
