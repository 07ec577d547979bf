"""A person's copy of their data is theirs alone; helping them is the data officer's, by law."""

from typing import TYPE_CHECKING

from lms.access.rules import ALLOWED, Decision, denied
from lms.people.models import Person
from lms.people.queries import person_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User

    Viewer = User | AnonymousUser


def can_export(user: "Viewer", person: Person) -> Decision:
    """Tell whether ``user`` may take a copy of a person's data: only the person."""
    myself = person_of(user)
    if myself is not None and myself.pk == person.pk:
        return ALLOWED
    return denied("Só a própria pessoa baixa a cópia dos seus dados.")
