"""The person says whether a link that an employer attached is theirs (decision D12)."""

from django.db import transaction
from django.utils import timezone

from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.jobs import services as jobs
from lms.people import policy, rules
from lms.people.models import EmploymentLink, LinkState, User
from lms.people.rules import LinkAnswer

RECOGNISED = actions.register("people.link_recognised", "Reconheceu o vínculo.")
DECLINED = actions.register("people.link_declined", "Disse que o vínculo não é seu.")
_ACTIONS = {LinkAnswer.RECOGNISE: RECOGNISED, LinkAnswer.DECLINE: DECLINED}


@transaction.atomic
def settle_link(*, link: EmploymentLink, answer: LinkAnswer, by: User) -> EmploymentLink:
    """Recognise or decline a link. From then on the employer sees the person's own name, or not.

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
    link.save(update_fields=["state", "recognised_at", "sort_key"])
    audit.record(_ACTIONS[answer], link, by=by, organization_id=link.employer_id)
    jobs.announce("people.link_settled", link.pk)
    return link
