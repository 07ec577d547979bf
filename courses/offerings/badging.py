"""The badge that a course's card wears while it can be entered."""

from datetime import date

from django.db.models import OuterRef, Subquery

from cms.look.rules import date_text
from courses.catalogue.badges import Face, register_badge
from courses.offerings.models import Offering


def open_until(on: date) -> Subquery:
    """Return the last day of the open offering that ends last."""
    taking = Offering.objects.taking_enrollments(on).filter(edition__course=OuterRef("page_id"))
    return Subquery(taking.order_by("-ends_on").values("ends_on")[:1])


def face(ends_on: date | None) -> Face | None:
    """Return what the card says while an offering is open."""
    if ends_on is None:
        return None
    return Face(f"Até {date_text(ends_on, 'day')}", "Inscrições abertas", "info")


def register() -> None:
    """Register; called once, when the app is ready."""
    register_badge("open_until", open_until, face)
