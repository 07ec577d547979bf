"""The QR of a certificate: an upper-case address, as one small SVG path.

Upper case keeps to the alphanumeric mode, which needs a third fewer modules. Source of the
sizes (2 cm, four quiet modules, correction M or better): domain.md, section 4.3.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import qrcode
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q

QUIET_MODULES = 4

_ALPHANUMERIC = re.compile(r"[0-9A-Z $%*+\-./:]+")

Matrix = Sequence[Sequence[bool]]


def qr_text(verify_host: str, code: str) -> str:
    """Return what the QR says: ``HTTPS://HOST/V/CODE``.

    Raises:
        ValueError: the host has a character outside the alphanumeric mode.
    """
    text = f"HTTPS://{verify_host}/V/{code}".upper()
    if not _ALPHANUMERIC.fullmatch(text):
        raise ValueError(f"no alphanumeric QR can say {text!r}")
    return text


def qr_matrix(text: str) -> Matrix:
    """Return the modules of the QR, quiet zone included; ``True`` is dark.

    Correction is Q where it costs no larger symbol than M, else M.
    """
    strong = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=QUIET_MODULES)
    usual = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES)
    for code in (strong, usual):
        code.add_data(text)
        code.best_fit(start=1)
    chosen = strong if strong.version == usual.version else usual
    chosen.make(fit=False)
    return [[bool(module) for module in row] for row in chosen.get_matrix()]


def qr_path(matrix: Matrix) -> str:
    """Return the dark modules as one SVG path: a unit-high stripe for each run in a row."""
    return "".join(
        f"M{x} {y}h{length}v1h-{length}z"
        for y, row in enumerate(matrix)
        for x, length in _dark_runs(row)
    )


def qr_svg(verify_host: str, code: str) -> str:
    """Return the QR of a certificate as a whole SVG, on its own white quiet zone."""
    matrix = qr_matrix(qr_text(verify_host, code))
    side = len(matrix)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"'
        f' shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path d="{qr_path(matrix)}"/></svg>'
    )


def _dark_runs(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    x = 0
    for is_dark, run in groupby(row):
        length = sum(1 for _ in run)
        if is_dark:
            yield x, length
        x += length
