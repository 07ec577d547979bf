"""What we sign, others must accept; what was changed by one byte, they must refuse."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

from certificates.credentials.pdf_keys import PdfKey
from certificates.credentials.pdf_signing import _as_asn1, sign_pdf
from certificates.rendering.pdf import render_pdf
from tests import judges
from tests.certificates.credentials.keys import NOW, a1, authority, own
from tests.certificates.samples import PERSON, SNAPSHOT

KEYS = pytest.mark.parametrize("make", [own, a1], ids=["P-256 of our own", "RSA of an A1"])
Make = Callable[[], PdfKey]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(SNAPSHOT, PERSON, own().seal.sentence)


def changed(signed: bytes, place: int) -> bytes:
    """Return the file with one bit of one byte the other way."""
    return signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]


def pyhanko_accepts(signed: bytes, key: PdfKey) -> bool:
    """Ask pyhanko, which trusts the authority and our own key, and runs an event loop of its own."""
    with ThreadPoolExecutor(max_workers=1) as aside:
        return aside.submit(_pyhanko_accepts, signed, key).result()


def _pyhanko_accepts(signed: bytes, key: PdfKey) -> bool:
    roots = [_as_asn1(key.certificate if key.subject == key.issuer else authority())]
    context = ValidationContext(trust_roots=roots, moment=NOW, allow_fetching=False)
    try:
        [signature] = PdfFileReader(io.BytesIO(signed)).embedded_signatures
        return bool(validate_pdf_signature(signature, context).bottom_line)
    except (PdfReadError, SignatureValidationError, ValueError):
        return False


def pdfsig_says(signed: bytes, folder: Path) -> str:
    path = folder / "signed.pdf"
    path.write_bytes(signed)
    return judges.ask("pdfsig", path)


def is_accepted(said: str) -> bool:
    return "Signature is Valid" in said and "Total document signed" in said


@KEYS
def test_pyhanko_accepts_it(pdf: bytes, make: Make) -> None:
    assert pyhanko_accepts(sign_pdf(pdf, make(), at=NOW), make())


@KEYS
@judges.needs("pdfsig")
def test_pdfsig_accepts_it(pdf: bytes, make: Make, tmp_path: Path) -> None:
    said = pdfsig_says(sign_pdf(pdf, make(), at=NOW), tmp_path)

    assert is_accepted(said), said
    assert "ETSI.CAdES.detached" in said


@judges.needs("pdfsig")
def test_both_refuse_it_with_one_byte_changed(pdf: bytes, tmp_path: Path) -> None:
    key = own()
    signed = sign_pdf(pdf, key, at=NOW)
    places = range(len(pdf) // 24, len(pdf), len(pdf) // 12)

    for place in places:
        other = changed(signed, place)
        assert not pyhanko_accepts(other, key), place
        assert not is_accepted(pdfsig_says(other, tmp_path)), place


@judges.needs("pdfsig")
def test_what_is_added_behind_it_is_not_signed(pdf: bytes, tmp_path: Path) -> None:
    longer = sign_pdf(pdf, own(), at=NOW) + b"\n% more\n"

    assert "Total document signed" not in pdfsig_says(longer, tmp_path)


@judges.needs("qpdf")
def test_qpdf_finds_nothing_wrong(pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(sign_pdf(pdf, a1(), at=NOW))
    said = judges.ask("qpdf", "--check", path)

    assert "No syntax or stream encoding errors" in said
    assert said.endswith("exit 0")
    assert "WARNING" not in said


def test_the_file_is_still_archivable_and_accessible(pdf: bytes) -> None:
    signed = sign_pdf(pdf, own(), at=NOW)
    assert signed.startswith(pdf)

    before, after = pikepdf.open(io.BytesIO(pdf)), pikepdf.open(io.BytesIO(signed))
    assert bytes(after.Root.Metadata.read_bytes()) == bytes(before.Root.Metadata.read_bytes())
    with after.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["pdfuaid:part"] == "1"
    assert "/Version" not in after.Root
    assert after.pdf_version == before.pdf_version == "1.7"
    assert [dict(page.obj)["/Tabs"] for page in after.pages] == ["/S", "/S"]
    assert after.trailer.ID[0] == before.trailer.ID[0]


def test_the_field_is_printable_and_outside_of_the_page(pdf: bytes) -> None:
    """PDF/A wants the print flag and none that hides; PDF/UA wants what is seen to be tagged."""
    document = pikepdf.open(io.BytesIO(sign_pdf(pdf, own(), at=NOW)))
    field = document.Root.AcroForm.Fields[0]
    hidden, printed = 1 | 2 | 32, 4

    assert int(field.F) & printed
    assert not int(field.F) & hidden
    assert all(int(edge) < 0 for edge in field.Rect)
    assert str(field.TU) == "Selo eletrônico do certificado"


@KEYS
def test_the_same_file_key_and_moment_give_the_same_bytes(pdf: bytes, make: Make) -> None:
    key = make()

    assert sign_pdf(pdf, key, at=NOW) == sign_pdf(pdf, key, at=NOW)
    assert sign_pdf(pdf, key, at=NOW) != sign_pdf(pdf, key, at=NOW + timedelta(seconds=1))


def test_a_signature_adds_little(pdf: bytes) -> None:
    assert len(sign_pdf(pdf, own(), at=NOW)) - len(pdf) < 8_000
