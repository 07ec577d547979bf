"""Closing: decided in a moment, settled a few at a time, each enrollment exactly once."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from courses.enrollments import queries
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState, Settling
from courses.enrollments.services import begin, close_offering, closing, settle_offering
from courses.hours.models import HourEntry
from courses.hours.queries import balance_of
from courses.offerings.models import Offering
from courses.offerings.rules import SETTLING_EVENT, Action, CompletesOn, OfferingState
from courses.offerings.services import advance, cancel, finish_closing
from lms.access.models import Grant
from lms.audit.models import AuditEvent
from lms.common.errors import NotAllowed, TransitionRefused
from lms.jobs import services as jobs
from lms.jobs.models import Job, JobState
from lms.notices.models import Notice
from tests.courses.enrollments.test_completing import closing as in_its_closing
from tests.courses.enrollments.test_completing import finish, fulfil
from tests.courses.factories import enroll, offering, people

S = EnrollmentState
EMPTY = "Encerrando: 0 de 1 matrícula"


@pytest.fixture
def few(monkeypatch):
    """Two enrollments in one transaction, two transactions in one job."""
    monkeypatch.setattr(closing, "BATCH", 2)
    monkeypatch.setattr(closing, "BATCHES", 2)


def crowd(cast, count, *, finished=0, **fields):
    """Return an offering in its closing: ``finished`` did everything, the others began."""
    turma = offering(cast, seats=count, completes_on=CompletesOn.CLOSING, **fields)
    for number, who in enumerate(people(count)):
        made = enroll(who, turma)
        if number < finished:
            finish(made)
        else:
            begin(enrollment=made)
    return in_its_closing(turma, cast.bruno.user)


def states():
    return Counter(Enrollment.objects.values_list("state", flat=True))


def settled_once():
    """Tell whether every enrollment has one outcome in the history, and its hours once."""
    outcomes = AuditEvent.objects.filter(action__in=["enrollment.completed", "enrollment.failed"])
    completed = Enrollment.objects.filter(state=S.COMPLETED).count()
    announced = Job.objects.filter(event="enrollments.completed", handler="certificates.queue")
    return (
        outcomes.count() == Enrollment.objects.count()
        and HourEntry.objects.count() == 2 * completed
        and announced.count() == completed
    )


def close(turma, by):
    close_offering(offering=turma, by=by)
    settle_offering(turma.pk)
    return Offering.objects.get(pk=turma.pk)


def test_deciding_is_short_and_leaves_the_rest_to_a_job(cast):
    turma = crowd(cast, 3, finished=1)

    close_offering(offering=turma, by=cast.bruno.user)

    turma.refresh_from_db()
    assert (turma.state, turma.closed_by) == (OfferingState.SETTLING, cast.bruno.user)
    assert turma.closed_at is not None
    assert states() == {S.ACTIVE: 3}
    assert Job.objects.filter(event=SETTLING_EVENT, object_id=turma.pk).count() == 1


def test_deciding_takes_a_fixed_number_of_queries(cast, django_assert_max_num_queries):
    turma = crowd(cast, 12)

    with django_assert_max_num_queries(16):
        close_offering(offering=turma, by=cast.bruno.user)


def test_where_the_offering_says_so_completion_waits_for_the_closing(cast):
    turma = offering(cast, completes_on=CompletesOn.CLOSING)
    made = finish(enroll(cast.ana, turma))
    assert made.state == S.ACTIVE
    assert not HourEntry.objects.exists()

    close(in_its_closing(turma, cast.bruno.user), cast.bruno.user)

    assert states() == {S.COMPLETED: 1}
    assert balance_of(cast.ana).total == 90


def test_closing_gives_everybody_an_outcome(cast, run_jobs):
    turma = offering(cast, seats=2)
    started, *_others = [enroll(one, turma) for one in people(3)]
    begin(enrollment=started)
    turma = in_its_closing(turma, cast.bruno.user)

    close_offering(offering=turma, by=cast.bruno.user)
    with pytest.raises(TransitionRefused, match="3 pessoas"):
        finish_closing(offering=turma)
    run_jobs()

    assert states() == {S.FAILED: 1, S.NO_SHOW: 1, S.CANCELLED: 1}
    turma.refresh_from_db()
    assert (turma.state, turma.seats_taken) == (OfferingState.CLOSED, 1)


def test_an_empty_offering_closes_too(cast):
    turma = close(in_its_closing(offering(cast), cast.bruno.user), cast.bruno.user)

    assert turma.state == OfferingState.CLOSED


@pytest.mark.parametrize("count", [3, 4, 5, 9])
def test_a_crowd_is_shared_out_among_jobs(cast, few, run_jobs, count):
    turma = crowd(cast, count, finished=2)

    close_offering(offering=turma, by=cast.bruno.user)
    run_jobs()

    assert states() == {S.COMPLETED: 2, S.FAILED: count - 2}
    assert Offering.objects.get().state == OfferingState.CLOSED
    assert settled_once()
    assert Job.objects.filter(event=SETTLING_EVENT).count() == count // 4 + 1


@pytest.mark.parametrize("survives", range(7))
def test_a_worker_killed_on_the_way_leaves_nothing_twice(
    cast, few, run_jobs, monkeypatch, survives
):
    turma = crowd(cast, 6, finished=3)
    close_offering(offering=turma, by=cast.bruno.user)
    job = Job.objects.get(event=SETTLING_EVENT)
    settle = closing._settle
    done = []

    def dying(enrollment, by):
        if len(done) == survives:
            raise OSError("the power went")
        settle(enrollment, by)
        done.append(enrollment.pk)

    monkeypatch.setattr(closing, "_settle", dying)
    try:
        jobs.run(job.pk)
    except OSError:
        kept = 6 - states()[S.ACTIVE]
        assert kept == survives // 2 * 2
        assert Offering.objects.get().state == OfferingState.SETTLING
    monkeypatch.setattr(closing, "_settle", settle)
    jobs.run(job.pk)
    run_jobs()

    assert states() == {S.COMPLETED: 3, S.FAILED: 3}
    assert Offering.objects.get().state == OfferingState.CLOSED
    assert settled_once()


def test_running_it_again_changes_nothing(cast):
    turma = close(crowd(cast, 3, finished=1), cast.bruno.user)
    events = AuditEvent.objects.count()

    settle_offering(turma.pk)

    assert AuditEvent.objects.count() == events
    assert settled_once()


def test_who_decided_is_in_the_history_of_each(cast):
    close(crowd(cast, 2, finished=1), cast.bruno.user)

    for action in ("enrollment.completed", "enrollment.failed", "offering.closed"):
        assert AuditEvent.objects.get(action=action).by == cast.bruno.user
    assert {entry.posted_by for entry in HourEntry.objects.all()} == {cast.bruno.user}


def test_it_ends_though_whoever_decided_is_gone(cast):
    turma = crowd(cast, 2)
    close_offering(offering=turma, by=cast.bruno.user)
    Grant.objects.filter(user=cast.bruno.user).update(until=timezone.now())

    settle_offering(turma.pk)

    assert Offering.objects.get().state == OfferingState.CLOSED


def test_only_an_offering_in_its_closing_is_closed(cast):
    with pytest.raises(TransitionRefused, match="não dá para encerrar"):
        close_offering(offering=offering(cast), by=cast.bruno.user)


def test_what_is_closed_is_not_closed_again(cast):
    turma = close(in_its_closing(offering(cast), cast.bruno.user), cast.bruno.user)

    with pytest.raises(TransitionRefused):
        close_offering(offering=turma, by=cast.bruno.user)


def test_a_foreign_coordinator_closes_nothing(cast):
    turma = in_its_closing(offering(cast), cast.bruno.user)

    with pytest.raises(NotAllowed):
        close_offering(offering=turma, by=cast.davi.user)


def test_what_is_being_closed_is_not_cancelled(cast):
    turma = crowd(cast, 1)
    close_offering(offering=turma, by=cast.bruno.user)

    with pytest.raises(TransitionRefused, match="encerrando"):
        cancel(offering=turma, by=cast.bruno.user, reason="Enchente.")


def test_deciding_again_goes_on_only_where_it_stopped(cast):
    turma = crowd(cast, 1)
    close_offering(offering=turma, by=cast.bruno.user)
    close_offering(offering=turma, by=cast.bruno.user)
    assert Job.objects.filter(event=SETTLING_EVENT).count() == 1
    Job.objects.filter(event=SETTLING_EVENT).update(state=JobState.FAILED)
    assert queries.settling_of(turma) == Settling(done=0, total=1, is_stopped=True)

    close_offering(offering=turma, by=cast.bruno.user)

    assert queries.settling_of(turma).is_stopped is False
    assert AuditEvent.objects.filter(action="offering.settling").count() == 1


def closed_with_one_missing(cast, *, settled=True):
    turma = offering(cast)
    made = enroll(cast.ana, turma)
    begin(enrollment=made)
    fulfil(made, 1)
    close_offering(offering=in_its_closing(turma, cast.bruno.user), by=cast.bruno.user)
    if settled:
        settle_offering(turma.pk)
    return Enrollment.objects.get(pk=made.pk)


def test_what_a_phone_kept_completes_within_seven_days_of_the_closing(cast):
    made = closed_with_one_missing(cast)
    assert made.state == S.FAILED

    fulfil(made, 2, at=timezone.now() - timedelta(hours=1))

    made.refresh_from_db()
    assert made.state == S.COMPLETED
    assert balance_of(cast.ana).total == 90


def test_what_a_phone_kept_counts_though_it_comes_while_the_closing_runs(cast):
    made = closed_with_one_missing(cast, settled=False)

    fulfil(made, 2, at=timezone.now() - timedelta(hours=1))
    settle_offering(made.offering_id)

    made.refresh_from_db()
    assert made.state == S.COMPLETED
    assert balance_of(cast.ana).total == 90


def test_whoever_never_began_does_not_begin_while_the_closing_runs(cast):
    turma = offering(cast)
    made = enroll(cast.ana, turma)
    close_offering(offering=in_its_closing(turma, cast.bruno.user), by=cast.bruno.user)
    made = Enrollment.objects.get(pk=made.pk)

    with pytest.raises(TransitionRefused, match="encerrando"):
        begin(enrollment=made)
    assert fulfil(made, 1, at=timezone.now() - timedelta(hours=1)) is True
    settle_offering(turma.pk)

    made.refresh_from_db()
    assert made.state == S.NO_SHOW


def test_what_arrives_later_is_written_down_and_completes_nothing(cast):
    made = closed_with_one_missing(cast)
    Offering.objects.update(closed_at=timezone.now() - timedelta(days=8))

    fulfil(made, 2, at=timezone.now() - timedelta(days=9))

    made.refresh_from_db()
    assert made.state == S.FAILED
    assert made.fulfilments.count() == 2


def test_a_cancelled_crowd_is_told_once_each(cast, few, run_jobs):
    turma = offering(cast, seats=5)
    for who in people(7):
        enroll(who, turma)

    cancel(offering=turma, by=cast.bruno.user, reason="Enchente.")
    run_jobs()
    closing.cancel_with_offering(turma.pk)

    assert states() == {S.CANCELLED: 7}
    assert Notice.objects.count() == 7
    assert Offering.objects.get().seats_taken == 0


# The page of the class while it is being closed.


def roster_url(turma):
    return f"/gestao/turmas/{turma.public_id}/"


@pytest.fixture
def closing_one(cast, client):
    """An offering of one person that Bruno, who is signed in, has just closed."""
    turma = crowd(cast, 1)
    client.force_login(cast.bruno.user)
    assert client.post(f"{roster_url(turma)}encerrar/").url == roster_url(turma)
    return turma


@pytest.mark.parametrize("path", ["", "encerrar/"])
def test_the_page_says_how_far_it_has_come(client, closing_one, path):
    page = client.get(f"{roster_url(closing_one)}{path}").content.decode()

    assert EMPTY in page
    assert "Ver quanto falta" in page
    assert f'data-again="{roster_url(closing_one)}encerrar/"' in page
    assert "Encerrar a turma?" not in page


def test_thousands_are_said_in_portuguese(client, closing_one, monkeypatch):
    monkeypatch.setattr(queries, "settling_of", lambda _: Settling(120, 3000, is_stopped=False))

    page = client.get(roster_url(closing_one)).content.decode()

    assert "Encerrando: 120 de 3.000 matrículas" in page


def test_a_facilitators_page_asks_nothing_that_they_may_not_see(client, cast, closing_one):
    turma = closing_one
    Grant.objects.create(
        user=cast.elisa.user,
        role="facilitator",
        organization=cast.parintins,
        since=timezone.now(),
    )
    client.force_login(cast.elisa.user)

    page = client.get(roster_url(turma)).content.decode()

    assert EMPTY in page
    assert "data-again" not in page


def test_where_it_stopped_it_is_set_going_again(client, closing_one, run_jobs):
    Job.objects.filter(event=SETTLING_EVENT).update(state=JobState.FAILED)
    page = client.get(roster_url(closing_one)).content.decode()
    assert "O encerramento parou no meio" in page
    assert "data-again" not in page

    client.post(f"{roster_url(closing_one)}encerrar/")
    run_jobs()

    page = client.get(roster_url(closing_one)).content.decode()
    assert "Encerrada" in page
    assert "Encerrando:" not in page


def test_after_the_end_the_address_of_closing_leads_to_the_class(client, closing_one, run_jobs):
    run_jobs()

    assert client.get(f"{roster_url(closing_one)}encerrar/").url == roster_url(closing_one)


def test_closing_by_hand_is_refused_while_somebody_is_left(cast):
    turma = crowd(cast, 1)
    close_offering(offering=turma, by=cast.bruno.user)

    with pytest.raises(TransitionRefused, match="1 pessoa"):
        advance(offering=turma, action=Action.CLOSE, by=cast.bruno.user)
