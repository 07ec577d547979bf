"""Recording and sealing."""

import secrets
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone

from lms.audit import actions, rules
from lms.audit.models import AuditChain, AuditEvent, AuditLink, AuditPrivate

if TYPE_CHECKING:
    from lms.people.models import User

BATCH = 2000


def record(
    action: str,
    obj: models.Model,
    *,
    by: "User | None",
    organization_id: int | None = None,
    data: dict[str, Any] | None = None,
    reason: str = "",
) -> AuditEvent:
    """Append one event in the caller's transaction.

    Args:
        action: a registered dotted name.
        obj: what was decided on; its ``public_id`` names it, or its key where it has none.
        by: the actor; ``None`` is the system.
        organization_id: the tenant whose history this belongs to.
        data: ids and codes only.
        reason: free text; kept in the erasable side table.

    Raises:
        LookupError: the action is not registered.
    """
    actions.get(action)
    salt = secrets.token_hex(16)
    event = AuditEvent.objects.create(
        action=action,
        object_type=obj._meta.label_lower,
        object_id=str(getattr(obj, "public_id", obj.pk)),
        by=by,
        at=timezone.now(),
        organization_id=organization_id,
        data=data or {},
        private_digest=rules.reason_digest(reason, salt) if reason else "",
    )
    if reason:
        AuditPrivate.objects.create(event=event, reason=reason, salt=salt)
    return event


def forget_reasons(object_ids: list[str]) -> None:
    """Delete the free text of every event about the objects, in the caller's transaction.

    The events stay, with the salted digest of what was told (decision D8).

    Args:
        object_ids: their public ids, as events name them.
    """
    AuditPrivate.objects.filter(event__object_id__in=object_ids).delete()


@transaction.atomic
def seal(*, limit: int = BATCH) -> int:
    """Chain up to ``limit`` committed, unlinked events; return how many.

    One lock serialises sealers; writers of events never wait for it (decision D7).
    """
    AuditChain.objects.get_or_create(pk=1)
    chain = AuditChain.objects.select_for_update().get(pk=1)
    pending = list(AuditEvent.objects.filter(link__isnull=True).order_by("pk")[:limit])
    now = timezone.now()
    links = []
    for event in pending:
        position = chain.last_position + 1
        digest = rules.link_digest(chain.last_digest, position, content_of(event))
        links.append(
            AuditLink(
                event=event,
                position=position,
                previous=chain.last_digest,
                digest=digest,
                sealed_at=now,
            )
        )
        chain.last_position, chain.last_digest = position, digest
    AuditLink.objects.bulk_create(links)
    chain.save(update_fields=["last_position", "last_digest"])
    return len(links)


def content_of(event: AuditEvent) -> rules.EventContent:
    """Return what the digest of an event's link covers."""
    return rules.EventContent(
        public_id=str(event.public_id),
        action=event.action,
        object_type=event.object_type,
        object_id=event.object_id,
        by=event.by_id,
        at=rules.moment(event.at),
        organization_id=event.organization_id,
        data=event.data,
        private_digest=event.private_digest,
    )
