"""Letting files go: withdrawn, erased at the person's wish (D8), or drafts that were forgotten."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from certificates.recognition import policy, queries
from certificates.recognition.models import CredentialCheck, ExternalCredential, ProofFile
from certificates.recognition.rules import WAITING
from certificates.recognition.services.submitting import remove
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import TransitionRefused
from lms.jobs import services as jobs

if TYPE_CHECKING:
    from lms.people.models import User

ERASED: Final = actions.register("credential.erased", "Apagou o arquivo de um certificado de fora.")


@transaction.atomic
def erase_file(*, credential: ExternalCredential, by: "User") -> ExternalCredential:
    """Delete the file, its picture, what was found in it and what was written of it (D8).

    The hours, what was declared and the file's hash stay. Erasing again changes nothing.

    Raises:
        NotAllowed: ``by`` is another person, or the law keeps the file.
        TransitionRefused: somebody still has to decide on it: it can be withdrawn.
    """
    credential = (
        ExternalCredential.objects.select_for_update(of=("self",))
        .select_related("person", "proof", "link__employer")
        .get(pk=credential.pk)
    )
    require(policy.can_erase(by, credential))
    if credential.state in WAITING:
        raise TransitionRefused("O RH ainda não decidiu. Para apagar o arquivo, retire o envio.")
    if credential.proof.file:
        CredentialCheck.objects.filter(credential=credential).delete()
        credential.note = credential.annulment_note = ""
        credential.save(update_fields=["note", "annulment_note"])
        audit.record(ERASED, credential, by=by, organization_id=credential.link.employer_id)
        jobs.announce("recognition.file_erased", credential.pk)
    return credential


@transaction.atomic
def forget_file(credential_id: int) -> None:
    """Delete the stored bytes of a file that is not wanted any more. Safe to run twice.

    Hears ``recognition.file_erased``.
    """
    proof = ProofFile.objects.select_for_update().get(credential=credential_id)
    remove(proof)
    proof.file = proof.preview = ""
    proof.save(update_fields=["file", "preview"])


def forget_old_drafts() -> int:
    """Delete the files with which nobody submitted anything for a month; return how many."""
    return _forget(queries.old_drafts(timezone.now()))


def forget_drafts(*, person_ids: Collection[int]) -> int:
    """Delete the files with which a person submitted nothing; return how many."""
    return _forget(ProofFile.objects.filter(person__in=person_ids, credential__isnull=True))


@transaction.atomic
def _forget(drafts: QuerySet[ProofFile]) -> int:
    forgotten = list(drafts.select_for_update(of=("self",)))
    for draft in forgotten:
        remove(draft)
        draft.delete()
    return len(forgotten)
