"""One compiler of typst for each folder of sheets and thread, and the PDF that it makes of facts."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import typst

from certificates.rendering.fonts import sheet_fonts

_own = threading.local()


def typeset_pdf(folder: Path, sheet: str, facts: str, *, at: datetime) -> bytes:
    r"""Return the PDF that the function ``sheet`` of ``sheet.typ`` makes of facts.

    It is PDF/A-2a and PDF/UA-1 in one. The facts stand in raw text, where only the backtick means
    something, and JSON writes that one as ``\u0060``.

    Args:
        folder: where the file of the sheet lies.
        sheet: name of the file and of its function.
        facts: JSON.
        at: the moment written in the file.
    """
    text = facts.replace("`", r"\u0060")
    pdf = compiler(folder).compile(
        f'#import "{sheet}.typ": {sheet}\n#{sheet}(json(bytes(```json {text} ```.text)))\n'.encode(),
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=at.astimezone(UTC).replace(microsecond=0),
    )
    if not isinstance(pdf, bytes):
        raise TypeError(f"typst made {type(pdf)} of a PDF, not bytes")
    return pdf


def compiler(folder: Path) -> typst.Compiler:
    """Return this thread's compiler of a folder; one must not serve two threads at a time."""
    kept: dict[Path, typst.Compiler] = _own.__dict__.setdefault("compilers", {})
    if folder not in kept:
        kept[folder] = typst.Compiler(
            root=folder, font_paths=sheet_fonts(), ignore_system_fonts=True
        )
    return kept[folder]
