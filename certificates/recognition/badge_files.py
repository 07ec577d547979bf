"""Open Badges 3.0 given as a file: alone, as a token, or baked into a picture.

What is signed by a key of ours, or carries its key along, is proved here. Any other key would have
to be fetched from an address that a stranger wrote down, which is never done.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final
from urllib.parse import urlsplit

from PIL import Image

from certificates.badges.keys import credential_keys
from certificates.badges.rules import Json
from certificates.recognition.rules import Fact, Finding, MediaType
from certificates.recognition.uploads import MOST_BADGE_BYTES, is_credential
from lms.common.codes import CodeTypo, NotACode, parse_code

BAKED: Final = "openbadgecredential"
_LONGEST_DETAIL: Final = 120


@dataclass(frozen=True)
class Badge:
    """What a badge proves, and the code of the certificate of ours that it is, if it is one."""

    facts: tuple[Fact, ...]
    code: str = ""


def badge_in(content: bytes, media_type: MediaType, *, now: datetime) -> Badge | None:
    """Return what a file's badge proves; nothing where it has none."""
    text = _text(content, media_type)
    if not text:
        return None
    document, finding = _proved(text)
    if finding == Finding.BADGE_BROKEN:
        return Badge((Fact(finding),))
    code = _code(document) if finding == Finding.BADGE_OURS else ""
    return Badge((Fact(finding, _issuer(document)), *_dates(document, now)), code)


def _text(content: bytes, media_type: MediaType) -> str:
    if media_type in {MediaType.BADGE, MediaType.TOKEN}:
        return content.decode("utf-8-sig").strip()
    return _baked(content) if media_type == MediaType.PNG else ""


def _baked(content: bytes) -> str:
    try:
        with Image.open(BytesIO(content), formats=("PNG",)) as picture:
            text = str(picture.info.get(BAKED, "")).strip()
    except (OSError, SyntaxError, ValueError):
        return ""
    is_badge = text.startswith("eyJ") or is_credential(text)
    return text if is_badge and len(text) <= MOST_BADGE_BYTES else ""


def _proved(text: str) -> tuple[Json, Finding]:
    """Return what a credential says, and what its proof is worth here."""
    from certificates.badges.proofs import is_proved, read_token

    if not text.startswith("{"):
        document = next(filter(None, (read_token(text, key) for key in credential_keys())), None)
        return (document, Finding.BADGE_OURS) if document else _by_its_own_key(text)
    document = json.loads(text)
    if any(is_proved(document, key) for key in credential_keys()):
        return document, Finding.BADGE_OURS
    return document, Finding.BADGE_UNCHECKED


def _by_its_own_key(token: str) -> tuple[Json, Finding]:
    from certificates.badges.proofs import Broken, read_by_own_key

    try:
        document, has_key = read_by_own_key(token)
    except Broken:
        return {}, Finding.BADGE_BROKEN
    return document, Finding.BADGE_INTACT if has_key else Finding.BADGE_UNCHECKED


def _code(document: Json) -> str:
    try:
        return parse_code(str(document.get("id", "")))
    except (CodeTypo, NotACode):
        return ""


def _issuer(document: Json) -> str:
    issuer = document.get("issuer")
    if isinstance(issuer, dict):
        name = issuer.get("name")
        if isinstance(name, str) and name.strip():
            return " ".join(name.split())[:_LONGEST_DETAIL]
        issuer = issuer.get("id")
    try:
        return (urlsplit(str(issuer or "")).hostname or "")[:_LONGEST_DETAIL]
    except ValueError:
        return ""


def _dates(document: Json, now: datetime) -> Iterator[Fact]:
    since, until = _moment(document.get("validFrom")), _moment(document.get("validUntil"))
    if since and since > now:
        yield Fact(Finding.BADGE_NOT_YET)
    if until and until <= now:
        yield Fact(Finding.BADGE_EXPIRED, f"{until:%d/%m/%Y}")


def _moment(written: Any) -> datetime | None:
    if not isinstance(written, str):
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
