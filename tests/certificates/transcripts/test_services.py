"""Making a transcript: what it states, when it is the same one, and who may."""

import hashlib
import io
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader
from pytest_django import Settings

from certificates import bench
from certificates.credentials.pdf_keys import new_key
from certificates.credentials.rules import Seal, verify_seal
from certificates.issuing.keys import public_keys
from certificates.issuing.models import private_storage
from certificates.issuing.services import erase_person as erase_certificate
from certificates.issuing.services import issue
from certificates.issuing.services.storing import KeyRefused
from certificates.transcripts import services
from certificates.transcripts.models import Transcript, TranscriptPerson
from certificates.transcripts.queries import lines_of
from certificates.transcripts.rules import MOST_A_DAY, lines_from, total
from courses.hours.models import HourEntry
from courses.hours.rules import ActionKind, Capacity, Modality
from courses.hours.services import post, reverse
from lms.audit.models import AuditEvent
from lms.common.codes import format_code
from lms.common.errors import DomainError, NotAllowed
from lms.people.models import EmploymentLink, Person
from tests import judges
from tests.cast import Cast
from tests.certificates.factories import CPF, MASK, RunJobs, identify, issued


def credit(who: Person, number: int, *, minutes: int = 60, title: str = "Vacinação") -> HourEntry:
    """Credit hours that no certificate attests, in one of eight years."""
    day = date(2018 + number % 8, 1 + number % 12, 1 + number % 28)
    return post(
        source_key=f"test:{who.pk}:{number}",
        by=None,
        person=who,
        minutes=minutes,
        modality=list(Modality)[number % 4],
        action_kind=ActionKind.UPDATE,
        capacity=list(Capacity)[number % 5],
        theme="Imunização" if number % 3 else "",
        title=f"{title} {number}",
        starts_on=day,
        ends_on=day + timedelta(days=number % 40),
    )


def made(who: Person) -> Transcript:
    assert who.user
    return services.make(person=who, by=who.user)


def content(transcript: Transcript) -> bytes:
    with private_storage().open(transcript.file.name) as stored:
        return bytes(stored.read())


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(text.replace("\ufffe", "").split())


def test_the_paper_says_all_and_is_sealed(cast: Cast) -> None:
    certificate = issued(cast)
    gone = credit(cast.ana, 3, minutes=90)
    reverse(entry=gone, by=None, reason="engano")
    transcript = made(cast.ana)
    pdf = content(transcript)
    said = words_of(pdf)

    for told in [
        cast.ana.name,
        MASK,
        format_code(transcript.code),
        format_code(certificate.code),
        "Correção: Vacinação 3",
        "Anulado: veja a correção",
        "página 1 de 1",
    ]:
        assert told in said, told
    assert CPF not in said
    assert transcript.minutes == sum(HourEntry.objects.values_list("minutes", flat=True))
    assert verify_seal(
        transcript.file_sha256,
        Seal(transcript.seal_key_id, transcript.seal_signature),
        public_keys(),
    )
    with pikepdf.open(io.BytesIO(pdf)).open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfuaid:part"]) == ("2", "1")
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72).to_pil()
    [qr] = zxingcpp.read_barcodes(page)
    assert qr.text.endswith(f"/V/{transcript.code}")
    event = AuditEvent.objects.get(action="transcript.made")
    assert (event.by, cast.ana.civil_name in str(event.data)) == (cast.ana.user, False)
    assert "Ana" not in transcript.file.name


def test_an_unchanged_ledger_gives_the_same_paper(cast: Cast) -> None:
    issued(cast)
    first = made(cast.ana)
    before = content(first)
    assert made(cast.ana) == first
    assert content(first) == before

    credit(cast.ana, 1)
    second = made(cast.ana)
    assert second != first
    assert len(lines_from(second.lines)) == len(lines_from(first.lines)) + 1
    assert content(Transcript.objects.get(pk=first.pk)) == before


def test_another_name_is_another_paper(cast: Cast) -> None:
    issued(cast)
    first = made(cast.ana)
    Person.objects.filter(pk=cast.ana.pk).update(social_name="Aninha")
    assert made(Person.objects.get(pk=cast.ana.pk)) != first


def test_a_few_a_day_are_enough(cast: Cast) -> None:
    identify(cast.ana)
    for number in range(MOST_A_DAY):
        credit(cast.ana, number)
        made(cast.ana)
    credit(cast.ana, MOST_A_DAY)
    with pytest.raises(DomainError, match="24 horas"):
        made(cast.ana)
    assert Transcript.objects.count() == MOST_A_DAY


