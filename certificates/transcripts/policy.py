"""Who makes, reads and erases a transcript: its person alone; anybody else has its QR."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from certificates.transcripts.models import Transcript
from lms.access.rules import ALLOWED, Decision, denied
from lms.people.models import Person
from lms.people.queries import person_of, same_person_ids
from lms.privacy.policy import keeps_name

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User

    Viewer = User | AnonymousUser


def can_make(user: "Viewer", person: Person) -> Decision:
    """Decide whether ``user`` takes the transcript of a person's hours."""
    myself = person_of(user)
    if myself is not None and person.pk in same_person_ids(myself):
        return ALLOWED
    return denied("Só a própria pessoa tira o histórico das suas horas.")


def can_see(user: "Viewer", transcript: Transcript) -> Decision:
    """Decide whether ``user`` gets the stored file."""
    return can_make(user, transcript.person)


def visible_to(user: "Viewer", queryset: QuerySet[Transcript]) -> QuerySet[Transcript]:
    """Keep the transcripts that ``user`` may see: their own, merged records included."""
    person = person_of(user)
    return queryset.filter(person__in=same_person_ids(person)) if person else queryset.none()


def can_erase(user: "Viewer", transcript: Transcript) -> Decision:
    """Decide whether the name may go: the person asks, and no law tells us to keep it (D8)."""
    if not can_see(user, transcript):
        return denied("Só a própria pessoa pede que o nome saia do histórico.")
    if keeps_name(transcript.person):
        return denied(
            "A lei manda guardar o seu nome: você tem carreira, ou já teve um papel aqui."
        )
    return ALLOWED
