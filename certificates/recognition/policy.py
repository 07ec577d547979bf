"""Who sends a certificate from elsewhere, who sees it and its file, and who decides on it."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone

from certificates.recognition.models import ExternalCredential, ProofFile
from certificates.recognition.rules import CredentialState
from lms.access.rules import ALLOWED, Decision, Permission, denied
from lms.access.scope import scope_of
from lms.people.models import EmploymentLink, Person
from lms.people.queries import person_of, same_person_ids
from lms.privacy.policy import keeps_name

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User

    Viewer = User | AnonymousUser

# The area name under which a grant names one certificate from elsewhere (D18).
ROW = "external_credential"


def can_send(user: "Viewer", person: Person) -> Decision:
    """Decide whether ``user`` sends files and certificates of a person."""
    if _is(user, person.pk):
        return ALLOWED
    return denied("Só a própria pessoa envia os seus certificados.")


def links_of(person: Person) -> QuerySet[EmploymentLink]:
    """Return the links whose employer may recognise certificates of a person, by its name.

    Only those of today that the person recognised (D12).
    """
    links = EmploymentLink.objects.recognised().current(timezone.localdate())
    return (
        links.filter(person__in=same_person_ids(person))
        .select_related("employer")
        .order_by("employer__sort_key", "pk")
    )


def own(user: "Viewer", queryset: QuerySet[ExternalCredential]) -> QuerySet[ExternalCredential]:
    """Keep those of the person who is signed in, merged records included."""
    person = person_of(user)
    return queryset.filter(person__in=same_person_ids(person)) if person else queryset.none()


def own_drafts(user: "Viewer", queryset: QuerySet[ProofFile]) -> QuerySet[ProofFile]:
    """Keep the files that the person who is signed in has sent, and no certificate yet with them."""
    person = person_of(user)
    if person is None:
        return queryset.none()
    return queryset.filter(person__in=same_person_ids(person), credential__isnull=True)


def is_own(user: "Viewer", credential: ExternalCredential) -> bool:
    """Tell whether a certificate is of the person who is signed in."""
    return _is(user, credential.person_id)


def can_care_for(user: "Viewer", credential: ExternalCredential) -> Decision:
    """Decide whether ``user`` sees it as human resources of its employer, or as a substitute.

    A draft of nobody's business: what was withdrawn is its person's alone again.
    """
    scope = scope_of(user, Permission.RECOGNISE_CERTIFICATES)
    is_in_care = scope.covers(credential.link.employer) or scope.has_row(ROW, credential.public_id)
    if is_in_care and credential.state != CredentialState.WITHDRAWN:
        return ALLOWED
    return denied("Este certificado foi enviado a outra instituição.")


def in_care_of(
    user: "Viewer", queryset: QuerySet[ExternalCredential]
) -> QuerySet[ExternalCredential]:
    """Keep those that ``user`` sees as human resources."""
    scope = scope_of(user, Permission.RECOGNISE_CERTIFICATES)
    rows = [public_id for area, public_id in scope.rows if area == ROW]
    return queryset.filter(
        scope.organization_filter("link__employer__") | Q(public_id__in=rows)
    ).exclude(state=CredentialState.WITHDRAWN)


def can_decide(user: "Viewer", credential: ExternalCredential) -> Decision:
    """Decide whether ``user`` accepts, refuses or annuls; nobody decides their own (D18)."""
    care = can_care_for(user, credential)
    if care and is_own(user, credential):
        return denied(
            "Ninguém decide o próprio caso. Peça à administração que nomeie alguém da região ou de"
            " outro município só para este certificado."
        )
    return care


def can_withdraw(user: "Viewer", credential: ExternalCredential) -> Decision:
    """Decide whether ``user`` takes it back: its person alone."""
    if is_own(user, credential):
        return ALLOWED
    return denied("Só a própria pessoa retira o que enviou.")


def can_erase(user: "Viewer", credential: ExternalCredential) -> Decision:
    """Decide whether the file may go: the person asks, and no law tells us to keep it (D8)."""
    if not is_own(user, credential):
        return denied("Só a própria pessoa pede que o arquivo seja apagado.")
    if keeps_name(credential.person):
        return denied(
            "A lei manda guardar o que comprova as suas horas: você tem carreira, ou já teve um papel aqui."
        )
    return ALLOWED


def _is(user: "Viewer", person_id: int) -> bool:
    person = person_of(user)
    return person is not None and person_id in same_person_ids(person)
