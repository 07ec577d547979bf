"""Scripts lose what only readers need, and nothing else."""

import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from lms.common.static_scripts import OURS, StaticFiles, squeezed

ROOT = Path(__file__).resolve().parents[3]
SCRIPTS = sorted(
    path
    for app in ("cms", "courses", "certificates")
    for path in (ROOT / app / "static" / app / "js").glob("*.js")
)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_keeps_its_lines_and_its_words(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    short = squeezed(source)
    lines = [line.strip() for line in source.splitlines()]
    assert short.splitlines() == ["" if line.startswith("//") else line for line in lines]
    assert OURS.fullmatch(str(path.relative_to(path.parents[2])))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_holds_a_text_of_several_lines(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        code = re.sub(r"^\s*//.*|\s//.*$", "", line)
        assert code.count("`") % 2 == 0, line


def test_an_address_in_a_text_is_no_comment() -> None:
    assert squeezed('  const a = "http://x"; // why\n  // gone\n') == (
        'const a = "http://x"; // why\n\n'
    )


def test_a_script_that_was_read_before_is_kept_whole(tmp_path: Path) -> None:
    storage = StaticFiles(location=tmp_path, base_url="/static/")
    content = ContentFile(b"// gone\n  const a = 1;\n")
    content.read()
    for name in ("courses/js/a.js", "courses/js/a.0123456789ab.js"):
        assert (tmp_path / storage._save(name, content)).read_bytes() == b"\nconst a = 1;\n"
    other = ContentFile(b"// kept\n")
    assert (tmp_path / storage._save("admin/js/a.js", other)).read_bytes() == b"// kept\n"
