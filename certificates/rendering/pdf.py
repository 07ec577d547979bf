"""The certificate's file: PDF/A-2a and PDF/UA-1 in one, and pictures of the same pages.

The same facts always give the same bytes: the time written in the file is the day of issue.
"""

from datetime import UTC, datetime, time
from pathlib import Path

from certificates.rendering.sheet import sheet_json
from certificates.rendering.typesetting import compiler
from certificates.snapshot.rules import PersonFacts, Snapshot

PREVIEW_PPI = 110

_FOLDER = Path(__file__).parent


def render_pdf(snapshot: Snapshot, person: PersonFacts, sealing: str = "") -> bytes:
    """Return the certificate as a PDF, ready to be signed, stored and sealed.

    Args:
        snapshot: what the paper says.
        person: whose it is.
        sealing: a sentence for the back on how this very file is signed, where it is.
    """
    pdf = compiler(_FOLDER).compile(
        _document(snapshot, person, sealing),
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime.combine(snapshot.issued_on, time(), UTC),
    )
    if not isinstance(pdf, bytes):
        raise TypeError(f"typst made {type(pdf)} of a PDF, not bytes")
    return pdf


def render_png(
    snapshot: Snapshot, person: PersonFacts, page: int, *, ppi: int = PREVIEW_PPI
) -> bytes:
    """Return a picture of one page, counted from 1, for a preview on screen.

    Raises:
        IndexError: the certificate has no such page.
    """
    pictures = compiler(_FOLDER).compile(_document(snapshot, person), format="png", ppi=ppi)
    if not isinstance(pictures, list):
        raise TypeError(f"typst made {type(pictures)} of front and back, not a list")
    if not 1 <= page <= len(pictures):
        raise IndexError(f"the certificate has {len(pictures)} pages, and no page {page}")
    return pictures[page - 1]


def _document(snapshot: Snapshot, person: PersonFacts, sealing: str = "") -> bytes:
    r"""Return the typst document of a certificate: its facts, handed to the sheet.

    They stand in raw text, where only the backtick means something, and JSON writes that one as
    ``\u0060``. Through ``sys_inputs`` they would reach all of typst's library, and nothing that it
    laid out for the certificate before could be used again.
    """
    facts = sheet_json(snapshot, person, sealing).replace("`", r"\u0060")
    sheet = f"#certificate(json(bytes(``` {facts} ```.text)))"
    return f'#import "sheet.typ": certificate\n{sheet}'.encode()
