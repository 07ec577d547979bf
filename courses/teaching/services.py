"""Naming who teaches in an offering; confirming and annulling what they taught."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from cms.look.rules import hours_text
from courses.hours import services as hours
from courses.hours.queries import entries_from
from courses.hours.rules import ActionKind, Capacity, Modality
from courses.offerings import services as offerings
from courses.offerings.models import Offering, OfferingFacilitator
from courses.offerings.queries import teaches_in
from courses.offerings.rules import (
    IS_ENDED,
    NOT_YET_PUBLIC,
    OfferingState,
    TeachingState,
)
from courses.teaching import policy, queries, rules
from courses.teaching.rules import LONGEST_TITLE, Action
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError, TransitionRefused
from lms.common.names import clean_line
from lms.jobs import services as jobs
from lms.organizations.clock import civil_date
from lms.people.models import Person
from lms.people.queries import resolve

if TYPE_CHECKING:
    from lms.people.models import User

NAMED = actions.register("teaching.named", "Disse quem ensina na turma.")
REMOVED = actions.register("teaching.removed", "Retirou quem ensinava na turma.")
CONFIRMED = actions.register("teaching.confirmed", "Confirmou as horas de quem ensinou.")
ANNULLED = actions.register("teaching.annulled", "Anulou as horas de quem ensinou.")


@transaction.atomic
def name_facilitator(
    *, offering: Offering, person: Person, capacity: Capacity, title: str, by: "User"
) -> OfferingFacilitator:
    """Say that ``person`` teaches in ``offering``, with the title that certificates print.

    Raises:
        NotAllowed: ``by`` does not coordinate the host.
        DomainError: the person is not of the host, teaches there already, or studies there: no
            hour is credited to one person twice.
    """
    offering = offerings.lock(offering.pk)
    require(policy.can_name(by, offering))
    title = clean_line(title, what="a titulação", longest=LONGEST_TITLE)
    _refuse_to_name(offering, resolve(person))
    named = OfferingFacilitator.objects.create(
        offering=offering, person=resolve(person), capacity=Capacity(capacity), title=title
    )
    _record(NAMED, named, by)
    return named


def _refuse_to_name(offering: Offering, person: Person) -> None:
    if offering.state == OfferingState.CANCELLED:
        raise TransitionRefused("Esta turma foi cancelada: ninguém ensina nela.")
    today = civil_date(offering.organization, timezone.now())
    if not queries.people_of(offering.organization, on=today).filter(pk=person.pk).exists():
        raise DomainError("Esta pessoa não tem vínculo com quem oferece a turma.")
    if teaches_in(offering, person):
        raise DomainError("Esta pessoa já está na lista de quem ensina.")
    _refuse_learner(offering, person)


def _refuse_learner(offering: Offering, person: Person) -> None:
    if queries.learns_in(offering, person):
        raise DomainError(
            "Esta pessoa está matriculada nesta turma: as mesmas horas não contam duas vezes."
        )


@transaction.atomic
def remove_facilitator(*, facilitator: OfferingFacilitator, by: "User") -> None:
    """Take somebody off the list of who teaches, as long as their hours are not confirmed.

    Raises:
        NotAllowed: ``by`` does not coordinate the host.
        TransitionRefused: the hours were confirmed; they can only be annulled.
        DomainError: nobody would lead a meeting that is under way.
    """
    offering = offerings.lock(facilitator.offering_id)
    facilitator = _lock(facilitator)
    require(policy.can_name(by, facilitator.offering))
    if facilitator.state != TeachingState.NAMED:
        raise TransitionRefused("As horas já foram confirmadas. Se houve engano, anule as horas.")
    others = offering.facilitators.standing().exclude(pk=facilitator.pk)
    is_led = offering.edition.modality == Modality.ONLINE or others.exists()
    if not is_led and offering.state not in NOT_YET_PUBLIC | {OfferingState.CANCELLED}:
        raise DomainError("Esta turma tem encontros. Diga antes quem mais ensina nela.")
    _record(REMOVED, facilitator, by)
    facilitator.delete()


@transaction.atomic
def confirm_hours(
    *, facilitator: OfferingFacilitator, minutes: int, by: "User"
) -> OfferingFacilitator:
    """Confirm what somebody taught in a closed offering, and credit it.

    Preceptorship is taught in the service, whatever the course's modality. Announces
    ``teaching.confirmed``.

    Args:
        facilitator: as read at any time; the row is locked here.
        minutes: clock minutes taught, within the workload and ten hours a day.
        by: somebody else than who taught.

    Raises:
        NotAllowed: ``by`` does not coordinate the host, or the hours are their own.
        TransitionRefused: confirmed already, annulled, or the offering is not closed.
        DomainError: none or too many minutes, or the person studied in the same offering.
    """
    facilitator = _lock(facilitator)
    offering = facilitator.offering
    require(policy.can_confirm(by, facilitator))
    state = rules.next_state(facilitator.state, Action.CONFIRM)
    if offering.state not in IS_ENDED:
        raise TransitionRefused("Encerre a turma antes: só então se sabe quanto foi ensinado.")
    taught = queries.taught_in(offering)
    most = taught.most_minutes
    rules.refuse_bad_minutes(minutes, most=most, most_text=hours_text(most))
    _refuse_learner(offering, facilitator.person)
    facilitator.state, facilitator.minutes = state, minutes
    facilitator.confirmed_at, facilitator.confirmed_by = timezone.now(), by
    facilitator.save(update_fields=["state", "minutes", "confirmed_at", "confirmed_by"])
    _credit(facilitator, taught, minutes, by)
    _record(CONFIRMED, facilitator, by)
    jobs.announce("teaching.confirmed", facilitator.pk)
    return facilitator


def _credit(
    facilitator: OfferingFacilitator, taught: queries.Taught, minutes: int, by: "User"
) -> None:
    edition = facilitator.offering.edition
    capacity = Capacity(facilitator.capacity)
    modality = Modality.IN_SERVICE if capacity == Capacity.PRECEPTOR else edition.modality
    hours.post(
        person=facilitator.person,
        minutes=minutes,
        modality=Modality(modality),
        action_kind=ActionKind(edition.action_kind),
        capacity=capacity,
        theme=edition.theme,
        title=edition.title,
        starts_on=taught.starts_on,
        ends_on=taught.ends_on,
        source_key=queries.source_key(facilitator, modality),
        by=by,
    )


@transaction.atomic
def annul_hours(
    *, facilitator: OfferingFacilitator, by: "User", reason: str
) -> OfferingFacilitator:
    """Undo a confirmation: the hours are reversed. Announces ``teaching.annulled``.

    The person may be named again, and other hours confirmed.

    Raises:
        NotAllowed: ``by`` does not coordinate the host, or the hours are their own.
        TransitionRefused: nothing was confirmed, or it was annulled already.
        DomainError: there is no reason.
    """
    facilitator = _lock(facilitator)
    require(policy.can_confirm(by, facilitator))
    reason = reason.strip()
    if not reason:
        raise DomainError("Escreva o motivo, em uma frase.")
    facilitator.state = rules.next_state(facilitator.state, Action.ANNUL)
    facilitator.save(update_fields=["state"])
    credited = entries_from(queries.source_key(facilitator)).filter(person=facilitator.person_id)
    for entry in credited:
        hours.reverse(entry=entry, by=by, reason=reason)
    _record(ANNULLED, facilitator, by, reason=reason)
    jobs.announce("teaching.annulled", facilitator.pk)
    return facilitator


def _lock(facilitator: OfferingFacilitator) -> OfferingFacilitator:
    """Return the row as it is now, locked until the transaction ends."""
    found = (
        OfferingFacilitator.objects.select_for_update(of=("self",))
        .select_related("person", "offering__organization", "offering__edition")
        .filter(pk=facilitator.pk)
        .first()
    )
    if found is None:
        raise TransitionRefused("Esta pessoa já foi retirada da lista.")
    return found


def _record(action: str, facilitator: OfferingFacilitator, by: "User", *, reason: str = "") -> None:
    audit.record(
        action,
        facilitator,
        by=by,
        organization_id=facilitator.offering.organization_id,
        data={"capacity": facilitator.capacity, "minutes": facilitator.minutes},
        reason=reason,
    )
