from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from courses.enrollments.models import Enrollment, Fulfilment
from courses.enrollments.rules import EnrollmentState
from courses.enrollments.services import (
    annul,
    begin,
    complete,
    drop,
    record_fulfilment,
)
from courses.hours.models import HourEntry
from courses.hours.queries import balance_of
from courses.hours.services import post, reverse
from courses.offerings.models import Offering
from courses.offerings.rules import Action
from courses.offerings.services import advance
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed, TransitionRefused
from lms.jobs import registry
from tests.courses.factories import DAY, draft, edition, enroll, offering, people

S = EnrollmentState


@pytest.fixture
def announced(monkeypatch):
    """What is announced in this test, by event."""
    heard = []
    monkeypatch.setattr(
        "lms.jobs.services.announce", lambda event, key: heard.append((event, key)) or []
    )
    return heard


def fulfil(enrollment, position, percent=100, at=None):
    requirement = enrollment.offering.requirements.get(lesson__position=position)
    return record_fulfilment(
        enrollment=enrollment,
        requirement=requirement,
        percent=percent,
        source="test",
        occurred_at=at or timezone.now(),
    )


def finish(enrollment):
    begin(enrollment=enrollment)
    fulfil(enrollment, 1)
    fulfil(enrollment, 2)
    return Enrollment.objects.get(pk=enrollment.pk)


def closing(turma, by):
    for action in (Action.START, Action.FINISH):
        turma = advance(offering=turma, action=action, by=by)
    return turma


def test_beginning_notes_the_civil_day_once(cast):
    made = enroll(cast.ana, offering(cast))

    first = begin(enrollment=made)
    again = begin(enrollment=made)

    assert first.state == again.state == S.ACTIVE
    assert first.started_on == again.started_on is not None
    assert AuditEvent.objects.filter(action="enrollment.begun").count() == 1


def test_who_waits_in_line_does_not_begin(cast):
    turma = offering(cast, seats=1)
    _, waiting = (enroll(one, turma) for one in people(2))

    with pytest.raises(TransitionRefused, match="fila de espera"):
        begin(enrollment=waiting)


def test_the_last_requirement_completes(cast, announced):
    made = enroll(cast.ana, offering(cast))

    done = finish(made)

    assert done.state == S.COMPLETED
    assert done.completed_at is not None
    assert done.completed_on is not None
    assert ("enrollments.completed", made.pk) in announced


def test_completing_credits_each_modality(cast):
    made = finish(enroll(cast.ana, offering(cast)))

    assert balance_of(cast.ana).by_modality == {"online": 60, "assessment": 30}
    keys = set(HourEntry.objects.values_list("source_key", flat=True))
    assert keys == {
        f"enrollment:{made.public_id}:online",
        f"enrollment:{made.public_id}:assessment",
    }
    entry = HourEntry.objects.first()
    assert (entry.starts_on, entry.ends_on) == (made.started_on, made.completed_on)
    assert (entry.title, entry.theme) == ("Medir bem a pressão", "Hipertensão")


def test_the_order_of_facts_does_not_matter(cast):
    made = enroll(cast.ana, offering(cast))
    fulfil(made, 2)
    assert Enrollment.objects.get().state == S.ACTIVE
    fulfil(made, 1)

    assert Enrollment.objects.get().state == S.COMPLETED


def test_a_fact_counts_once(cast):
    made = enroll(cast.ana, offering(cast))

    assert [fulfil(made, 1), fulfil(made, 1)] == [True, False]
    assert Fulfilment.objects.count() == 1


def test_a_fact_repeated_after_the_completion_changes_nothing(cast):
    made = finish(enroll(cast.ana, offering(cast)))

    assert fulfil(made, 2) is False
    assert HourEntry.objects.count() == 2


@pytest.mark.parametrize("percent", [None, 0, 69])
def test_a_result_below_the_minimum_fulfils_nothing(cast, percent):
    made = enroll(cast.ana, offering(cast))

    assert fulfil(made, 2, percent=percent) is False
    assert not Fulfilment.objects.exists()


def test_a_requirement_of_another_offering_is_an_error(cast):
    of_all = edition()
    made = enroll(cast.ana, offering(cast, of_all))
    other = draft(cast, of_all).requirements.first()

    with pytest.raises(ValueError, match="another offering"):
        record_fulfilment(
            enrollment=made, requirement=other, source="test", occurred_at=timezone.now()
        )


