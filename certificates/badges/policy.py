"""Who takes a certificate along: its person, and nobody else."""

from typing import TYPE_CHECKING

from certificates.issuing.models import Certificate
from certificates.issuing.policy import is_own
from lms.access.rules import ALLOWED, Decision, denied

if TYPE_CHECKING:
    from lms.people.models import User


def can_take_along(user: "User", certificate: Certificate) -> Decision:
    """Decide whether ``user`` gets a certificate as a portable credential."""
    if is_own(user, certificate):
        return ALLOWED
    return denied("Só a própria pessoa leva o certificado como credencial.")
