"""Putting sentences into a person's inbox, and noting that they were read."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lms.access.scope import require
from lms.notices import policy
from lms.notices.models import Notice
from lms.people.models import Person, User
from lms.people.queries import resolve

LONGEST_TEXT = 300


@transaction.atomic
def notify(
    *, person: Person, kind: str, text: str, path: str = "", at: datetime | None = None
) -> Notice:
    """Put one sentence into a person's inbox; the same sentence to the same place is put once.

    That makes it safe to run twice, as handlers of announcements are. It is not audited: what it
    tells of is.

    Args:
        person: whoever they were merged into gets it.
        kind: dotted subject, ``"enrollments.confirmed"``; see ``lms.notices.kinds``.
        text: up to 300 characters, with the next step; nothing that a shoulder should not read.
        path: where the next step is, an address of ours.
        at: when it happened; twice the same at two moments are two notices.

    Raises:
        ValueError: the text is empty or too long, or ``path`` leads elsewhere.
    """
    if not 0 < len(text) <= LONGEST_TEXT:
        raise ValueError(f"a notice has 1 to {LONGEST_TEXT} characters, not {len(text)}")
    if path and (not path.startswith("/") or path.startswith("//")):
        raise ValueError("a notice leads to an address of ours")
    same = {"person": resolve(person), "notice_kind": kind, "text": text, "path": path}
    if at is not None:
        same["created_at"] = at
    found = Notice.objects.filter(**same).first()
    return found or Notice.objects.create(**{"created_at": timezone.now(), **same})


@transaction.atomic
def mark_read(*, notice: Notice, reader: User) -> Notice:
    """Note that a notice was read; reading again changes nothing. A mark, and so not audited.

    Raises:
        NotAllowed: it is somebody else's.
    """
    require(policy.can_read(reader, notice))
    if notice.read_at is None:
        notice.read_at = timezone.now()
        notice.save(update_fields=["read_at"])
    return notice


@transaction.atomic
def mark_all_read(*, reader: User) -> int:
    """Note that every notice of the signed-in person was read; return how many were not."""
    unread = policy.visible_to(reader, Notice.objects.filter(read_at__isnull=True))
    return unread.update(read_at=timezone.now())
