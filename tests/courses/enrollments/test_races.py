"""Many at once, on the database at hand; the suite runs on SQLite and on PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.utils import timezone

from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState
from courses.enrollments.services import (
    begin,
    close_offering,
    closing,
    drop,
    record_fulfilment,
    request_enrollment,
    settle_offering,
)
from courses.hours.models import HourEntry
from courses.offerings.models import Offering
from courses.offerings.rules import Action, OfferingState
from courses.offerings.services import advance
from lms.audit.models import AuditEvent
from tests.courses.factories import enroll, offering, people

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 10
S = EnrollmentState


def together(works: list[Callable[[], object]]) -> None:
    """Run all of ``works`` on ten threads that set off at the same moment."""
    start = Barrier(min(AT_ONCE, len(works)))

    def run(position: int, work: Callable[[], object]) -> None:
        try:
            if position < start.parties:
                start.wait(timeout=20)
            work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(run, *pair) for pair in enumerate(works)]:
            done.result()


def ask(turma, who):
    user = type(who.user).objects.get(pk=who.user_id)
    return lambda: request_enrollment(offering=turma, person=who, by=user)


def test_fifty_requests_for_the_last_seat_confirm_one(cast):
    turma = offering(cast, seats=1)

    together([ask(turma, who) for who in people(50)])

    states = list(Enrollment.objects.values_list("state", flat=True))
    assert states.count(S.CONFIRMED) == 1
    assert states.count(S.WAITLISTED) == 49
    assert Offering.objects.get().seats_taken == 1


def test_one_person_who_presses_many_times_has_one_place(cast):
    turma = offering(cast, seats=5)

    together([ask(turma, cast.ana) for _ in range(20)])

    assert Enrollment.objects.count() == 1
    assert Offering.objects.get().seats_taken == 1


def test_nobody_waits_beside_a_free_seat(cast):
    turma = offering(cast, seats=5)
    crowd = people(25)
    leaving = [enroll(who, turma) for who in crowd[:5]]
    works = [
        *[lambda one=one: drop(enrollment=one, by=one.person.user) for one in leaving],
        *[ask(turma, who) for who in crowd[5:]],
    ]

    together(works)

    seated = Enrollment.objects.filter(state=S.CONFIRMED).count()
    assert seated == 5
    assert Offering.objects.get().seats_taken == 5
    assert Enrollment.objects.filter(state=S.WAITLISTED).count() == 15


def facts(made, position, at=None):
    requirement = made.offering.requirements.get(lesson__position=position)
    return lambda: record_fulfilment(
        enrollment=made,
        requirement=requirement,
        percent=100,
        source="test",
        occurred_at=at or timezone.now(),
    )


def test_twenty_completions_of_one_enrollment_complete_once(cast):
    made = begin(enrollment=enroll(cast.ana, offering(cast)))
    facts(made, 1)()

    together([facts(made, 2)] * 20)

    assert Enrollment.objects.get().state == S.COMPLETED
    assert HourEntry.objects.count() == 2
    assert AuditEvent.objects.filter(action="enrollment.completed").count() == 1


def test_two_last_facts_at_the_same_moment_complete(cast):
    made = begin(enrollment=enroll(cast.ana, offering(cast)))

    together([facts(made, 1), facts(made, 2)] * 5)

    assert Enrollment.objects.get().state == S.COMPLETED
    assert HourEntry.objects.count() == 2


def test_a_closing_that_runs_several_times_at_once_settles_each_once(cast, monkeypatch):
    monkeypatch.setattr(closing, "BATCH", 3)
    turma = offering(cast, seats=12)
    made = [begin(enrollment=enroll(who, turma)) for who in people(12)]
    for one in made:
        facts(one, 1)()
    late = [facts(one, 2, at=timezone.now()) for one in made[:4]]
    for action in (Action.START, Action.FINISH):
        turma = advance(offering=turma, action=action, by=cast.bruno.user)
    # The job is not run where it is announced: the threads do it.
    monkeypatch.setattr("lms.jobs.services._senders", [])
    close_offering(offering=turma, by=cast.bruno.user)

    together([*[lambda: settle_offering(turma.pk)] * 4, *late])

    assert Offering.objects.get().state == OfferingState.CLOSED
    states = list(Enrollment.objects.values_list("state", flat=True))
    assert (states.count(S.COMPLETED), states.count(S.FAILED)) == (4, 8)
    assert HourEntry.objects.count() == 8
    assert AuditEvent.objects.filter(action="enrollment.completed").count() == 4
    assert AuditEvent.objects.filter(action="offering.closed").count() == 1
