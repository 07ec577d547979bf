"""The QR of a certificate: an upper-case address, as one small SVG path.

Upper case keeps to the alphanumeric mode, which needs a third fewer modules. Source of the
sizes (2 cm, four quiet modules, correction M or better): domain.md, section 4.3.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import qrcode
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q

from certificates.snapshot.rules import scheme_of

QUIET_MODULES = 4

# Every reader undoes any of the eight masks; to search the fairest of them takes 8 ms.
_MASK = 0
_DARK = re.compile(rb"\x01+")
_ALPHANUMERIC = re.compile(r"[0-9A-Z $%*+\-./:]+")

Matrix = Sequence[Sequence[bool]]


def qr_text(verify_host: str, code: str) -> str:
    """Return what the QR says: ``HTTPS://HOST/V/CODE``; ``HTTP`` in a demonstration.

    Raises:
        ValueError: the host has a character outside the alphanumeric mode.
    """
    text = f"{scheme_of(verify_host)}://{verify_host}/V/{code}".upper()
    if not _ALPHANUMERIC.fullmatch(text):
        raise ValueError(f"no alphanumeric QR can say {text!r}")
    return text


def qr_matrix(text: str) -> Matrix:
    """Return the modules of the QR, quiet zone included; ``True`` is dark."""
    version, correction = _size(len(text))
    code = qrcode.QRCode(
        version=version,
        error_correction=correction,
        border=QUIET_MODULES,
        mask_pattern=_MASK,
    )
    code.add_data(text, optimize=0)
    code.make(fit=False)
    return [[bool(module) for module in row] for row in code.get_matrix()]


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
    for run in _DARK.finditer(bytes(row)):
        yield run.start(), run.end() - run.start()


@cache
def _size(length: int) -> tuple[int, int]:
    """Return version and correction for a text: Q where it costs no larger symbol than M."""
    strong, usual = (_version(length, level) for level in (ERROR_CORRECT_Q, ERROR_CORRECT_M))
    return usual, ERROR_CORRECT_Q if strong == usual else ERROR_CORRECT_M


def _version(length: int, correction: int) -> int:
    code = qrcode.QRCode(error_correction=correction)
    code.add_data("A" * length, optimize=0)
    version: int = code.best_fit(start=1)
    return version
