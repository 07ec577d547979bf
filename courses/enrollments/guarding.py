"""What enrollments ask of an offering before it moves on."""

from datetime import date

from courses.enrollments import rules
from courses.enrollments.models import Enrollment
from courses.offerings.guards import register_guard
from courses.offerings.models import Offering
from courses.offerings.rules import Action
from lms.common.errors import TransitionRefused


def everybody_has_an_outcome(offering: Offering, _on: date) -> None:
    """Refuse to close an offering while somebody's enrollment is open (domain.md §3.1)."""
    open_ = Enrollment.objects.filter(offering=offering, state__in=sorted(rules.IS_OPEN)).count()
    if open_:
        people = "1 pessoa" if open_ == 1 else f"{open_} pessoas"
        raise TransitionRefused(f"Falta dizer como termina a matrícula de {people}.")


def guard() -> None:
    """Register; called once, when the app is ready."""
    register_guard(Action.CLOSE, everybody_has_an_outcome)
