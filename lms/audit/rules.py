"""The chain of digests: pure functions."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any, TypedDict


class EventContent(TypedDict):
    """What a link's digest covers: the event as it was recorded."""

    public_id: str
    action: str
    object_type: str
    object_id: str
    by: int | None
    at: str
    organization_id: int | None
    data: dict[str, Any]
    private_digest: str


def moment(at: datetime) -> str:
    """Return a moment as it enters the digest: UTC, microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def link_digest(previous: str, position: int, content: EventContent) -> str:
    """Return the SHA-256, in hexadecimal, of a link over the link before it."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{position}\n{text}".encode()).hexdigest()


def reason_digest(reason: str, salt: str) -> str:
    """Return the salted digest by which an erased reason stays proved."""
    return hashlib.sha256(f"{salt}\n{reason}".encode()).hexdigest()
