from datetime import timedelta

import pytest
from django.utils import timezone

from courses.enrollments import telling
from courses.enrollments.models import Enrollment
from courses.enrollments.queries import place_in_line
from courses.enrollments.rules import EnrollmentState
from courses.enrollments.services import cancel, drop, request_enrollment
from courses.offerings.models import Offering
from courses.offerings.services import advance
from courses.offerings.services import cancel as cancel_offering
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed, TransitionRefused
from lms.notices.models import Notice
from tests.courses.factories import draft, edition, enroll, offering, people

S = EnrollmentState


def taken(of):
    return Offering.objects.get(pk=of.pk).seats_taken


def test_a_free_seat_is_taken(cast):
    turma = offering(cast)

    made = enroll(cast.ana, turma)

    assert made.state == S.CONFIRMED
    assert made.confirmed_at is not None
    assert taken(turma) == 1
    assert AuditEvent.objects.filter(action="enrollment.confirmed").count() == 1


def test_asking_again_returns_the_same_place(cast):
    turma = offering(cast)

    assert enroll(cast.ana, turma) == enroll(cast.ana, turma)
    assert taken(turma) == 1


def test_who_comes_after_the_last_seat_waits_in_line(cast):
    turma = offering(cast, seats=1)
    states = [enroll(one, turma).state for one in people(3)]

    assert states == [S.CONFIRMED, S.WAITLISTED, S.WAITLISTED]
    assert taken(turma) == 1


def test_the_line_goes_by_the_time_of_asking(cast):
    turma = offering(cast, seats=1)
    first, *line = [enroll(one, turma) for one in people(4)]

    assert [place_in_line(one) for one in (first, *line)] == [0, 1, 2, 3]


def test_a_seat_given_up_goes_to_whoever_waited_longest(cast, run_jobs):
    turma = offering(cast, seats=1)
    first, second, third = (enroll(one, turma) for one in people(3))

    drop(enrollment=first, by=first.person.user)
    run_jobs()

    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.state, third.state) == (S.CONFIRMED, S.WAITLISTED)
    assert (taken(turma), place_in_line(third)) == (1, 1)
    assert "ela é sua" in Notice.objects.get(person=second.person).text


def told_of(who):
    return Notice.objects.filter(person=who, notice_kind=telling.PLACE)


def test_each_seat_that_is_passed_on_is_told_and_once(cast, run_jobs):
    of = edition()
    for title in ("Turma 1", "Turma 2"):
        turma = offering(cast, of, title=title, seats=1)
        first, waiting = (enroll(one, turma) for one in (cast.elisa, cast.ana))
        drop(enrollment=first, by=first.person.user)
        run_jobs()
        telling.tell_of_place(waiting.pk)

    waiting.refresh_from_db()
    assert told_of(cast.ana).count() == 2
    assert told_of(cast.ana).latest("pk").created_at == waiting.confirmed_at


def test_each_class_that_is_cancelled_is_told_and_once(cast, run_jobs):
    of = edition()
    today = timezone.localdate()
    for days in (3, 4):
        turma = offering(cast, of, title="T" * 120, starts_on=today + timedelta(days=days))
        made = enroll(cast.ana, turma)
        cancel_offering(offering=turma, by=cast.bruno.user, reason="Enchente.")
        run_jobs()
        telling.tell_of_cancellation(made.pk)

    texts = list(told_of(cast.ana).order_by("pk").values_list("text", flat=True))
    days = [f"{today + timedelta(days=days):%d/%m/%Y}" for days in (3, 4)]
    assert [day in text for day, text in zip(days, texts, strict=True)] == [True, True]
    assert all("TTT" in text and "Medir bem a pressão" in text for text in texts)


def test_leaving_the_line_frees_no_seat(cast):
    turma = offering(cast, seats=1)
    _, second = (enroll(one, turma) for one in people(2))

    drop(enrollment=second, by=second.person.user)

    assert taken(turma) == 1


def test_whoever_dropped_may_ask_again(cast):
    turma = offering(cast)
    left = drop(enrollment=enroll(cast.ana, turma), by=cast.ana.user)

    again = enroll(cast.ana, turma)

    assert again != left
    assert again.state == S.CONFIRMED


def test_a_coordinator_may_ask_for_somebody_and_a_stranger_may_not(cast):
    turma = offering(cast)
    for stranger in (cast.davi.user, cast.elisa.user, cast.root):
        with pytest.raises(NotAllowed):
            request_enrollment(offering=turma, person=cast.ana, by=stranger)

    made = request_enrollment(offering=turma, person=cast.ana, by=cast.bruno.user)

    assert made.person == cast.ana


def test_nobody_gives_up_anothers_place(cast):
    made = enroll(cast.ana, offering(cast))

    for stranger in (cast.davi.user, cast.elisa.user, cast.root):
        with pytest.raises(NotAllowed):
            drop(enrollment=made, by=stranger)


def test_an_offering_that_was_not_opened_takes_nobody(cast):
    with pytest.raises(TransitionRefused, match="ainda não abriram"):
        enroll(cast.ana, draft(cast))


def test_a_cancelled_offering_takes_nobody(cast):
    turma = cancel_offering(offering=offering(cast), by=cast.bruno.user, reason="Enchente.")

    with pytest.raises(TransitionRefused, match="cancelada"):
        enroll(cast.ana, turma)


def test_an_offering_in_its_closing_takes_nobody(cast):
    turma = offering(cast)
    for action in ("start", "finish"):
        turma = advance(offering=turma, action=action, by=cast.bruno.user)

    with pytest.raises(TransitionRefused, match="em fechamento"):
        enroll(cast.ana, turma)


def test_an_offering_whose_days_are_over_takes_nobody(cast):
    turma = offering(cast)
    Offering.objects.update(
        starts_on=timezone.localdate() - timedelta(days=9),
        ends_on=timezone.localdate() - timedelta(days=3),
    )
    turma.refresh_from_db()

    with pytest.raises(TransitionRefused, match="já terminou"):
        enroll(cast.ana, turma)


def test_a_coordinator_cancels_with_a_reason(cast):
    turma = offering(cast)
    made = enroll(cast.ana, turma)

    with pytest.raises(DomainError, match="motivo"):
        cancel(enrollment=made, by=cast.bruno.user, reason=" ")
    assert cancel(enrollment=made, by=cast.bruno.user, reason="Engano.").state == S.CANCELLED
    assert taken(turma) == 0


def test_nobody_cancels_their_own_as_a_coordinator(cast):
    made = enroll(cast.bruno, offering(cast))

    with pytest.raises(NotAllowed, match="outra pessoa da coordenação"):
        cancel(enrollment=made, by=cast.bruno.user, reason="x")


def test_cancelling_the_offering_cancels_and_tells(cast, run_jobs):
    turma = offering(cast, seats=1)
    for one in people(2):
        enroll(one, turma)

    cancel_offering(offering=turma, by=cast.bruno.user, reason="Enchente.")
    run_jobs()

    assert set(Enrollment.objects.values_list("state", flat=True)) == {S.CANCELLED}
    assert taken(turma) == 0
    assert Notice.objects.count() == 2
