"""Who says how an issuer's certificates look: whoever says what they print of the issuer."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from certificates.layouts.models import Layout
from lms.access import policy as access
from lms.access.rules import ALLOWED, Decision, denied
from lms.organizations.models import Organization

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User

    Viewer = User | AnonymousUser


def can_lay_out(user: "Viewer", issuer: Organization) -> Decision:
    """Decide whether ``user`` makes the versions of an issuer's layout."""
    if access.can_describe(user, issuer):
        return ALLOWED
    return denied(f"Só a coordenação de {issuer.short_name} muda o modelo do certificado.")


def can_see(user: "Viewer", layout: Layout) -> Decision:
    """Decide whether ``user`` sees a version."""
    return can_lay_out(user, layout.issuer)


def visible_to(user: "Viewer", layouts: QuerySet[Layout]) -> QuerySet[Layout]:
    """Keep the versions that ``user`` sees."""
    return layouts.filter(issuer__in=issuers_of(user))


def issuers_of(user: "Viewer") -> QuerySet[Organization]:
    """Return the issuers whose layouts ``user`` makes, by name."""
    return access.describing(user)
