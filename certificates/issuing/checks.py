"""What a start says of the key that signs inside PDFs."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004 - Django's
from django.utils import timezone

from certificates.credentials.pdf_keys import KeyRefused
from certificates.issuing.keys import pdf_key

UNUSABLE, OUT_OF_TIME, ENDING = "certificates.E001", "certificates.W001", "certificates.W002"


@register
def pdf_key_is_good(
    app_configs: Sequence[AppConfig] | None = None,
    **_more: Any,
) -> list[CheckMessage]:
    """Say what is wrong with the key that was set, if anything is.

    One that is out of time only warns: the rest of the service starts, certificates wait.
    """
    try:
        key = pdf_key()
    except KeyRefused as problem:
        return [Error(problem.sentence, id=UNUSABLE)]
    if key is None:
        return []
    now = timezone.now()
    refusal, warning = key.refusal(now), key.warning(now)
    if refusal:
        return [Warning(refusal, hint="Até lá, os certificados novos esperam.", id=OUT_OF_TIME)]
    return [Warning(warning, id=ENDING)] if warning else []
