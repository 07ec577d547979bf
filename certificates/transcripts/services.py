"""Making a transcript, once for each state of the ledger; taking the name off."""

import posixpath
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from certificates.credentials.pdf_keys import KeyRefused
from certificates.issuing.models import Certificate, private_storage
from certificates.issuing.services.drafting import masked_cpf
from certificates.issuing.services.queueing import has_confirmed_identity
from certificates.issuing.services.storing import sealer_of, store, usable_pdf_key
from certificates.snapshot.rules import PersonFacts
from certificates.transcripts import policy, queries
from certificates.transcripts.models import Transcript, TranscriptPerson, file_path
from certificates.transcripts.rules import MOST_A_DAY, lines_text, total
from certificates.transcripts.sheet import render
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.codes import new_code
from lms.common.errors import DomainError
from lms.jobs import services as jobs
from lms.people.models import Person
from lms.people.queries import resolve

if TYPE_CHECKING:
    from lms.people.models import User

MADE = actions.register("transcript.made", "Tirou o histórico de horas.")
ERASED = actions.register("transcript.erased", "Tirou o nome e o arquivo do histórico de horas.")

NO_HOURS: Final = "Você ainda não tem horas. O histórico sai depois do primeiro curso concluído."
NO_IDENTITY: Final = (
    "Falta confirmar o seu CPF. Mostre o documento à coordenação de educação permanente, que"
    " confirma o cadastro; depois disso o histórico sai na hora."
)
TOO_MANY: Final = (
    f"Você já tirou {MOST_A_DAY} históricos em 24 horas. Use o mais novo, aqui embaixo, ou volte"
    " amanhã."
)
NOT_SIGNED: Final = (
    "O histórico não pôde ser assinado agora. Quem administra já foi avisado. Tente amanhã."
)


def make(*, person: Person, by: "User") -> Transcript:
    """Return the transcript of a person's hours as they stand now, stored and sealed.

    The ledger, the name and the CPF unchanged, it is the one that stands already. Safe to run at
    the same time: the same row gives the same bytes, and the first to arrive is kept.

    Raises:
        NotAllowed: ``by`` is somebody else.
        DomainError: no hours, no confirmed CPF, too many in a day, or the key cannot sign now.
    """
    require(policy.can_make(by, person))
    return finish(_begin(resolve(person), by))


@transaction.atomic
def _begin(person: Person, by: "User") -> Transcript:
    """Write down what the transcript states; one person's transcripts are begun one by one."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if not has_confirmed_identity(person):
        raise DomainError(NO_IDENTITY)
    lines, now = queries.lines_of(person), timezone.now()
    if not lines:
        raise DomainError(NO_HOURS)
    text = lines_text(lines)
    facts = PersonFacts(printed_name=person.name, cpf_masked=masked_cpf(person))
    newest = queries.of(person).first()
    if newest and newest.lines == text and _facts_of(newest) == facts:
        return newest
    if queries.made_lately(person, now) >= MOST_A_DAY:
        raise DomainError(TOO_MANY)
    made = Transcript.objects.create(
        code=new_code(),
        person=person,
        lines=text,
        minutes=total(lines),
        made_at=now,
        verify_host=settings.VERIFY_HOST,
        is_demo=settings.PERCURSO_DEMO,
    )
    TranscriptPerson.objects.create(
        transcript=made, printed_name=facts.printed_name, cpf_masked=facts.cpf_masked
    )
    audit.record(MADE, made, by=by, data={"code": made.code, "lines": len(lines)})
    return made


def finish(transcript: Transcript) -> Transcript:
    """Render, sign, store and seal a transcript that was begun, with no lock held.

    Raises:
        DomainError: the key that signs inside PDFs cannot sign now, or the name was taken off.
    """
    person = _facts_of(transcript)
    if transcript.file_sha256 or person is None:
        return transcript
    try:
        key = usable_pdf_key()
    except KeyRefused:
        raise DomainError(NOT_SIGNED) from None
    pdf = render(transcript, person, key.seal.sentence if key else "")
    if key:
        from certificates.credentials.pdf_signing import TRANSCRIPT, sign_pdf

        at = max(transcript.made_at, key.valid_from)
        pdf = sign_pdf(pdf, key, at=at, signing=TRANSCRIPT)
    stored = store(file_path(transcript, ""), pdf, key)
    unfinished = Transcript.objects.filter(
        pk=transcript.pk, file_sha256="", printed_person__isnull=False
    )
    is_first = unfinished.update(
        file=stored.name,
        file_sha256=stored.sha256,
        seal_key_id=stored.seal.key_id,
        seal_signature=stored.seal.signature_b64,
        pdf_sealer=sealer_of(key, timezone.now()),
    )
    transcript.refresh_from_db()
    if not is_first and transcript.file.name != stored.name:
        private_storage().delete(stored.name)
    return transcript


def _facts_of(transcript: Transcript) -> PersonFacts | None:
    """Return what a transcript prints of its person; nothing once it was taken off."""
    row = TranscriptPerson.objects.filter(transcript=transcript).first()
    if row is None:
        return None
    return PersonFacts(printed_name=row.printed_name, cpf_masked=row.cpf_masked)


@transaction.atomic
def erase_person(*, transcript: Transcript, by: "User") -> Transcript:
    """Delete the printed name, the masked CPF and the PDF; erasing again changes nothing (D8).

    Code, lines and the file's digest stay, and the verdict says that the identity was removed.

    Raises:
        NotAllowed: ``by`` is another person, or the law keeps the transcript with its name.
    """
    transcript = (
        Transcript.objects.select_for_update(of=("self",))
        .select_related("person")
        .get(pk=transcript.pk)
    )
    require(policy.can_erase(by, transcript))
    _erase(transcript, by)
    return transcript


@transaction.atomic
def erase_with_certificate(certificate_id: int) -> None:
    """Take the name off every transcript that names a certificate whose name was taken off.

    Else the one paper would say whose the other is. Safe to run twice. Hears
    ``certificates.erased``.
    """
    certificate = Certificate.objects.get(pk=certificate_id, printed_person=None)
    found = queries.of(certificate.person).filter(
        lines__contains=f'"{certificate.code}"', printed_person__isnull=False
    )
    for transcript in found:
        _erase(transcript, by=None)


def _erase(transcript: Transcript, by: "User | None") -> None:
    erased, _ = TranscriptPerson.objects.filter(transcript=transcript).delete()
    if erased:
        audit.record(ERASED, transcript, by=by)
        jobs.announce("transcripts.erased", transcript.pk)


def forget_file(transcript_id: int) -> None:
    """Delete every stored PDF of a transcript whose name was taken off; its hash stays.

    Safe to run twice. Hears ``transcripts.erased``.
    """
    transcript = Transcript.objects.get(pk=transcript_id, printed_person=None)
    storage, folder = private_storage(), posixpath.dirname(file_path(transcript, ""))
    try:
        _, files = storage.listdir(folder)
    except FileNotFoundError:
        files = []
    own = str(transcript.public_id)
    left = {posixpath.join(folder, name) for name in files if name.startswith(own)}
    for name in {transcript.file.name or "", *left} - {""}:
        storage.delete(name)
