"""Our own check of a file: what it is, what stands on it, who signed it. It runs as a job."""

from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from certificates.credentials.rules import Seal, verify_seal
from certificates.issuing.keys import public_keys
from certificates.recognition import queries
from certificates.recognition.badge_files import Badge, badge_in
from certificates.recognition.looking import CannotLook, Seen, look
from certificates.recognition.models import CredentialCheck, ExternalCredential
from certificates.recognition.rules import (
    KNOWN_TO_LEDGER,
    Action,
    CredentialState,
    Fact,
    Finding,
    MediaType,
    RefusalReason,
    next_state,
)
from certificates.verifying import files
from certificates.verifying.files import FileClaim, FileVerdict
from certificates.verifying.judging import verdicts_on
from certificates.verifying.rules import Answer, Verdict
from lms.audit import actions
from lms.audit import services as audit
from lms.jobs import services as jobs
from lms.people.models import Person

CHECKED: Final = actions.register(
    "credential.checked", "Conferiu o arquivo do certificado de fora."
)
KNOWN: Final = actions.register(
    "credential.known", "Recusou sozinho: o certificado de fora é do Percurso."
)
_OURS: Final = {
    Answer.VALID: Finding.OURS_COUNTED,
    Answer.PREPARING: Finding.OURS_COUNTED,
    Answer.TRANSCRIPT: Finding.OURS_COUNTED,
    Answer.TRANSCRIPT_ANNULLED: Finding.OURS_COUNTED,
    Answer.TRANSCRIPT_REVOKED: Finding.OURS_COUNTED,
    Answer.REPLACED: Finding.OURS_REPLACED,
    Answer.REVOKED: Finding.OURS_REVOKED,
}
_OF_FILES: Final = {
    files.Finding.MANY_CODES: Finding.MANY_CODES,
    files.Finding.LOOK_ALIKE: Finding.LOOK_ALIKE,
    files.Finding.FOREIGN: Finding.FOREIGN,
    files.Finding.NO_SUCH_CODE: Finding.NO_SUCH_CODE,
    files.Finding.NO_CODE: Finding.NO_CODE,
}


def check(credential_id: int) -> None:
    """Look into the file, with no lock held, and write down what was found, once.

    What is ours and the same person's is in the ledger: it is refused at once, and the person
    reads why. Safe to run twice. Hears ``recognition.submitted``.
    """
    credential = ExternalCredential.objects.select_related("person", "proof").get(pk=credential_id)
    if credential.state != CredentialState.SUBMITTED:
        return
    with credential.proof.file.open() as stored:
        content = stored.read()
    facts, preview = examined(content, credential)
    _write(credential.pk, facts, preview)


def examined(content: bytes, credential: ExternalCredential) -> tuple[list[Fact], bytes]:
    """Return what is found in a file, and the picture of its first page."""
    proof = credential.proof
    media_type = MediaType(proof.media_type)
    badge = badge_in(content, media_type, now=timezone.now())
    facts = list(badge.facts) if badge else []
    try:
        seen = look(content, media_type)
    except CannotLook:
        return [*facts, Fact(Finding.UNREADABLE)], b""
    if media_type == MediaType.PDF:
        from certificates.recognition.signatures import signatures_in

        facts += signatures_in(content)
    told = list(_of_codes(seen, badge, credential.person, proof.sha256))
    # A badge or a signature says enough of a file without a code.
    facts = [*told, *facts] if told != [Fact(Finding.NO_CODE)] or not facts else facts
    return list(dict.fromkeys(facts)), seen.preview


def _of_codes(seen: Seen, badge: Badge | None, person: Person, sha256: str) -> Iterator[Fact]:
    codes = tuple(dict.fromkeys([*seen.codes, *([badge.code] if badge and badge.code else [])]))
    codes = codes[: files.MOST_CODES]
    by_code, by_file = verdicts_on(codes, [sha256], is_counted=False)
    found = files.judge(
        FileClaim(sha256=sha256, codes=codes, hosts=seen.hosts),
        by_file=by_file,
        by_code=by_code,
        our_hosts=frozenset({files.host_name(settings.VERIFY_HOST)}),
    )
    yield from _of_verdict(found, person)
    if found.finding == files.Finding.IDENTICAL and found.verdict is not None:
        yield from _of_seal(found.verdict, sha256)


def _of_verdict(found: FileVerdict, person: Person) -> Iterator[Fact]:
    if found.finding in _OF_FILES:
        details = {
            files.Finding.MANY_CODES: str(len(found.codes)),
            files.Finding.NO_SUCH_CODE: "".join(found.codes[:1]),
        }
        yield Fact(_OF_FILES[found.finding], details.get(found.finding, found.host))
    if found.verdict is None or found.finding == files.Finding.LOOK_ALIKE:
        return
    if found.verdict.answer == Answer.REPORT:
        yield Fact(Finding.OURS_REPORT)
    elif queries.is_of(person, found.verdict.code):
        yield Fact(_OURS[found.verdict.answer])
    else:
        yield Fact(Finding.OURS_ANOTHERS)


def _of_seal(verdict: Verdict, sha256: str) -> Iterator[Fact]:
    sealed = verdict.facts or verdict.transcript or verdict.report
    if sealed is not None:
        is_sound = verify_seal(
            sha256, Seal(sealed.seal_key_id, sealed.seal_signature), public_keys()
        )
        yield Fact(Finding.SEALED if is_sound else Finding.SEAL_BROKEN)


@transaction.atomic
def _write(credential_id: int, facts: list[Fact], preview: bytes) -> None:
    credential = (
        ExternalCredential.objects.select_for_update(of=("self",))
        .select_related("proof", "link")
        .get(pk=credential_id)
    )
    if credential.state != CredentialState.SUBMITTED:
        return
    CredentialCheck.objects.bulk_create(
        CredentialCheck(credential=credential, finding=fact.finding, detail=fact.detail)
        for fact in facts
    )
    if preview:
        credential.proof.preview.save("", ContentFile(preview), save=True)
    credential.checked_at = timezone.now()
    credential.state = next_state(CredentialState.SUBMITTED, Action.CHECK)
    employer = credential.link.employer_id
    data = {"findings": sorted(fact.finding for fact in facts)}
    audit.record(CHECKED, credential, by=None, organization_id=employer, data=data)
    if KNOWN_TO_LEDGER & {fact.finding for fact in facts}:
        credential.state = next_state(CredentialState.CHECKED, Action.REFUSE)
        credential.refusal_reason = RefusalReason.OURS
        credential.decided_at = credential.checked_at
        audit.record(KNOWN, credential, by=None, organization_id=employer)
        jobs.announce("recognition.decided", credential.pk)
    credential.save(update_fields=["state", "checked_at", "refusal_reason", "decided_at"])
