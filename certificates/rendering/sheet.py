"""What ``sheet.typ`` sets: the words made printable, and the drawings of the code."""

import json
from dataclasses import dataclass, is_dataclass
from typing import Any

from certificates.rendering.printable import printable
from certificates.rendering.qr import qr_svg
from certificates.rendering.room import is_crowded
from certificates.rendering.text import text_of
from certificates.rendering.trace import ground_svg, trace_svg
from certificates.snapshot.rules import PersonFacts, Snapshot

NAVY = "#071d41"


@dataclass(frozen=True, kw_only=True)
class Drawings:
    """The drawings of the sheet, as SVG."""

    qr: str
    trace: str
    front_ground: str
    back_ground: str


def sheet_json(snapshot: Snapshot, person: PersonFacts, sealing: str = "") -> str:
    """Return the sheet of a certificate as JSON, every text made printable."""
    text = text_of(snapshot, person, sealing)
    issued_on = snapshot.issued_on
    sheet = {
        "text": _printed(text),
        "crowded": is_crowded(text),
        "drawings": vars(drawings_of(snapshot)),
        "issued": [issued_on.year, issued_on.month, issued_on.day],
    }
    return json.dumps(sheet, ensure_ascii=False)


def drawings_of(snapshot: Snapshot) -> Drawings:
    """Return the drawings, all made from the code and its address."""
    code = snapshot.code
    return Drawings(
        qr=qr_svg(snapshot.verify_host, code),
        trace=trace_svg(code, ink=NAVY),
        front_ground=ground_svg(code, top=104, heights=range(44, 13, -4), width=301, ink=NAVY),
        back_ground=ground_svg(code, top=150, heights=range(30, 13, -4), width=203, ink=NAVY),
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
