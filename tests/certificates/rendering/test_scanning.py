"""Readers that are not ours read the QR of the paper: flat at 150 dpi, and as a phone sees it."""

import io
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from certificates.rendering.pdf import render_pdf
from certificates.rendering.qr import qr_text
from tests import judges
from tests.certificates.samples import CODE, PERSON, SNAPSHOT

SAYS = qr_text("percurso.example", CODE)
DPI = 150
TABLE = 120
# Of the sheet's corners, where a phone held askew sees them, in shares of width and height.
ASKEW = ((0.04, 0.06), (0.00, 0.97), (0.95, 0.92), (0.99, 0.02))


def flat() -> Image.Image:
    """Return the front as a scanner gives it."""
    page = pypdfium2.PdfDocument(render_pdf(SNAPSHOT, PERSON))[0]
    return page.render(scale=DPI / 72).to_pil().convert("L")


def askew(picture: Image.Image) -> Image.Image:
    """Return a picture of the sheet lying on a table, seen from one side."""
    width, height = picture.size
    corners = [value for x, y in ASKEW for value in (x * width, y * height)]
    return picture.transform(
        picture.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=TABLE
    )


def shaded(picture: Image.Image) -> Image.Image:
    """Return a picture with little light, and less of it on one side."""
    light = Image.linear_gradient("L").rotate(90).resize(picture.size)
    dark = Image.eval(picture, lambda value: 40 + value * 5 // 10)
    return Image.blend(dark, light, 0.15)


def photographed(picture: Image.Image, *, angle: float, blur: float, quality: int) -> Image.Image:
    """Return what a poor phone makes of a sheet: turned, askew, dim, blurred and compressed."""
    turned = askew(picture).rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=TABLE)
    seen = shaded(turned).filter(ImageFilter.GaussianBlur(blur))
    kept = io.BytesIO()
    seen.save(kept, "JPEG", quality=quality)
    return Image.open(kept)


def by_zbar(picture: Image.Image, folder: Path) -> list[str]:
    """Return what ZBar reads."""
    path = folder / "sheet.png"
    picture.save(path)
    said = judges.ask(
        "zbarimg", "--quiet", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", path
    )
    return [line for line in said.splitlines() if line.startswith("HTTP")]


def by_zxing(picture: Image.Image) -> list[str]:
    """Return what ZXing reads."""
    return [found.text for found in zxingcpp.read_barcodes(picture)]


PHOTOGRAPHS = [
    {"angle": 0.0, "blur": 0.8, "quality": 60},
    {"angle": 7.0, "blur": 0.8, "quality": 50},
    {"angle": -12.0, "blur": 0.7, "quality": 40},
    {"angle": 90.0, "blur": 0.8, "quality": 50},
    {"angle": 187.0, "blur": 0.8, "quality": 50},
]


@judges.needs("zbarimg")
def test_zbar_reads_the_flat_sheet(tmp_path: Path) -> None:
    assert by_zbar(flat(), tmp_path) == [SAYS]


@pytest.mark.slow
@judges.needs("zbarimg")
@pytest.mark.parametrize("how", PHOTOGRAPHS, ids=lambda how: f"{how['angle']:.0f}°")
def test_zbar_reads_a_photograph(tmp_path: Path, how: dict[str, float]) -> None:
    assert by_zbar(photographed(flat(), **how), tmp_path) == [SAYS]


@pytest.mark.slow
@pytest.mark.parametrize("how", PHOTOGRAPHS, ids=lambda how: f"{how['angle']:.0f}°")
def test_zxing_reads_the_same_photograph(how: dict[str, float]) -> None:
    assert by_zxing(photographed(flat(), **how)) == [SAYS]
