"""Who names those who teach, and who confirms their hours: never they themselves (D18)."""

from django.db.models import QuerySet

from courses.enrollments.policy import decides_in
from courses.offerings import policy as offering_policy
from courses.offerings.models import Offering, OfferingFacilitator
from lms.access.rules import ALLOWED, Decision, denied
from lms.people.models import User
from lms.people.queries import person_of, resolve


def can_name(user: User, offering: Offering) -> Decision:
    """Decide whether ``user`` says who teaches in ``offering``."""
    return offering_policy.can_manage(user, offering)


def can_confirm(user: User, facilitator: OfferingFacilitator) -> Decision:
    """Decide whether ``user`` may confirm or annul somebody's hours: nobody their own.

    Whoever was named a substitute for this offering may, too (decision D18).
    """
    if not decides_in(user, facilitator.offering):
        return denied("Só a coordenação da turma confirma as horas de quem ensina.")
    own = person_of(user)
    if own is not None and resolve(facilitator.person).pk == own.pk:
        return denied("As horas são suas. Peça a outra pessoa da coordenação, ou à da região.")
    return ALLOWED


def can_see(user: User, facilitator: OfferingFacilitator) -> Decision:
    """Decide whether ``user`` sees who teaches: whoever may open the roster."""
    return offering_policy.can_see(user, facilitator.offering)


def visible_to(
    user: User, facilitators: QuerySet[OfferingFacilitator]
) -> QuerySet[OfferingFacilitator]:
    """Keep those who teach in the offerings whose roster ``user`` may open."""
    offerings = offering_policy.visible_to(user, Offering.objects.all())
    return facilitators.filter(offering__in=offerings.order_by().values("pk"))
