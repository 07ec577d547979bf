import pytest
from django.db import IntegrityError, transaction

from courses.enrollments.services import request_enrollment
from courses.hours.models import HourEntry
from courses.hours.queries import balance_of
from courses.hours.rules import Capacity
from courses.offerings.models import OfferingFacilitator
from courses.offerings.rules import TeachingState
from courses.offerings.services import cancel
from courses.teaching import reconciling
from courses.teaching.services import (
    annul_hours,
    confirm_hours,
    name_facilitator,
    remove_facilitator,
)
from lms.access.rules import Role
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed, TransitionRefused
from lms.jobs.models import Job
from lms.people.models import User
from tests.cast import give, link
from tests.courses.factories import draft, edition, enroll, offering
from tests.courses.teaching.factories import MINUTES, closed, confirmed, taught


def name(turma, person, by, **fields):
    values = {"capacity": Capacity.FACILITATOR, "title": "", **fields}
    return name_facilitator(offering=turma, person=person, by=by, **values)


def history():
    found = AuditEvent.objects.filter(action__startswith="teaching.").order_by("pk")
    return list(found.values_list("action", flat=True))


def test_who_teaches_is_named_with_title_and_capacity(cast):
    named = name(offering(cast), cast.ana, cast.bruno.user, capacity="preceptor", title=" Mestra ")

    assert (named.person, named.capacity, named.title) == (cast.ana, "preceptor", "Mestra")
    assert (named.state, named.minutes) == (TeachingState.NAMED, None)
    assert history() == ["teaching.named"]
    assert not HourEntry.objects.exists()


def test_only_the_hosts_coordination_names_and_only_its_own_people(cast):
    turma = offering(cast)

    for stranger in (cast.davi, cast.elisa, cast.ana, cast.fabio):
        with pytest.raises(NotAllowed):
            name(turma, cast.ana, stranger.user)
    with pytest.raises(DomainError, match="não tem vínculo"):
        name(turma, cast.davi, cast.bruno.user)
    assert name(turma, cast.bruno, cast.bruno.user).person == cast.bruno


def test_nobody_is_named_twice_nor_learns_where_they_teach(cast):
    turma = offering(cast)
    name(turma, cast.ana, cast.bruno.user)
    enroll(cast.bruno, turma)

    with pytest.raises(DomainError, match="já está na lista"):
        name(turma, cast.ana, cast.bruno.user)
    with pytest.raises(DomainError, match="está matriculada"):
        name(turma, cast.bruno, cast.bruno.user)
    with pytest.raises(DomainError, match="não se matricula"):
        request_enrollment(offering=turma, person=cast.ana, by=cast.ana.user)


def test_in_a_cancelled_offering_nobody_is_named(cast):
    turma = cancel(offering=offering(cast), by=cast.bruno.user, reason="Enchente.")

    with pytest.raises(TransitionRefused, match="cancelada"):
        name(turma, cast.ana, cast.bruno.user)


def test_who_was_named_is_removed_until_the_hours_are_confirmed(cast):
    named = taught(cast)
    with pytest.raises(NotAllowed):
        remove_facilitator(facilitator=named, by=cast.davi.user)
    remove_facilitator(facilitator=named, by=cast.bruno.user)

    assert history() == ["teaching.named", "teaching.removed"]
    assert not OfferingFacilitator.objects.exists()
    with pytest.raises(TransitionRefused, match="já foi retirada"):
        remove_facilitator(facilitator=named, by=cast.bruno.user)


def test_who_has_confirmed_hours_is_not_removed(cast):
    with pytest.raises(TransitionRefused, match="anule as horas"):
        remove_facilitator(facilitator=confirmed(cast), by=cast.bruno.user)


def test_the_last_who_leads_a_meeting_stays(cast):
    turma = draft(cast, edition(modality="classroom"))
    named = name(turma, cast.ana, cast.bruno.user)
    turma.state = "enrolling"
    turma.save()

    with pytest.raises(DomainError, match="quem mais ensina"):
        remove_facilitator(facilitator=named, by=cast.bruno.user)
    name(turma, cast.bruno, cast.bruno.user)
    remove_facilitator(facilitator=named, by=cast.bruno.user)


