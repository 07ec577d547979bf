"""Who ends many certificates at once: whoever may end each of them."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from certificates.issuing.models import Certificate
from lms.access.rules import ALLOWED, Decision, Permission, denied
from lms.access.scope import scope_of

if TYPE_CHECKING:
    from lms.people.models import User


def can_end_many(user: "User") -> Decision:
    """Decide whether ``user`` ends certificates of any issuer."""
    if scope_of(user, Permission.ISSUE_CERTIFICATES):
        return ALLOWED
    return denied("Só a coordenação de quem emitiu pode mudar certificados.")


def may_be_ended_by(user: "User", queryset: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """Keep the certificates of the issuers that ``user`` coordinates."""
    scope = scope_of(user, Permission.ISSUE_CERTIFICATES)
    if not scope:
        return queryset.none()
    return queryset.filter(scope.organization_filter("issuer__"))
