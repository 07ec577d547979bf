"""For which posts a course is meant: codes of the CBO, occupations or whole families of them."""

import re
from collections.abc import Iterable

from lms.common.errors import DomainError
from lms.common.identifiers import format_cbo, parse_cbo

FAMILY_LENGTH = 4
MOST_CODES = 40
_BETWEEN = re.compile(r"[,;\s]+")


def read_codes(text: str) -> tuple[str, ...]:
    """Return the codes in ``text``, each once, in order: 4 digits of a family or 6 of a post.

    Raises:
        DomainError: something is no code, or there are too many.
    """
    codes = tuple(dict.fromkeys(map(_read_code, filter(None, _BETWEEN.split(text)))))
    if len(codes) > MOST_CODES:
        raise DomainError(f"São até {MOST_CODES} códigos. Use os 4 números da família.")
    return codes


def _read_code(text: str) -> str:
    if text.isascii() and text.isdigit() and len(text) == FAMILY_LENGTH:
        return text
    return parse_cbo(text)


def shown(codes: Iterable[str]) -> str:
    """Return codes as people write them: ``5151, 2235-05``."""
    return ", ".join(code if len(code) == FAMILY_LENGTH else format_cbo(code) for code in codes)


def kept(codes: Iterable[str]) -> str:
    """Return codes as a card keeps them, a space on each side of each; none as nothing."""
    joined = " ".join(codes)
    return f" {joined} " if joined else ""


def patterns_of(cbos: Iterable[str]) -> list[str]:
    """Return, for LIKE, what the cards that are meant for people in these posts keep."""
    codes = dict.fromkeys(code for cbo in cbos for code in (cbo, cbo[:FAMILY_LENGTH]))
    return [f"% {code} %" for code in codes]
