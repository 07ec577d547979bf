"""What a person says of a link that an employer attached: whose it is, what it may print."""

from django.db import transaction
from django.utils import timezone

from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError
from lms.jobs import services as jobs
from lms.people import policy, rules
from lms.people.models import EmploymentLink, LinkState, Person, User
from lms.people.queries import same_person_ids
from lms.people.rules import LinkAnswer

RECOGNISED = actions.register("people.link_recognised", "Reconheceu o vínculo.")
DECLINED = actions.register("people.link_declined", "Disse que o vínculo não é seu.")
NUMBER_PRINTED = actions.register(
    "people.staff_number_printed", "Escolheu imprimir a matrícula nos certificados."
)
NUMBER_HIDDEN = actions.register(
    "people.staff_number_hidden", "Escolheu não imprimir a matrícula nos certificados."
)
_ACTIONS = {LinkAnswer.RECOGNISE: RECOGNISED, LinkAnswer.DECLINE: DECLINED}


@transaction.atomic
def settle_link(*, link: EmploymentLink, answer: LinkAnswer, by: User) -> EmploymentLink:
    """Recognise or decline a link (decision D12). From then on the employer sees the person's own name, or not.

    Raises:
        NotAllowed: the link was not attached to ``by``.
        TransitionRefused: it was declined before, and is declined again.
    """
    link = (
        EmploymentLink.objects.select_for_update(of=("self",))
        .select_related("person", "employer")
        .get(pk=link.pk)
    )
    require(policy.can_settle(by, link))
    link.state = rules.next_link_state(LinkState(link.state), answer)
    is_mine = answer == LinkAnswer.RECOGNISE
    link.recognised_at = (link.recognised_at or timezone.now()) if is_mine else None
    if is_mine:
        link.sort_key = link.person.sort_key
    else:
        link.prints_staff_number = False
    link.save(update_fields=["state", "recognised_at", "sort_key", "prints_staff_number"])
    audit.record(_ACTIONS[answer], link, by=by, organization_id=link.employer_id)
    jobs.announce("people.link_settled", link.pk)
    return link


@transaction.atomic
def choose_printed_number(*, link: EmploymentLink, is_printed: bool, by: User) -> EmploymentLink:
    """Print a link's staff number on the certificates to come, or no number at all.

    A certificate has room for one: choosing a link's takes the choice from the person's others.
    What was issued before stays as it is.

    Raises:
        NotAllowed: the link is not of ``by``.
        DomainError: it has no staff number, or the person has not recognised it.
    """
    Person.objects.select_for_update().get(pk=link.person_id)
    link = EmploymentLink.objects.select_related("person").get(pk=link.pk)
    require(policy.can_settle(by, link))
    if is_printed:
        _refuse_unprintable(link)
        own = EmploymentLink.objects.filter(person__in=same_person_ids(link.person))
        own.filter(prints_staff_number=True).update(prints_staff_number=False)
    link.prints_staff_number = is_printed
    link.save(update_fields=["prints_staff_number"])
    action = NUMBER_PRINTED if is_printed else NUMBER_HIDDEN
    audit.record(action, link, by=by, organization_id=link.employer_id)
    return link


def _refuse_unprintable(link: EmploymentLink) -> None:
    if link.state != LinkState.CONFIRMED or link.recognised_at is None:
        raise DomainError("Primeiro diga que este vínculo é seu.")
    if not link.staff_number:
        raise DomainError("Este vínculo não tem matrícula. Peça à coordenação que a informe.")
