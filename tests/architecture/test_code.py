"""What a reader may rely on in every module."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.template import TemplateDoesNotExist, TemplateSyntaxError
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


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def nobody(offenders: Iterator[str]) -> None:
    """Fail with every offender of a rule, one a line."""
    found = list(offenders)
    assert not found, "\n" + "\n".join(found)


def test_a_module_is_short_and_so_are_its_functions() -> None:
    nobody(line for path in MODULES for line in too_long(path))


def too_long(path: Path) -> Iterator[str]:
    text = text_of(path)
    lines = text.count("\n")
    if lines > LONGEST_MODULE:
        yield f"{name_of(path)} has {lines} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{name_of(path)}: {node.name} has {length} lines"


def test_no_module_is_left_to_be_done() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX)\b")
    nobody(name_of(path) for path in MODULES if marks.search(text_of(path)))


def test_every_template_compiles() -> None:
    nobody(line for folder, path in TEMPLATES for line in broken(folder, path))


def broken(folder: Path, path: Path) -> Iterator[str]:
    try:
        get_template(str(path.relative_to(folder)))
    except (TemplateSyntaxError, TemplateDoesNotExist) as problem:
        yield f"{name_of(path)}: {problem!r}"


def test_templates_keep_looks_and_scripts_out_of_attributes() -> None:
    inline = re.compile(
        r" style=|\son[a-z]+=\"|<script(?![^>]*\b(?:src|type=\"application/json\"))"
    )
    nobody(
        f"{name_of(path)}: {found}"
        for _, path in TEMPLATES
        for found in inline.findall(text_of(path))
    )


def public_services() -> Iterator[tuple[Path, ast.FunctionDef]]:
    """Return every public function of every ``services`` module that takes an actor."""
    for path in MODULES:
        is_service = path.name == "services.py" or "services" in path.parent.parts
        if path.parent.name == "audit" or not is_service:
            continue
        for node in ast.parse(text_of(path)).body:
            if isinstance(node, ast.FunctionDef) and acts(node):
                yield path, node


def acts(function: ast.FunctionDef) -> bool:
    """Tell whether a function is public and takes an actor."""
    names = {argument.arg for argument in function.args.kwonlyargs}
    return not function.name.startswith("_") and "by" in names


def test_a_service_with_an_actor_lives_in_a_module_that_audits() -> None:
    services = list(public_services())
    assert services, "no service was found: this proves nothing"
    nobody(
        f"{node.name} in {name_of(path)} leaves no trace"
        for path, node in services
        if not audits(path)
    )


def audits(path: Path) -> bool:
    """Tell whether a module of services, or one beside it in its folder, records what was done."""
    beside = path.parent.name == "services"
    files = sorted(path.parent.glob("*.py")) if beside else [path]
    return any("record(" in text_of(file) for file in files)
