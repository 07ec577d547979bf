"""A notice is its person's alone."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from lms.access.rules import ALLOWED, Decision, denied
from lms.notices.models import Notice
from lms.people.queries import person_of, same_person_ids

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User

    Viewer = User | AnonymousUser


def can_read(user: "Viewer", notice: Notice) -> Decision:
    """Tell whether ``user`` is the person of a notice."""
    person = person_of(user)
    if person is not None and notice.person_id in same_person_ids(person):
        return ALLOWED
    return denied("Este aviso é de outra pessoa.")


def visible_to(user: "Viewer", notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """Keep the notices of ``user``."""
    person = person_of(user)
    return notices.filter(person__in=same_person_ids(person)) if person else notices.none()
