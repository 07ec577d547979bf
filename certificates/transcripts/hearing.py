"""What transcripts hear of."""

from collections.abc import Callable
from typing import Final

from certificates.transcripts import services
from lms.jobs import registry

SERVICES: Final[tuple[tuple[str, str, Callable[[int], None]], ...]] = (
    ("certificates.erased", "transcripts.erase_with_certificate", services.erase_with_certificate),
    ("transcripts.erased", "transcripts.forget_file", services.forget_file),
)


def register() -> None:
    """Register the handlers; called once, when the app is ready."""
    for event, name, service in SERVICES:
        registry.on(event, name, service)
