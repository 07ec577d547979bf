"""The public page, drawn once for each kind of answer and filled in for each certificate.

The template is rendered with slots in place of what differs from one certificate to the next,
then kept: what is left for a request is to write the facts and join the pieces. That takes a
tenth of the time of rendering the whole page, and the page is still one template.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from certificates.verifying import wording
from certificates.verifying.rules import Answer
from cms.look import stylesheet
from cms.look.context import Look

TEMPLATE: Final = "certificates/verifying/verdict.html"
ASKS_AGAIN: Final = frozenset({Answer.MISTYPED, Answer.NOT_A_CODE, Answer.NOT_FOUND})
TRANSCRIPTS: Final = frozenset(
    {Answer.TRANSCRIPT, Answer.TRANSCRIPT_ANNULLED, Answer.TRANSCRIPT_REVOKED}
)
# Signs of Unicode's private use area: no text that we insert is looked through for slots.
_OPEN, _CLOSE = "\ue000", "\ue001"
_SLOT = re.compile(f"{_OPEN}([a-z0-9_]+){_CLOSE}")


@dataclass(frozen=True, slots=True)
class Kind:
    """What decides which parts a page has.

    Attributes:
        answer: absent on the empty form.
        has_facts: whether the facts are public.
        has_replacement: whether the page leads to a newer certificate.
        is_demo: whether the certificate is of the demonstration.
        is_turned: whether the reader turned the pages of a transcript's lines.
    """

    answer: Answer | None = None
    has_facts: bool = False
    has_replacement: bool = False
    is_demo: bool = False
    is_turned: bool = False

    @property
    def is_transcript(self) -> bool:
        """Tell whether the page shows a transcript of hours."""
        return self.answer in TRANSCRIPTS

    @property
    def asks_again(self) -> bool:
        """Tell whether the page asks for the same code once more."""
        return self.answer in ASKS_AGAIN


class _Slots(dict[str, SafeString]):
    """Gives the template a slot under any name."""

    def __missing__(self, name: str) -> SafeString:
        return mark_safe(f"{_OPEN}{name}{_CLOSE}")


def page(kind: Kind, values: Mapping[str, str]) -> str:
    """Return the page of ``kind`` with ``values`` in its slots, escaped unless they are safe.

    Raises:
        KeyError: a slot has no value.
    """
    drawn = _drawn(kind) if settings.DEBUG else _kept(kind, stylesheet.current().digest)
    return "".join(
        str(conditional_escape(values[piece])) if position % 2 else piece
        for position, piece in enumerate(drawn)
    )


def _drawn(kind: Kind) -> tuple[str, ...]:
    """Return the pieces of the page: text at even places, names of slots at odd ones."""
    answer = kind.answer
    context = {
        "look": Look(_visitor()),
        "kind": kind,
        "shape": wording.SHAPES.get(answer, "none") if answer else "",
        "notice": wording.notice(answer, has_replacement=kind.has_replacement) if answer else None,
        "host": settings.VERIFY_HOST,
        "slot": _Slots(),
    }
    return tuple(_SLOT.split(render_to_string(TEMPLATE, context)))


@lru_cache(maxsize=64)
def _kept(kind: Kind, _style: str) -> tuple[str, ...]:
    return _drawn(kind)


def _visitor() -> HttpRequest:
    """Return the request of a visitor: this page never asks who is there."""
    request = HttpRequest()
    request.method, request.path = "GET", "/v/"
    request.user = AnonymousUser()
    return request