def test_whoever_dropped_is_told_that_nothing_counts_any_more(cast):
    made = drop(enrollment=enroll(cast.ana, offering(cast)), by=cast.ana.user)

    with pytest.raises(DomainError, match="não dá mais"):
        fulfil(made, 1)


def test_completing_asks_for_everything(cast):
    made = begin(enrollment=enroll(cast.ana, offering(cast)))

    with pytest.raises(DomainError, match="Ainda falta"):
        complete(enrollment=made)


def test_annulling_reverses_the_hours_and_tells(cast, announced):
    turma = offering(cast, seats=1)
    made = finish(enroll(cast.ana, turma))

    undone = annul(enrollment=made, by=cast.bruno.user, reason="Outra pessoa fez.")

    assert undone.state == S.ANNULLED
    assert balance_of(cast.ana).total == 0
    assert HourEntry.objects.count() == 4
    assert Offering.objects.get().seats_taken == 0
    assert ("enrollments.annulled", made.pk) in announced


def test_a_person_whose_completion_was_annulled_may_start_again(cast):
    turma = offering(cast)
    made = finish(enroll(cast.ana, turma))
    annul(enrollment=made, by=cast.bruno.user, reason="x")

    finish(enroll(cast.ana, turma))

    assert balance_of(cast.ana).total == 90


@pytest.mark.parametrize("reason", ["", "  "])
def test_annulling_asks_why(cast, reason):
    made = finish(enroll(cast.ana, offering(cast)))

    with pytest.raises(DomainError, match="motivo"):
        annul(enrollment=made, by=cast.bruno.user, reason=reason)


def test_nobody_annuls_abroad_or_their_own(cast):
    turma = offering(cast)
    made = finish(enroll(cast.ana, turma))
    own = finish(enroll(cast.bruno, turma))

    for who, which in ((cast.davi, made), (cast.ana, made), (cast.elisa, made), (cast.bruno, own)):
        with pytest.raises(NotAllowed):
            annul(enrollment=which, by=who.user, reason="x")
    assert balance_of(cast.ana).total == 90


def test_what_is_not_completed_is_not_annulled(cast):
    with pytest.raises(TransitionRefused):
        annul(enrollment=enroll(cast.ana, offering(cast)), by=cast.bruno.user, reason="x")


def check():
    said = StringIO()
    call_command("ledger_check", stdout=said)
    return said.getvalue()


def test_the_ledger_agrees_with_completions_and_annulments(cast):
    turma = offering(cast)
    finish(enroll(cast.ana, turma))
    annul(enrollment=finish(enroll(cast.elisa, turma)), by=cast.bruno.user, reason="x")

    said = check()

    assert "enrollments: 2 checked, 0 wrong" in said
    assert "reversals: 2 checked, 0 wrong" in said
    assert "The ledger agrees." in said


def ledger_entry(cast, key):
    return post(
        person=cast.ana,
        minutes=5,
        modality="online",
        action_kind="update",
        capacity="learner",
        theme="",
        title="Sem origem",
        starts_on=DAY,
        ends_on=DAY,
        source_key=key,
        by=None,
    )


def test_hours_of_no_enrollment_are_found(cast):
    ledger_entry(cast, "enrollment:00000000-0000-4000-8000-000000000000:online")

    with pytest.raises(CommandError, match="1 mismatches"):
        check()


def test_a_reversal_behind_a_standing_completion_is_found(cast):
    finish(enroll(cast.ana, offering(cast)))
    reverse(entry=HourEntry.objects.first(), by=None, reason="x")

    with pytest.raises(CommandError, match="1 mismatches"):
        check()


def test_a_completion_without_its_hours_is_found(cast):
    made = enroll(cast.ana, offering(cast))
    Enrollment.objects.filter(pk=made.pk).update(state=S.COMPLETED)

    with pytest.raises(CommandError, match="1 mismatches"):
        check()


def test_what_is_announced_is_heard():
    for event in (
        "offerings.settling",
        "offerings.cancelled",
        "enrollments.promoted",
        "enrollments.cancelled",
    ):
        assert registry.names(event)
