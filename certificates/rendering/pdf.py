"""The certificate's file: PDF/A-2a and PDF/UA-1 in one, and pictures of the same pages.

The same facts always give the same bytes: the time written in the file is the day of issue.
"""

from datetime import UTC, datetime, time
from pathlib import Path

from certificates.rendering.look import Look
from certificates.rendering.sheet import sheet_json
from certificates.rendering.typesetting import compiler
from certificates.snapshot.rules import PersonFacts, Snapshot

PREVIEW_PPI = 110

_FOLDER = Path(__file__).parent


def render_pdf(
    snapshot: Snapshot, person: PersonFacts, sealing: str = "", *, look: Look | None = None
) -> bytes:
    """Return the certificate as a PDF, ready to be signed, stored and sealed.

    Args:
        snapshot: what the paper says.
        person: whose it is.
        sealing: a sentence for the back on how this very file is signed, where it is.
        look: of the layout that the snapshot names; nothing where it names none.
    """
    pdf = compiler(_FOLDER).compile(
        _document(sheet_json(snapshot, person, sealing, look=look)),
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime.combine(snapshot.issued_on, time(), UTC),
    )
    if not isinstance(pdf, bytes):
        raise TypeError(f"typst made {type(pdf)} of a PDF, not bytes")
    return pdf


def render_pictures(
    snapshot: Snapshot, person: PersonFacts, *, look: Look | None = None, ppi: float = PREVIEW_PPI
) -> list[bytes]:
    """Return a picture of each page, front first, as PNG, for a preview on screen."""
    sheet = sheet_json(snapshot, person, look=look)
    pictures = compiler(_FOLDER).compile(_document(sheet), format="png", ppi=ppi)
    if not isinstance(pictures, list):
        raise TypeError(f"typst made {type(pictures)} of front and back, not a list")
    return pictures


def _document(sheet: str) -> bytes:
    r"""Return the typst document of a certificate: its facts, handed to the sheet.

    They stand in raw text, where only the backtick means something, and JSON writes that one as
    ``\u0060``. Through ``sys_inputs`` they would reach all of typst's library, and nothing that it
    laid out for the certificate before could be used again.
    """
    facts = sheet.replace("`", r"\u0060")
    called = f"#certificate(json(bytes(``` {facts} ```.text)))"
    return f'#import "sheet.typ": certificate\n{called}'.encode()
