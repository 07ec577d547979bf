"""What human resources do: recognising hours, refusing them, and taking a recognition back."""

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from certificates.recognition import policy, queries
from certificates.recognition.models import CredentialCheck, ExternalCredential
from certificates.recognition.rules import (
    GIVEN_BY_PEOPLE,
    NOT_TO_BE_ACCEPTED,
    Action,
    CredentialState,
    RefusalReason,
    next_state,
    refuse_too_many_minutes,
    source_key,
)
from courses.hours import services as hours
from courses.hours.rules import ActionKind, Capacity, Modality
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError
from lms.jobs import services as jobs
from lms.people.queries import resolve

if TYPE_CHECKING:
    from lms.people.models import User

ACCEPTED: Final = actions.register(
    "credential.accepted", "Reconheceu as horas de um certificado de fora."
)
REFUSED: Final = actions.register("credential.refused", "Recusou um certificado de fora.")
ANNULLED: Final = actions.register(
    "credential.annulled", "Anulou o reconhecimento de um certificado de fora."
)
OURS: Final = (
    "Este certificado é do Percurso: as horas dele entram no histórico de quem fez o curso, e de"
    " nenhum outro modo. Recuse e diga o motivo."
)
DECIDED: Final = (
    "state",
    "decided_at",
    "decided_by",
    "accepted_minutes",
    "modality",
    "action_kind",
    "refusal_reason",
    "note",
)
LONGEST_ISSUER: Final = 80
LONGEST_TITLE: Final = 110


@transaction.atomic
def accept(
    *,
    credential: ExternalCredential,
    minutes: int,
    modality: Modality,
    action_kind: ActionKind,
    note: str,
    by: "User",
) -> ExternalCredential:
    """Recognise ``minutes`` of a certificate and post them to the ledger, once.

    Raises:
        NotAllowed: ``by`` is not human resources of the employer, or the certificate is theirs.
        TransitionRefused: it is not waiting for a decision.
        DomainError: more minutes than declared, or the certificate is one of ours.
    """
    credential = _locked(credential)
    require(policy.can_decide(by, credential))
    state = next_state(CredentialState(credential.state), Action.ACCEPT)
    refuse_too_many_minutes(minutes, declared=credential.declared_minutes)
    if CredentialCheck.objects.filter(
        credential=credential, finding__in=NOT_TO_BE_ACCEPTED
    ).exists():
        raise DomainError(OURS)
    credential.state = state
    credential.accepted_minutes = minutes
    credential.modality, credential.action_kind = modality, action_kind
    _decide(credential, by, note)
    _post(credential, by)
    data = {"minutes": minutes, "modality": modality, "action_kind": action_kind}
    _announce(ACCEPTED, credential, by, data, note)
    return credential


def _post(credential: ExternalCredential, by: "User") -> None:
    """Post what was recognised, under a key that the ledger takes once."""
    hours.post(
        source_key=source_key(credential.public_id),
        by=by,
        person=resolve(credential.person),
        minutes=credential.accepted_minutes or 0,
        modality=Modality(credential.modality),
        action_kind=ActionKind(credential.action_kind),
        capacity=Capacity.LEARNER,
        theme="",
        title=entry_title(credential),
        starts_on=credential.starts_on,
        ends_on=credential.ends_on,
    )


def entry_title(credential: ExternalCredential) -> str:
    """Return what the ledger calls the hours: the course, and whose it was."""
    title, issuer = credential.title, credential.issuer_name
    return f"{_short(title, LONGEST_TITLE)} ({_short(issuer, LONGEST_ISSUER)})"


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


@transaction.atomic
def refuse(
    *, credential: ExternalCredential, reason: RefusalReason, note: str, by: "User"
) -> ExternalCredential:
    """Refuse a certificate; the person reads the reason and the note.

    Raises:
        NotAllowed: ``by`` is not human resources of the employer, or the certificate is theirs.
        TransitionRefused: it is not waiting for a decision.
        DomainError: there is no note, or the reason is not one that people give.
    """
    credential = _locked(credential)
    require(policy.can_decide(by, credential))
    credential.state = next_state(CredentialState(credential.state), Action.REFUSE)
    if reason not in GIVEN_BY_PEOPLE:
        raise DomainError("Escolha um dos motivos da lista.")
    credential.refusal_reason = reason
    _decide(credential, by, _told(note))
    _announce(REFUSED, credential, by, {"reason": reason}, note)
    return credential


@transaction.atomic
def annul(*, credential: ExternalCredential, note: str, by: "User") -> ExternalCredential:
    """Take a recognition back: the hours are reversed by a new entry, and the person is told.

    Raises:
        NotAllowed: ``by`` is not human resources of the employer, or the certificate is theirs.
        TransitionRefused: it is not recognised.
        DomainError: there is no note.
    """
    credential = _locked(credential)
    require(policy.can_decide(by, credential))
    credential.state = next_state(CredentialState(credential.state), Action.ANNUL)
    credential.annulment_note = _told(note)
    credential.annulled_at = timezone.now()
    credential.save(update_fields=["state", "annulment_note", "annulled_at"])
    entry = queries.entry_of(credential)
    if entry is None:
        raise LookupError(f"recognised certificate {credential.public_id} has no entry")
    hours.reverse(entry=entry, by=by, reason=note)
    _announce(ANNULLED, credential, by, {}, note)
    return credential


def _locked(credential: ExternalCredential) -> ExternalCredential:
    """Return it as it stands now; nobody else decides on it at the same moment."""
    return (
        ExternalCredential.objects.select_for_update(of=("self",))
        .select_related("person", "link__employer")
        .get(pk=credential.pk)
    )


def _decide(credential: ExternalCredential, by: "User", note: str) -> None:
    credential.decided_at, credential.decided_by = timezone.now(), by
    credential.note = note.strip()
    credential.save(update_fields=DECIDED)


def _told(note: str) -> str:
    told = note.strip()
    if not told:
        raise DomainError("Explique em uma ou duas frases: a pessoa vai ler.")
    return told


def _announce(
    action: str, credential: ExternalCredential, by: "User", data: dict[str, object], note: str
) -> None:
    employer = credential.link.employer_id
    audit.record(action, credential, by=by, organization_id=employer, data=data, reason=note)
    jobs.announce("recognition.decided", credential.pk)
