"""What this area hears of: its own announcements, each a job."""

from collections.abc import Callable
from typing import Final

from certificates.recognition import services, telling
from lms.jobs import registry

HANDLERS: Final[tuple[tuple[str, str, Callable[[int], None]], ...]] = (
    ("recognition.submitted", "recognition.check", services.check),
    ("recognition.decided", "recognition.tell_of_decision", telling.tell_of_decision),
    ("recognition.file_erased", "recognition.forget_file", services.forget_file),
)


def register() -> None:
    """Register the handlers; called once, when the app is ready."""
    for event, name, handler in HANDLERS:
        registry.on(event, name, handler)
