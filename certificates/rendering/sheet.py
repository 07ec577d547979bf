"""What ``sheet.typ`` sets: the words made printable, and the drawings of the code."""

import json
from dataclasses import dataclass, is_dataclass
from typing import Any

from certificates.rendering.look import STANDARD, Look, logo_svg, logo_width
from certificates.rendering.printable import printable
from certificates.rendering.qr import qr_svg
from certificates.rendering.room import Frame, is_crowded
from certificates.rendering.text import text_of
from certificates.rendering.trace import ground_svg, trace_svg
from certificates.snapshot.rules import PersonFacts, Snapshot


@dataclass(frozen=True, kw_only=True)
class Drawings:
    """The drawings of the sheet, as SVG."""

    qr: str
    trace: str
    front_ground: str
    back_ground: str


def sheet_json(
    snapshot: Snapshot, person: PersonFacts, sealing: str = "", *, look: Look | None = None
) -> str:
    """Return the sheet of a certificate as JSON, every text made printable.

    Args:
        snapshot: what the paper says.
        person: whose it is.
        sealing: how this very file is signed, where it is.
        look: of the layout that the snapshot names; nothing where it names none.

    Raises:
        ValueError: the snapshot names a layout and there is no look, or the other way round.
    """
    if (look is None) != (snapshot.layout is None):
        raise ValueError(f"the look of a sheet is that of its layout: {snapshot.layout}")
    text = text_of(snapshot, person, sealing)
    issued_on = snapshot.issued_on
    sheet = {
        "text": _printed(text),
        "crowded": is_crowded(text, _frame_of(snapshot, look)),
        "drawings": vars(drawings_of(snapshot, ink=(look or STANDARD).main)),
        "issued": [issued_on.year, issued_on.month, issued_on.day],
    }
    # A sheet without a layout stays the very text that it was before there were any.
    if look:
        sheet["layout"] = _layout(snapshot, look)
    return json.dumps(sheet, ensure_ascii=False)


def _layout(snapshot: Snapshot, look: Look) -> dict[str, Any]:
    logo = {"drawing": logo_svg(look.logo), "width": logo_width(look.logo)} if look.logo else None
    return {
        "main": look.main,
        "accent": look.accent,
        "logo": logo,
        "opening": printable(snapshot.opening),
        "closing": printable(snapshot.closing),
    }


def _frame_of(snapshot: Snapshot, look: Look | None) -> Frame:
    lines = tuple(filter(None, (snapshot.opening, snapshot.closing)))
    return Frame(lines, logo_width(look.logo)) if look and look.logo else Frame(lines)


def drawings_of(snapshot: Snapshot, *, ink: str = STANDARD.main) -> Drawings:
    """Return the drawings, all made from the code and its address."""
    code = snapshot.code
    return Drawings(
        qr=qr_svg(snapshot.verify_host, code),
        trace=trace_svg(code, ink=ink),
        front_ground=ground_svg(code, top=104, heights=range(44, 13, -4), width=301, ink=ink),
        back_ground=ground_svg(code, top=150, heights=range(30, 13, -4), width=203, ink=ink),
    )


def _printed(found: Any) -> Any:
    """Return ``found`` for JSON, every text in it made printable."""
    if isinstance(found, str):
        return printable(found)
    if isinstance(found, list):
        return [_printed(inner) for inner in found]
    if is_dataclass(found):
        return {name: _printed(inner) for name, inner in vars(found).items()}
    return found
