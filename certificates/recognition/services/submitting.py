"""What the person does: keeping a file, submitting a certificate with it, taking it back."""

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from certificates.recognition import policy, queries
from certificates.recognition.camera import without_notes
from certificates.recognition.models import ExternalCredential, ProofFile
from certificates.recognition.rules import (
    MOST_WAITING,
    Action,
    CredentialState,
    Declared,
    MediaType,
    code_key,
    issuer_key,
    next_state,
    refuse_impossible,
)
from certificates.recognition.uploads import examine
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError, NotAllowed
from lms.jobs import services as jobs
from lms.organizations.clock import civil_date
from lms.people.models import EmploymentLink, Person
from lms.people.queries import resolve

if TYPE_CHECKING:
    from lms.people.models import User

KEPT: Final = actions.register(
    "credential.file_kept", "Guardou o arquivo de um certificado de fora."
)
SUBMITTED: Final = actions.register("credential.submitted", "Enviou um certificado de fora.")
WITHDRAWN: Final = actions.register("credential.withdrawn", "Retirou um certificado de fora.")
GONE: Final = "O arquivo não está mais guardado. Escolha outra vez."
TOO_MANY: Final = (
    f"Você já tem {MOST_WAITING} certificados esperando. Espere o RH decidir alguns antes de enviar"
    " mais."
)


@transaction.atomic
def keep_draft(*, person: Person, content: bytes, by: "User") -> ProofFile:
    """Keep a file as the person's draft, in place of the one before.

    Of a photograph, what the camera wrote beside it is left out: where it was taken is not asked.

    Raises:
        NotAllowed: ``by`` is somebody else.
        DomainError: the file is not taken.
    """
    require(policy.can_send(by, person))
    upload = examine(content)
    if upload.media_type == MediaType.JPEG:
        content = without_notes(content)
        examine(content)
    person = _locked(person)
    for older in policy.own_drafts(by, ProofFile.objects.all()):
        remove(older)
        older.delete()
    made = ProofFile(
        person=person,
        media_type=upload.media_type,
        size=len(content),
        pages=upload.pages,
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_at=timezone.now(),
    )
    made.file.save("", ContentFile(content), save=True)
    audit.record(KEPT, made, by=by, data={"sha256": made.sha256})
    return made


def remove(proof: ProofFile) -> None:
    """Delete a file's bytes and its picture, once what stands in the database is committed."""
    for stored in (proof.file, proof.preview):
        if stored:
            transaction.on_commit(partial(stored.storage.delete, stored.name))


@transaction.atomic
def submit(
    *, person: Person, proof: ProofFile, link: EmploymentLink, declared: Declared, by: "User"
) -> ExternalCredential:
    """Send a certificate from elsewhere to an employer; the check of its file follows as a job.

    Raises:
        NotAllowed: ``by`` is somebody else, or the link is not one of the person's that hold.
        DomainError: the file is gone or used, the hours or days cannot be, or too many wait.
    """
    require(policy.can_send(by, person))
    person = _locked(person)
    if not policy.links_of(person).filter(pk=link.pk).exists():
        raise NotAllowed("Escolha um vínculo seu que esteja valendo hoje.")
    if not policy.own_drafts(by, ProofFile.objects.filter(pk=proof.pk)).exists():
        raise DomainError(GONE)
    now = timezone.now()
    refuse_impossible(declared, today=civil_date(link.employer, now))
    if queries.waiting_of(person) >= MOST_WAITING:
        raise DomainError(TOO_MANY)
    made = ExternalCredential.objects.create(
        person=person,
        link=link,
        proof=proof,
        **_columns(declared),
        state=CredentialState.SUBMITTED,
        submitted_at=now,
    )
    audit.record(
        SUBMITTED,
        made,
        by=by,
        organization_id=link.employer_id,
        data={"minutes": declared.minutes, "sha256": proof.sha256},
    )
    jobs.announce("recognition.submitted", made.pk)
    return made


def _columns(declared: Declared) -> dict[str, Any]:
    """Return what was declared, as it is kept, with the keys by which duplicates are found."""
    return {
        "issuer_name": declared.issuer_name,
        "issuer_cnpj": declared.issuer_cnpj,
        "issuer_key": issuer_key(declared.issuer_name),
        "title": declared.title,
        "declared_minutes": declared.minutes,
        "starts_on": declared.starts_on,
        "ends_on": declared.ends_on,
        "validation_code": declared.code,
        "code_key": code_key(declared.code),
        "validation_address": declared.address,
    }


def _locked(person: Person) -> Person:
    """Return the surviving record, locked: a person sends one thing after the other."""
    return Person.objects.select_for_update(of=("self",)).get(pk=resolve(person).pk)


@transaction.atomic
def withdraw(*, credential: ExternalCredential, by: "User") -> ExternalCredential:
    """Take back a certificate on which nobody has decided; its file goes, the file's hash stays.

    Raises:
        NotAllowed: ``by`` is somebody else.
        TransitionRefused: it was decided already.
    """
    credential = (
        ExternalCredential.objects.select_for_update(of=("self",))
        .select_related("person", "proof", "link__employer")
        .get(pk=credential.pk)
    )
    require(policy.can_withdraw(by, credential))
    credential.state = next_state(CredentialState(credential.state), Action.WITHDRAW)
    credential.save(update_fields=["state"])
    audit.record(WITHDRAWN, credential, by=by, organization_id=credential.link.employer_id)
    jobs.announce("recognition.file_erased", credential.pk)
    return credential