def test_what_was_interrupted_is_finished_the_next_time(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise KeyRefused("A chave venceu.")

    issued(cast)
    with monkeypatch.context() as expired:
        expired.setattr(services, "usable_pdf_key", refuse)
        with pytest.raises(DomainError, match="não pôde ser assinado"):
            made(cast.ana)
    begun = Transcript.objects.get()
    assert not begun.file_sha256
    finished = made(cast.ana)
    assert finished == begun
    assert finished.file_sha256


def test_nobody_takes_anothers(cast: Cast) -> None:
    issued(cast)
    with pytest.raises(NotAllowed, match="própria pessoa"):
        services.make(person=cast.ana, by=cast.bruno.user)


def test_no_hours_and_no_cpf_are_told(cast: Cast) -> None:
    with pytest.raises(DomainError, match="CPF"):
        made(cast.ana)
    identify(cast.ana)
    with pytest.raises(DomainError, match="não tem horas"):
        made(cast.ana)
    assert not Transcript.objects.exists()


def test_hours_of_a_joined_record_count(cast: Cast) -> None:
    issued(cast)
    credit(cast.elisa, 5, minutes=45)
    Person.objects.filter(pk=cast.elisa.pk).update(merged_into=cast.ana)
    transcript = made(Person.objects.get(pk=cast.ana.pk))
    assert "Vacinação 5" in transcript.lines


@pytest.mark.parametrize("name", ["Raoni", "Ana " + "Maria " * 19 + "X", "`#panic() \u202e😀"])
def test_odd_names_fit(cast: Cast, name: str) -> None:
    issued(cast)
    Person.objects.filter(pk=cast.ana.pk).update(civil_name=name, social_name="")
    pdf = content(made(Person.objects.get(pk=cast.ana.pk)))
    assert len(pypdfium2.PdfDocument(pdf)) == 1


def test_three_hundred_entries_fit_in_as_many_queries_as_one(cast: Cast) -> None:
    identify(cast.ana)
    credit(cast.ana, 0)
    with CaptureQueriesContext(connection) as one:
        made(Person.objects.get(pk=cast.ana.pk))
    for number in range(1, 300):
        credit(cast.ana, number, title="Acolhimento com classificação de risco na atenção básica")
    with CaptureQueriesContext(connection) as many:
        transcript = made(Person.objects.get(pk=cast.ana.pk))
    said = words_of(content(transcript))

    assert len(many) == len(one)
    assert total(lines_of(cast.ana)) == transcript.minutes == 300 * 60
    pages = len(pypdfium2.PdfDocument(content(transcript)))
    assert pages > 5
    assert f"página {pages} de {pages}" in said
    assert said.count("O que foi Como Quando Horas") >= pages


def test_the_name_goes_and_the_proof_stays(cast: Cast, run_jobs: RunJobs) -> None:
    issued(cast)
    transcript = made(cast.ana)
    for _ in range(2):
        services.erase_person(transcript=transcript, by=cast.ana.user)
        run_jobs()

    after = Transcript.objects.get()
    assert not TranscriptPerson.objects.exists()
    assert not private_storage().exists(after.file.name)
    assert (after.code, after.file_sha256) == (transcript.code, transcript.file_sha256)
    assert AuditEvent.objects.filter(action="transcript.erased").count() == 1
    assert made(cast.ana) != transcript


def test_who_takes_the_name_off_a_certificate_is_not_named_beside_it(
    cast: Cast, run_jobs: RunJobs
) -> None:
    certificate = issued(cast)
    transcript = made(cast.ana)
    erase_certificate(certificate=certificate, by=cast.ana.user)
    run_jobs()
    assert not TranscriptPerson.objects.exists()
    assert not private_storage().exists(transcript.file.name)


def test_only_the_person_erases_and_a_career_keeps_the_name(cast: Cast) -> None:
    issued(cast)
    transcript = made(cast.ana)
    with pytest.raises(NotAllowed, match="própria pessoa"):
        services.erase_person(transcript=transcript, by=cast.bruno.user)
    EmploymentLink.objects.filter(person=cast.ana).update(career_eligible=True)
    with pytest.raises(NotAllowed, match="carreira"):
        services.erase_person(transcript=transcript, by=cast.ana.user)


def test_two_at_once_make_one(cast: Cast) -> None:
    certificate = issued(cast)
    transcript = made(cast.ana)
    late = Transcript.objects.get()
    late.file_sha256 = ""
    assert services.finish(late).file_sha256 == transcript.file_sha256
    assert issue(certificate.pk) == certificate
    assert transcript.made_at <= timezone.now()


def test_with_a_key_the_paper_is_signed_inside(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    issued(cast)
    path = tmp_path / "key.p12"
    path.write_bytes(new_key("Parintins", "segredo", now=timezone.now()))
    settings.PDF_KEY_FILE, settings.PDF_KEY_PASSWORD = str(path), "segredo"
    transcript = made(cast.ana)
    pdf = content(transcript)
    [signature] = PdfFileReader(io.BytesIO(pdf)).embedded_signatures

    assert signature.sig_object["/Reason"] == "Histórico de horas emitido"
    assert signature.self_reported_timestamp == transcript.made_at.replace(microsecond=0)
    assert hashlib.sha256(pdf).hexdigest() == transcript.file_sha256
    assert transcript.pdf_sealer is not None
    assert "Selo do servidor também dentro do PDF" in words_of(pdf)


@judges.needs("pdfsig")
def test_pdfsig_accepts_the_signed_paper_and_refuses_another(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    issued(cast)
    key, paper = tmp_path / "key.p12", tmp_path / "paper.pdf"
    key.write_bytes(new_key("Parintins", "segredo", now=timezone.now()))
    settings.PDF_KEY_FILE, settings.PDF_KEY_PASSWORD = str(key), "segredo"
    pdf = content(made(cast.ana))
    paper.write_bytes(pdf)
    said = judges.ask("pdfsig", paper)
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    paper.write_bytes(pdf.replace(b"/Title", b"/Titel", 1))
    assert "Signature is Valid" not in judges.ask("pdfsig", paper)


def test_the_benchmark_measures_one(cast: Cast) -> None:
    people = [identify(cast.ana), identify(cast.bruno, "11144477735")]
    [cost] = bench.transcript_costs(people)
    assert cost.count == 1
    assert len(lines_from(Transcript.objects.latest("pk").lines)) == bench.ENTRIES
