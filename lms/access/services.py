"""Granting, substituting and revoking roles."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from lms.access import cases, places, policy
from lms.access.models import Grant
from lms.access.places import Place
from lms.access.rules import ADMINISTERS, LONGEST_SUBSTITUTION, Role, refuse_bad_term
from lms.access.scope import forget, require
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


@dataclass(frozen=True)
class Case:
    """One row of an area, decided by a substitute: ``("in_service_activity", uuid)``."""

    area: str
    public_id: UUID
    organization: Organization


@transaction.atomic
def grant_role(
    *,
    user: "User",
    role: Role,
    place: Place,
    by: "User",
    since: datetime | None = None,
    until: datetime | None = None,
) -> Grant:
    """Give a role in one place; giving it again before it ends changes nothing but its term.

    Without ``since`` it holds at once. What holds already does not begin anew.

    Raises:
        NotAllowed: ``by`` grants no roles there, or to oneself.
        DomainError: the term is past, too long or upside down, or it would leave the place without
            anybody who administers it.
    """
    require(policy.can_grant(by, user=user, role=role, place=place))
    now = timezone.now()
    refuse_bad_term(since, until, now=now)
    columns = places.columns(place)
    grant = _standing(user, role, columns, now)
    begins = since or now
    if grant is None:
        grant = Grant(user=user, role=role, since=begins, granted_by=by, **columns)
    elif grant.since <= now:
        begins = grant.since
    if grant.pk and (grant.since, grant.until) == (begins, until):
        return grant
    if grant.pk and until is not None and grant.until is None:
        _require_successor(grant, now)
    grant.since, grant.until = begins, until
    grant.save()
    return _announced(grant, GRANTED, by=by)


def _standing(user: "User", role: Role, columns: dict[str, Any], now: datetime) -> Grant | None:
    """Return the grant of this role that has not ended; nobody else gives it at the same moment."""
    get_user_model().objects.select_for_update(no_key=True).get(pk=user.pk)
    _administration(role, columns)
    held = Grant.objects.select_for_update().not_ended(now).filter(user=user, role=role, **columns)
    return held.order_by("since", "pk").first()


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
    return _announced(grant, GRANTED, by=None)


@transaction.atomic
def grant_substitute(
    *, user: "User", role: Role, case: Case, until: datetime, by: "User", reason: str
) -> Grant:
    """Let someone of elsewhere decide a single case, that nobody decide their own (decision D18).

    Naming the same person for it again changes nothing but the end.

    Raises:
        NotAllowed: ``by`` grants no roles in the case's organization, or to oneself.
        DomainError: ``user`` does not hold the role anywhere else, the time is past or too long,
            or there is no reason.
    """
    require(policy.can_substitute(by, user=user, organization=case.organization))
    now = timezone.now()
    if not now < until <= now + LONGEST_SUBSTITUTION:
        raise DomainError("O substituto atua por até 90 dias. Escolha uma data nesse prazo.")
    _require_from_elsewhere(user, role, case.organization, now)
    columns = {"row_area": case.area, "row_id": case.public_id}
    grant = _standing(user, role, columns, now) or Grant(
        user=user, role=role, since=now, granted_by=by, **columns
    )
    if grant.pk and grant.until == until:
        return grant
    grant.until = until
    grant.save()
    return _announced(grant, SUBSTITUTED, by=by, tenant=case.organization.pk, reason=_told(reason))


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
        TransitionRefused: it has ended already.
        DomainError: there is no reason, or nobody else would administer the place.
    """
    now = timezone.now()
    place = places.place_of(grant)
    _administration(grant.role, places.columns(place) if place else {})
    grant = Grant.objects.select_for_update().get(pk=grant.pk)
    require(policy.can_revoke(by, grant))
    if grant.revoked_at is not None:
        raise TransitionRefused("Este papel já foi retirado.")
    if grant.until is not None and grant.until <= now:
        raise TransitionRefused("Este papel já terminou.")
    reason = _told(reason)
    _require_successor(grant, now)
    grant.revoked_at = now
    grant.save(update_fields=["revoked_at"])
    forget(grant.user)
    audit.record(REVOKED, grant, by=by, organization_id=_tenant(grant), reason=reason)
    jobs.announce("access.revoked", grant.pk)
    return grant


def _require_successor(grant: Grant, now: datetime) -> None:
    """Refuse to leave a place without anybody who administers it.

    Else nobody there could give a role, or take one back from whoever leaves, and the town would
    wait for people who do not know it. Whoever stays holds it at least as long: without an end,
    where the one who goes had none.
    """
    place = places.place_of(grant)
    if grant.role not in ADMINISTERS or grant.since > now or place is None:
        return
    others = _administration(grant.role, places.columns(place))
    if not any(_stays(other, now) for other in others if _may_follow(other, grant)):
        name = places.name_of(place)
        raise DomainError(f"É a última administração de {name}. Nomeie antes quem vai continuar.")


def _administration(role: str, columns: dict[str, Any]) -> list[Grant]:
    """Return whoever administers or administered a place, where ``role`` does.

    The rows are locked, always in one order and before any other: two do not end each other.
    """
    if role not in ADMINISTERS or not columns:
        return []
    here = Grant.objects.filter(role__in=sorted(ADMINISTERS), **columns)
    return list(here.select_for_update(of=("self",)).select_related("user").order_by("pk"))


def _may_follow(other: Grant, grant: Grant) -> bool:
    lasts = other.until is None or grant.until is not None
    return other.pk != grant.pk and other.user_id != grant.user_id and lasts


def _stays(grant: Grant, now: datetime) -> bool:
    has_begun = grant.since <= now and grant.revoked_at is None
    return has_begun and (grant.until is None or grant.until > now) and grant.user.is_active


def _told(reason: str) -> str:
    told = reason.strip()
    if not told:
        raise DomainError("Escreva o motivo, em uma frase.")
    return told


def _tenant(grant: Grant) -> int | None:
    """Return whose history a grant belongs to."""
    if grant.row_id is None:
        return places.organization_id(places.place_of(grant))
    case = cases.face_of(grant.row_area, grant.row_id)
    return case.organization.pk if case else None


def _announced(
    grant: Grant,
    action: str,
    *,
    by: "User | None",
    tenant: int | None = None,
    reason: str = "",
) -> Grant:
    forget(grant.user)
    data = {"role": grant.role, "user": str(grant.user.public_id)}
    tenant = tenant or _tenant(grant)
    audit.record(action, grant, by=by, organization_id=tenant, data=data, reason=reason)
    jobs.announce("access.granted", grant.pk)
    return grant
