"""What a reader may rely on in every module."""

import ast
import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
APPS = ("lms", "cms", "courses", "certificates")
MODULES = [
    path
    for app in APPS
    for path in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in path.parts
]
TEMPLATES = [
    (folder, path)
    for app in APPS
    for folder in [ROOT / app / "templates"]
    for path in sorted(folder.rglob("*.html"))
]
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_short_and_so_are_its_functions(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_left_to_be_done(path: Path) -> None:
    assert not re.search(r"\b(TODO|FIXME|XXX)\b", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("folder", "path"), TEMPLATES, ids=lambda value: value.name)
def test_every_template_compiles_and_keeps_looks_out_of_attributes(
    folder: Path, path: Path
) -> None:
    get_template(str(path.relative_to(folder)))
    text = path.read_text(encoding="utf-8")
    assert " style=" not in text
    assert not re.search(r"\son[a-z]+=\"", text)
    assert not re.search(r"<script(?![^>]*\b(src|type=\"application/json\"))", text)


def public_services() -> list[tuple[Path, ast.FunctionDef]]:
    """Return every public function of every ``services`` module that takes an actor."""
    found = []
    for path in MODULES:
        if path.parent.name == "audit":
            continue
        if path.name == "services.py" or "services" in path.parent.parts:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [
                (path, node)
                for node in tree.body
                if isinstance(node, ast.FunctionDef)
                and not node.name.startswith("_")
                and any(argument.arg == "by" for argument in node.args.kwonlyargs)
            ]
    return found


@pytest.mark.parametrize(
    ("path", "function"),
    public_services(),
    ids=lambda value: value.name if isinstance(value, ast.FunctionDef) else None,
)
def test_a_service_with_an_actor_lives_in_a_module_that_audits(
    path: Path, function: ast.FunctionDef
) -> None:
    folder = path.parent if path.parent.name == "services" else path
    files = sorted(folder.glob("*.py")) if folder.is_dir() else [path]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    assert "record(" in text, f"{function.name} in {name_of(path)} leaves no trace"
