"""The key that signs inside PDFs: what is issued with it, and what is said when it cannot sign."""

import hashlib
import io
from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader
from pytest_django import Settings

from certificates.credentials.models import PdfSealer
from certificates.credentials.pdf_keys import KeyRefused, new_key
from certificates.demo import make_pdf_key
from certificates.issuing import checks, watching
from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus
from certificates.issuing.services import issue, sealing, storing
from lms.notices.models import Notice
from tests.cast import Cast
from tests.certificates.factories import issued, queued, stored_bytes

PASSWORD = "segredo da cidade"
Set = Callable[..., Path]


@pytest.fixture
def set_key(settings: Settings, tmp_path: Path) -> Set:
    """Set a key, made ``days`` ago; or whatever ``content`` is."""

    def do(*, days: int = 0, content: bytes | None = None, name: str = "Parintins") -> Path:
        made = timezone.now() - timedelta(days=days)
        path = tmp_path / f"{name}-{days}.p12"
        path.write_bytes(new_key(name, PASSWORD, now=made) if content is None else content)
        settings.PDF_KEY_FILE, settings.PDF_KEY_PASSWORD = str(path), PASSWORD
        return path

    return do


def signatures(certificate: Certificate) -> list[object]:
    return list(PdfFileReader(io.BytesIO(stored_bytes(certificate))).embedded_signatures)


def test_without_a_key_the_file_has_no_signature_inside(cast: Cast) -> None:
    certificate = issued(cast)

    assert certificate.pdf_sealer is None
    assert not signatures(certificate)


def test_with_a_key_the_file_is_signed_before_it_is_hashed(cast: Cast, set_key: Set) -> None:
    set_key()
    certificate = issued(cast)
    content = stored_bytes(certificate)

    assert len(signatures(certificate)) == 1
    assert certificate.file_sha256 == hashlib.sha256(content).hexdigest()
    sealer = PdfSealer.objects.get()
    assert certificate.pdf_sealer == sealer
    assert (sealer.subject, sealer.level) == ("Parintins", "simple")
    assert sealer.certificate_pem.startswith("-----BEGIN CERTIFICATE-----")
    assert "PRIVATE" not in sealer.certificate_pem


def test_the_signature_names_the_moment_of_the_number(cast: Cast, set_key: Set) -> None:
    set_key(days=1)
    certificate = issued(cast)
    [signature] = signatures(certificate)

    said: datetime = signature.self_reported_timestamp  # type: ignore[attr-defined]
    assert said == certificate.queued_at.replace(microsecond=0)


def test_a_second_certificate_shares_the_row_of_the_key(cast: Cast, set_key: Set) -> None:
    set_key()
    first = issued(cast)
    key = storing.usable_pdf_key()

    assert storing.sealer_of(key, timezone.now()) == first.pdf_sealer
    assert PdfSealer.objects.count() == 1


