"""A person studies by their own enrollment only; whoever leads sees results elsewhere."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from courses.learning.models import Attempt
from lms.access.rules import ALLOWED, Decision, denied
from lms.people.queries import person_of, same_person_ids

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from courses.enrollments.models import Enrollment
    from lms.people.models import User


def can_study(user: "User | AnonymousUser", enrollment: "Enrollment") -> Decision:
    """Tell whether ``user`` may study by ``enrollment``: only whose it is."""
    if user.is_authenticated and enrollment.person.user_id == user.pk:
        return ALLOWED
    person = person_of(user)
    if person is not None and enrollment.person_id in same_person_ids(person):
        return ALLOWED
    return denied("Esta matrícula é de outra pessoa.")


def visible_to(user: "User | AnonymousUser", attempts: QuerySet[Attempt]) -> QuerySet[Attempt]:
    """Keep the attempts of the person behind ``user``."""
    person = person_of(user)
    if person is None:
        return attempts.none()
    return attempts.filter(enrollment__person__in=same_person_ids(person))
