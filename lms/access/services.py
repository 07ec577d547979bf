"""Granting, substituting and revoking roles."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from lms.access import places, policy
from lms.access.models import Grant
from lms.access.places import Place
from lms.access.rules import Role
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError, NotAllowed, TransitionRefused
from lms.jobs import services as jobs
from lms.organizations.models import Organization, OrganizationKind

if TYPE_CHECKING:
    from lms.people.models import User

GRANTED = actions.register("access.granted", "Concedeu um papel.")
SUBSTITUTED = actions.register("access.substituted", "Nomeou alguém para um só caso.")
REVOKED = actions.register("access.revoked", "Retirou um papel.")

LONGEST_SUBSTITUTION = timedelta(days=90)


@dataclass(frozen=True)
class Case:
    """One row of an area, decided by a substitute: ``("in_service_activity", uuid)``."""

    area: str
    public_id: UUID
    organization: Organization


@transaction.atomic
def grant_role(
    *, user: "User", role: Role, place: Place, by: "User", until: datetime | None = None
) -> Grant:
    """Give a role in one place; giving it again while it holds changes nothing but its end.

    Raises:
        NotAllowed: ``by`` grants no roles there, or to oneself.
        DomainError: ``until`` is past.
    """
    require(policy.can_grant(by, user=user, role=role, place=place))
    now = timezone.now()
    if until is not None and until <= now:
        raise DomainError("A data de fim já passou. Escolha uma data à frente.")
    column = places.columns(place)
    held = Grant.objects.select_for_update().in_force(now).filter(user=user, role=role, **column)
    grant = held.first() or Grant(user=user, role=role, since=now, granted_by=by, **column)
    if grant.pk and grant.until == until:
        return grant
    grant.until = until
    grant.save()
    return _announced(grant, GRANTED, by=by, organization_id=places.organization_id(place))


@transaction.atomic
def appoint_administrator(*, user: "User") -> Grant:
    """Name the platform's first administrator, by nobody: whoever installs it runs a command.

    Raises:
        NotAllowed: there is one already; they name the others.
    """
    platform = Organization.objects.get(kind=OrganizationKind.PLATFORM)
    held = Grant.objects.in_force(timezone.now()).filter(role=Role.PLATFORM_ADMIN)
    if held.exists():
        raise NotAllowed("A plataforma já tem administração. É ela que nomeia outra pessoa.")
    grant = Grant.objects.create(
        user=user, role=Role.PLATFORM_ADMIN, organization=platform, since=timezone.now()
    )
    return _announced(grant, GRANTED, by=None, organization_id=platform.pk)


@transaction.atomic
def grant_substitute(
    *, user: "User", role: Role, case: Case, until: datetime, by: "User", reason: str
) -> Grant:
    """Let someone of elsewhere decide a single case, that nobody decide their own (decision D18).

    Raises:
        NotAllowed: ``by`` grants no roles in the case's organization, or to oneself.
        DomainError: ``user`` does not hold the role anywhere else, or the time is past or too long.
    """
    require(policy.can_substitute(by, user=user, organization=case.organization))
    now = timezone.now()
    if not now < until <= now + LONGEST_SUBSTITUTION:
        raise DomainError("O substituto atua por até 90 dias. Escolha uma data nesse prazo.")
    _require_from_elsewhere(user, role, case.organization, now)
    grant = Grant.objects.create(
        user=user,
        role=role,
        row_area=case.area,
        row_id=case.public_id,
        since=now,
        until=until,
        granted_by=by,
    )
    return _announced(
        grant, SUBSTITUTED, by=by, organization_id=case.organization.pk, reason=reason
    )


def _require_from_elsewhere(
    user: "User", role: Role, organization: Organization, now: datetime
) -> None:
    elsewhere = (
        Grant.objects.in_force(now)
        .filter(user=user, role=role, row_id__isnull=True)
        .exclude(organization=organization)
        .exclude(facility__organization=organization)
    )
    if not elsewhere.exists():
        raise DomainError("O substituto precisa ter este papel na região ou em outro município.")


@transaction.atomic
def revoke_role(*, grant: Grant, by: "User", reason: str) -> Grant:
    """Take a role back from now on; the row stays as history.

    Raises:
        NotAllowed: ``by`` grants no roles there, or the role is one's own.
        TransitionRefused: it was revoked before.
    """
    grant = Grant.objects.select_for_update().get(pk=grant.pk)
    require(policy.can_revoke(by, grant))
    if grant.revoked_at is not None:
        raise TransitionRefused("Este papel já foi retirado.")
    grant.revoked_at = timezone.now()
    grant.save(update_fields=["revoked_at"])
    _forget(grant.user)
    tenant = grant.organization_id
    audit.record(REVOKED, grant, by=by, organization_id=tenant, reason=reason)
    jobs.announce("access.revoked", grant.pk)
    return grant


def _announced(
    grant: Grant, action: str, *, by: "User | None", organization_id: int | None, reason: str = ""
) -> Grant:
    _forget(grant.user)
    data = {"role": grant.role, "user": str(grant.user.public_id)}
    audit.record(action, grant, by=by, organization_id=organization_id, data=data, reason=reason)
    jobs.announce("access.granted", grant.pk)
    return grant


def _forget(user: "User") -> None:
    """Drop what was read of a user's grants in this request."""
    if hasattr(user, "_scopes"):
        del user._scopes  # noqa: SLF001
