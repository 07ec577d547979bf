"""A person's copy of their data is theirs alone; helping them is the data officer's, by law."""

from typing import TYPE_CHECKING

from django.utils import timezone

from lms.access.models import Grant
from lms.access.rules import ALLOWED, Decision, denied
from lms.people.models import EmploymentLink, Person
from lms.people.queries import person_of, same_person_ids

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


def can_erase(user: "Viewer", person: Person) -> Decision:
    """Tell whether ``user`` may have a person's data erased: the person, once no role is left."""
    myself = person_of(user)
    if myself is None or myself.pk != person.pk:
        return denied("Só a própria pessoa pede que os seus dados sejam apagados.")
    if Grant.objects.filter(user=myself.user_id).not_ended(timezone.now()).exists():
        return denied(
            "Você tem um papel em vigor na plataforma. Peça à administração que o encerre;"
            " depois disso, volte aqui."
        )
    return ALLOWED


def keeps_name(person: Person) -> bool:
    """Tell whether the law has us keep who a person is: a career, or a role once held (D8).

    A career counts if the person recognised its link, ended or not: one that an employer says of
    them alone does not stand in their way. Whoever held a role decided in public office.
    """
    ids = same_person_ids(person)
    links = EmploymentLink.objects.recognised().filter(person__in=ids, career_eligible=True)
    return links.exists() or Grant.objects.filter(user__person__in=ids).exists()
