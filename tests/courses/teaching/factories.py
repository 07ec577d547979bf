"""An offering that was taught and closed, and who taught in it."""

from courses.hours.rules import Capacity
from courses.offerings.models import Offering, OfferingFacilitator
from courses.offerings.rules import Action
from courses.offerings.services import advance, finish_closing
from courses.teaching.services import confirm_hours, name_facilitator
from tests.cast import Cast
from tests.courses.factories import offering
from tests.replay import replayed

MINUTES = 60


@replayed
def taught(cast: Cast, capacity: Capacity = Capacity.FACILITATOR) -> OfferingFacilitator:
    """Let Ana teach in an offering of Parintins that nobody attended."""
    return name_facilitator(
        offering=offering(cast),
        person=cast.ana,
        capacity=capacity,
        title="Enfermeira",
        by=cast.bruno.user,
    )


def closed(cast: Cast, of: Offering) -> Offering:
    """Close an offering, whoever is in it."""
    for action in (Action.START, Action.FINISH, Action.SETTLE):
        of = advance(offering=of, action=action, by=cast.bruno.user)
    return finish_closing(offering=of)


@replayed
def confirmed(cast: Cast, capacity: Capacity = Capacity.FACILITATOR) -> OfferingFacilitator:
    """Let Bruno confirm an hour that Ana taught."""
    named = taught(cast, capacity)
    closed(cast, named.offering)
    return confirm_hours(facilitator=named, minutes=MINUTES, by=cast.bruno.user)
