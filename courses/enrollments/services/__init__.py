"""Every write of this area: asking for a place, leaving it, fulfilling, completing, closing."""

from courses.enrollments.services.closing import (
    annul,
    cancel_with_offering,
    close_offering,
    settle_offering,
)
from courses.enrollments.services.completing import begin, complete, record_fulfilment
from courses.enrollments.services.seats import cancel, drop, request_enrollment

__all__ = [
    "annul",
    "begin",
    "cancel",
    "cancel_with_offering",
    "close_offering",
    "complete",
    "drop",
    "record_fulfilment",
    "request_enrollment",
    "settle_offering",
]