def test_the_whole_file_of_a_killed_worker_is_taken_though_it_is_signed(
    cast: Cast, set_key: Set, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_key()
    certificate = queued(cast)

    def killed(*_args: object) -> bool:
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(sealing, "_set_issued", killed)
        with pytest.raises(SystemExit):
            issue(certificate.pk)
    after = issue(certificate.pk)

    assert after.file.name.endswith(f"{after.public_id}.pdf")
    assert hashlib.sha256(stored_bytes(after)).hexdigest() == after.file_sha256


@pytest.mark.parametrize(("days", "said"), [(731, "venceu"), (-2, "só vale a partir de")])
def test_a_key_out_of_time_signs_nothing_and_the_certificate_waits(
    cast: Cast, set_key: Set, days: int, said: str
) -> None:
    certificate = queued(cast)
    set_key(days=days)
    with pytest.raises(KeyRefused, match=said):
        issue(certificate.pk)
    certificate.refresh_from_db()
    assert (certificate.status, certificate.file.name) == (CertificateStatus.QUEUED, "")

    set_key(days=1)
    assert signatures(issue(certificate.pk))


def test_what_was_issued_before_the_key_stays_as_it_is(cast: Cast, set_key: Set) -> None:
    certificate = issued(cast)
    before = stored_bytes(certificate)
    set_key()

    assert stored_bytes(issue(certificate.pk)) == before


def test_the_public_page_says_who_signed_and_how(cast: Cast, client: Client, set_key: Set) -> None:
    set_key()
    certificate = issued(cast)
    page = client.get(f"/v/{certificate.code}").text

    assert "Chave própria de Parintins" in page
    assert "Assinatura simples, feita pelo servidor (PAdES)" in page
    assert "qualificada" not in page


def test_the_document_and_the_keys_say_it_to_machines(
    cast: Cast, client: Client, set_key: Set
) -> None:
    set_key()
    certificate = issued(cast)
    told = client.get(f"/v/{certificate.code}.json").json()["pdf_signature"]
    [known] = client.get("/v/chaves.json").json()["pdf_certificates"]

    assert (told["format"], told["level"], told["signer"]) == ("PAdES B-B", "simple", "Parintins")
    assert told["certificate_sha256"] == known["sha256"]


def test_a_key_that_is_no_longer_set_is_still_published(
    cast: Cast, client: Client, set_key: Set, settings: Settings
) -> None:
    set_key()
    certificate = issued(cast)
    settings.PDF_KEY_FILE = ""

    assert "Chave própria de Parintins" in client.get(f"/v/{certificate.code}").text
    assert len(client.get("/v/chaves.json").json()["pdf_certificates"]) == 1


def test_the_demonstration_makes_its_key_once_for_nobody_else_to_read(
    settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "pdf-key.p12"
    settings.PDF_KEY_FILE, settings.PDF_KEY_PASSWORD = str(path), PASSWORD
    make_pdf_key()
    made = path.read_bytes()
    make_pdf_key()

    assert path.read_bytes() == made
    assert path.stat().st_mode & 0o777 == 0o600
    assert "Pronta para assinar." in run()


def said_at_start() -> list[tuple[str | None, str]]:
    found = run_checks()
    return [(one.id, one.msg) for one in found if (one.id or "").startswith("certificates.")]


def test_a_start_without_a_key_or_with_a_good_one_says_nothing(set_key: Set) -> None:
    assert said_at_start() == []
    set_key()
    assert said_at_start() == []


@pytest.mark.parametrize(
    ("days", "code", "said"),
    [
        (731, checks.OUT_OF_TIME, "venceu"),
        (-2, checks.OUT_OF_TIME, "só vale a partir"),
        (705, checks.ENDING, "vence em"),
    ],
)
def test_a_start_warns_of_the_keys_time(set_key: Set, days: int, code: str, said: str) -> None:
    set_key(days=days)
    [(found, message)] = said_at_start()

    assert found == code
    assert said in message


def test_a_start_refuses_a_key_that_cannot_be_read(set_key: Set, settings: Settings) -> None:
    path = set_key()
    settings.PDF_KEY_PASSWORD = "outra"
    [(code, said)] = said_at_start()
    assert code == checks.UNUSABLE
    assert "A senha não abre" in said
    assert "outra" not in said

    settings.PDF_KEY_FILE = str(path.with_name("nada.p12"))
    [(code, said)] = said_at_start()
    assert "não existe" in said


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("pdf_key", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_says_what_the_key_is_and_until_when(set_key: Set) -> None:
    assert "Nenhuma chave" in run()
    set_key()
    said = run()

    until = f"{timezone.now() + timedelta(days=730):%d/%m/%Y}"
    assert "De: Parintins" in said
    assert "EC secp256r1, assinatura simples" in said
    assert until in said
    assert "Pronta para assinar." in said


def test_the_command_says_why_a_key_cannot_sign(set_key: Set) -> None:
    set_key(content=b"not a key")
    with pytest.raises(CommandError, match="não é um PKCS#12"):
        run()


def test_the_command_makes_a_key_and_never_overwrites_one(
    settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="Defina antes"):
        run("--make", "Parintins")
    path = tmp_path / "key.p12"
    settings.PDF_KEY_FILE, settings.PDF_KEY_PASSWORD = str(path), PASSWORD

    assert "De: Prefeitura de Parintins" in run("--make", "Prefeitura de Parintins")
    assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_bytes()
    with pytest.raises(CommandError, match="Já existe"):
        run("--make", "Outra")
    assert path.read_bytes() == before
    with pytest.raises(CommandError, match="1 a 64 letras"):
        run("--make", "N" * 65)


def test_who_administers_is_told_once_before_the_key_ends(cast: Cast, set_key: Set) -> None:
    [administrator] = watching.administrators()
    set_key()
    assert watching.watch_pdf_key() == 0

    set_key(days=705)
    assert watching.watch_pdf_key() == watching.watch_pdf_key() == 1
    notice = Notice.objects.get(notice_kind=watching.PDF_KEY)
    assert notice.person == administrator
    assert "vence em" in notice.text

    set_key(days=731)
    watching.watch_pdf_key()
    assert "esperam" in Notice.objects.filter(notice_kind=watching.PDF_KEY).latest("pk").text
