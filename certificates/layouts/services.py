"""Every write on layouts: the next version, filled in or copied from an older one."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from certificates.layouts import policy
from certificates.layouts.models import Layout
from certificates.layouts.queries import current_of
from certificates.layouts.rules import Design, checked
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError
from lms.organizations.clock import civil_date
from lms.organizations.models import Organization

if TYPE_CHECKING:
    from lms.people.models import User

SAVED = actions.register("layouts.saved", "Guardou uma versão do modelo do certificado.")
RETURNED = actions.register("layouts.returned", "Voltou a uma versão do modelo do certificado.")


class Overtaken(DomainError):
    """Somebody else made a version meanwhile."""


@transaction.atomic
def save_layout(*, issuer: Organization, design: Design, after: int, by: "User") -> Layout:
    """Make the next version of an issuer's layout; the certificates queued from now on have it.

    Args:
        issuer: whose certificates.
        design: as typed.
        after: number of the version that ``by`` saw when they began; 0 where there was none.
        by: the actor.

    Raises:
        NotAllowed: ``by`` does not coordinate the issuer.
        Overtaken: somebody else made a version meanwhile.
        DomainError: something cannot be printed or read, or nothing is new.
    """
    require(policy.can_lay_out(by, issuer))
    current = _locked(issuer)
    if after != (current.version if current else 0):
        raise Overtaken(
            "Outra pessoa guardou uma versão enquanto você escrevia. Veja a dela na lista e, se a"
            " sua ainda vale, guarde de novo."
        )
    design = checked(design, on=civil_date(issuer, timezone.now()))
    if current and current.design == design:
        raise DomainError(f"Nada mudou desde a versão {current.version}.")
    layout = _write(issuer, design, current, by)
    _record(SAVED, layout, by)
    return layout


@transaction.atomic
def return_to(*, layout: Layout, by: "User") -> Layout:
    """Make the next version like an older one; return it.

    Raises:
        NotAllowed: ``by`` does not coordinate the issuer.
        DomainError: the version in use is just like it.
    """
    issuer = layout.issuer
    require(policy.can_lay_out(by, issuer))
    current = _locked(issuer)
    if current and current.design == layout.design:
        raise DomainError(f"A versão {current.version}, em uso, é igual a esta.")
    made = _write(issuer, layout.design, current, by, copy_of=layout.version)
    _record(RETURNED, made, by)
    return made


def _locked(issuer: Organization) -> Layout | None:
    """Return the version in use, and keep others from making the next one meanwhile."""
    Organization.objects.select_for_update(of=("self",)).get(pk=issuer.pk)
    return current_of(issuer)


def _write(
    issuer: Organization,
    design: Design,
    current: Layout | None,
    by: "User",
    *,
    copy_of: int | None = None,
) -> Layout:
    made: Layout = Layout.objects.create(
        issuer=issuer,
        version=current.version + 1 if current else 1,
        main_colour=design.main,
        accent_colour=design.accent,
        logo=design.logo,
        signatures=[
            {"name": one.name, "post": one.post, "signed_on": one.signed_on.isoformat()}
            for one in design.signatures
        ],
        opening=design.opening,
        closing=design.closing,
        look_digest=design.digest,
        copy_of=copy_of,
        made_at=timezone.now(),
        made_by=by,
    )
    return made


def _record(action: str, layout: Layout, by: "User") -> None:
    data: dict[str, object] = {"version": layout.version}
    if layout.copy_of:
        data["copy_of"] = layout.copy_of
    audit.record(action, layout, by=by, organization_id=layout.issuer_id, data=data)
