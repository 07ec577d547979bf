"""Proving the chain."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from lms.audit import rules
from lms.audit.models import AuditChain, AuditEvent, AuditLink
from lms.audit.services import content_of

UNSEALED_AFTER = timedelta(minutes=5)


@dataclass
class ChainReport:
    """What a walk over the whole chain found.

    Attributes:
        links: how many links were proved.
        broken: positions whose digest does not follow from the event and the link before.
        late: events recorded more than five minutes ago and not sealed.
        altered_reasons: positions whose free text is no longer the one that was recorded.
        has_lost_end: the chain's last link is not where the sealer left it.
    """

    links: int = 0
    broken: list[int] = field(default_factory=list)
    late: int = 0
    altered_reasons: list[int] = field(default_factory=list)
    has_lost_end: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not (self.broken or self.late or self.altered_reasons or self.has_lost_end)


def check_chain() -> ChainReport:
    """Walk the chain from its first link, in flat memory."""
    report = ChainReport()
    previous, position = "", 0
    for link in _links():
        position += 1
        expected = rules.link_digest(previous, position, content_of(link.event))
        if (link.position, link.previous, link.digest) != (position, previous, expected):
            report.broken.append(link.position)
        if not _is_reason_intact(link.event):
            report.altered_reasons.append(link.position)
        previous, position = link.digest, link.position
        report.links += 1
    end = AuditChain.objects.filter(pk=1).values_list("last_position", "last_digest").first()
    report.has_lost_end = (end or (0, "")) != (position, previous)
    oldest = timezone.now() - UNSEALED_AFTER
    report.late = AuditEvent.objects.filter(link__isnull=True, at__lt=oldest).count()
    return report


def _links() -> Iterator[AuditLink]:
    return (
        AuditLink.objects.select_related("event", "event__private")
        .order_by("position")
        .iterator(chunk_size=1000)
    )


def _is_reason_intact(event: AuditEvent) -> bool:
    """Tell whether the free text, where it still stands, is the one that was recorded."""
    private = getattr(event, "private", None)
    if private is None:
        return True
    return rules.reason_digest(private.reason, private.salt) == event.private_digest
