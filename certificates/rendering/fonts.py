"""The sheet's letters: Source Serif and Source Sans, from their registry packages (SIL OFL).

The packages carry every face twice, as OTF and TTF, and typst would take whichever the folder
lists first. Four chosen files make the PDF the same on every machine.
"""

import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

SANS = "Source Sans Pro"
SERIF = "Source Serif Pro"
SANS_REGULAR = "SourceSansPro-Regular.otf"
SANS_BOLD = "SourceSansPro-Bold.otf"
SERIF_REGULAR = "SourceSerifPro-Regular.otf"
SERIF_BOLD = "SourceSerifPro-Bold.otf"

_PACKAGES = {
    SANS_REGULAR: "font_source_sans_pro",
    SANS_BOLD: "font_source_sans_pro",
    SERIF_REGULAR: "font_source_serif_pro",
    SERIF_BOLD: "font_source_serif_pro",
}
_EVERY_FACE = f"""#for family in ("{SANS}", "{SERIF}") {{
  for weight in (400, 700) {{ text(font: family, weight: weight)[a] }}
}}"""


@cache
def sheet_fonts() -> typst.Fonts:
    """Return the sheet's fonts, then those inside typst for rarer letters; loaded once."""
    with tempfile.TemporaryDirectory() as folder:
        for face in _PACKAGES:
            (Path(folder) / face).symlink_to(face_file(face))
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
        # Typst reads a font at its first use: use each while the folder is there.
        typst.compile(_EVERY_FACE.encode(), font_paths=fonts)
    return fonts


def face_file(face: str) -> Path:
    """Return the file of one of the four faces."""
    return _package_folder(_PACKAGES[face]) / "files" / face


def _package_folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the certificate's letters need the package {package}")
    return Path(spec.origin).parent
