"""Signatures inside other people's PDFs: whose they say they are, and whether the file is still so.

Whether the authority behind a signature is to be trusted is not asked: nothing is fetched, and no
root is installed. Whoever needs that asks the federal validator.

Whoever reads one imports this module then and there: pyhanko takes 0.3 s and 20 MB.
"""

import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError

from certificates.recognition.rules import Fact, Finding

MOST_SIGNATURES: Final = 5
LONGEST_SIGNER: Final = 120
# What ICP-Brasil writes behind a name: the CPF or CNPJ, which is nobody's business here.
_NUMBER: Final = re.compile(r":?\s*\d[\d.\-/]{9,}")
_HARMLESS: Final = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES)


def signatures_in(pdf: bytes) -> list[Fact]:
    """Return what is to be said of each signature in a PDF, the first five; nothing without any."""
    # The library runs an event loop, and a thread that has one already has no room for it.
    with ThreadPoolExecutor(max_workers=1) as aside:
        return aside.submit(_read, pdf).result()


def _read(pdf: bytes) -> list[Fact]:
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        found = reader.embedded_regular_signatures[:MOST_SIGNATURES]
        return list(dict.fromkeys(_facts(found)))
    except (PdfError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        # A file that others read may still be too odd for this library.
        return [Fact(Finding.SIGNATURE_UNREAD)] if b"/ByteRange" in pdf else []


def _facts(found: list[EmbeddedPdfSignature]) -> Iterator[Fact]:
    for signature in found:
        try:
            yield Fact(_finding(signature), _signer(signature))
        except (PdfError, SignatureValidationError, PathError, ValueError, TypeError, KeyError):
            yield Fact(Finding.SIGNATURE_UNREAD)


def _finding(signature: EmbeddedPdfSignature) -> Finding:
    status = validate_pdf_signature(
        signature, ValidationContext(trust_roots=[], allow_fetching=False)
    )
    if not (status.intact and status.valid):
        return Finding.SIGNATURE_BROKEN
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return Finding.SIGNED
    # Further signatures may stand behind; anything else was added by somebody.
    is_harmless = status.modification_level in _HARMLESS or (
        status.modification_level == ModificationLevel.FORM_FILLING and status.docmdp_ok
    )
    return Finding.SIGNED if is_harmless else Finding.SIGNED_THEN_CHANGED


def _signer(signature: EmbeddedPdfSignature) -> str:
    named = signature.signer_cert.subject.native
    name = str(named.get("common_name") or named.get("organization_name") or "")
    return " ".join(_NUMBER.sub("", name).split())[:LONGEST_SIGNER]