@pytest.mark.parametrize(
    ("capacity", "modality"), [(Capacity.FACILITATOR, "online"), (Capacity.PRECEPTOR, "in_service")]
)
def test_confirmed_hours_are_credited_once_in_their_capacity(cast, capacity, modality):
    made = confirmed(cast, capacity)

    entry = HourEntry.objects.get()
    assert (entry.person, entry.minutes, entry.capacity) == (cast.ana, MINUTES, capacity)
    assert (entry.modality, entry.title) == (modality, made.offering.edition.title)
    assert entry.source_key == f"teaching:{made.public_id}:{modality}"
    assert (entry.starts_on, entry.posted_by) == (made.offering.starts_on, cast.bruno.user)
    assert entry.ends_on <= made.offering.ends_on
    assert history()[-1] == "teaching.confirmed"
    assert Job.objects.filter(event="teaching.confirmed").count() == 1
    with pytest.raises(TransitionRefused, match="confirmada"):
        confirm_hours(facilitator=made, minutes=MINUTES, by=cast.bruno.user)
    assert reconciling.teaching().problems == []


def test_hours_wait_for_the_closing_and_fit_into_the_course(cast):
    named = taught(cast)
    with pytest.raises(TransitionRefused, match="Encerre a turma"):
        confirm_hours(facilitator=named, minutes=30, by=cast.bruno.user)
    closed(cast, named.offering)

    for minutes, sentence in ((0, "quanto tempo"), (-5, "quanto tempo"), (91, "1 h 30 min")):
        with pytest.raises(DomainError, match=sentence):
            confirm_hours(facilitator=named, minutes=minutes, by=cast.bruno.user)
    assert not HourEntry.objects.exists()


def test_nobody_confirms_or_annuls_their_own_hours(cast):
    link(cast.carla, cast.parintins)
    turma = offering(cast)
    own = name(turma, cast.bruno, cast.bruno.user)
    closed(cast, turma)

    with pytest.raises(NotAllowed, match="As horas são suas"):
        confirm_hours(facilitator=own, minutes=30, by=cast.bruno.user)
    for stranger in (cast.davi, cast.elisa, cast.ana):
        with pytest.raises(NotAllowed):
            confirm_hours(facilitator=own, minutes=30, by=stranger.user)
    own = confirm_hours(facilitator=own, minutes=30, by=cast.carla.user)
    with pytest.raises(NotAllowed, match="As horas são suas"):
        annul_hours(facilitator=own, by=cast.bruno.user, reason="x")
    give(cast.ana, Role.COORDINATOR, organization=cast.parintins)
    ana = User.objects.get(pk=cast.ana.user_id)
    assert annul_hours(facilitator=own, by=ana, reason="x").state == TeachingState.ANNULLED


def test_annulling_takes_the_hours_back_and_leaves_room_for_the_right_ones(cast):
    made = confirmed(cast)
    with pytest.raises(DomainError, match="motivo"):
        annul_hours(facilitator=made, by=cast.bruno.user, reason=" ")
    annul_hours(facilitator=made, by=cast.bruno.user, reason="Foi meia hora.")

    assert balance_of(cast.ana).total == 0
    assert history()[-1] == "teaching.annulled"
    with pytest.raises(TransitionRefused):
        annul_hours(facilitator=made, by=cast.bruno.user, reason="x")
    again = name(made.offering, cast.ana, cast.bruno.user)
    confirm_hours(facilitator=again, minutes=30, by=cast.bruno.user)
    assert balance_of(cast.ana).total == 30
    assert reconciling.teaching().problems == []


def test_what_the_ledger_holds_beside_what_was_confirmed_is_found(cast):
    made = confirmed(cast)
    OfferingFacilitator.objects.filter(pk=made.pk).update(minutes=MINUTES + 1)
    assert "the ledger holds 60" in reconciling.teaching().problems[0]
    OfferingFacilitator.objects.filter(pk=made.pk).update(
        minutes=MINUTES, state=TeachingState.ANNULLED
    )
    assert "still stands" in reconciling.teaching().problems[0]
    OfferingFacilitator.objects.filter(pk=made.pk).delete()
    assert "no confirmed teaching" in reconciling.teaching().problems[0]


def test_the_database_knows_no_hours_that_nobody_confirmed(cast):
    named = taught(cast)

    for wrong in ({"minutes": 5}, {"state": TeachingState.CONFIRMED}, {"capacity": "learner"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OfferingFacilitator.objects.filter(pk=named.pk).update(**wrong)
