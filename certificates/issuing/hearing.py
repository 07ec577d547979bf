"""What ``certificates`` hears of: announcements from below, and its own slow steps."""

from collections.abc import Callable
from typing import Final

from certificates.issuing import services, telling
from lms.jobs import registry

SERVICES: Final[tuple[tuple[str, str, Callable[[int], object]], ...]] = (
    ("enrollments.completed", "certificates.queue", services.queue_certificate),
    ("enrollments.annulled", "certificates.revoke_annulled", services.revoke_annulled),
    ("teaching.confirmed", "certificates.queue_teaching", services.queue_teaching),
    (
        "teaching.annulled",
        "certificates.revoke_annulled_teaching",
        services.revoke_annulled_teaching,
    ),
    ("people.identity_confirmed", "certificates.queue_waiting", services.queue_waiting),
    ("people.merged", "certificates.queue_waiting", services.queue_waiting),
    ("people.name_rectified", "certificates.tell_of_name", telling.tell_of_rectified_name),
    ("certificates.queued", "certificates.issue", services.issue),
    ("certificates.issued", "certificates.tell_of_issue", telling.tell_of_issue),
    ("certificates.revoked", "certificates.tell_of_revocation", telling.tell_of_revocation),
    ("certificates.erased", "certificates.forget_file", services.forget_file),
)


def register() -> None:
    """Register the handlers; called once, when the app is ready."""
    for event, name, service in SERVICES:
        registry.on(event, name, _door(service))


def _door(service: Callable[[int], object]) -> registry.Handler:
    def run(object_id: int) -> None:
        service(object_id)

    return run
