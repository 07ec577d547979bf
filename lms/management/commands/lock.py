"""Write the lock files anew: ``manage.py lock``; ``--check`` only tells whether they are stale."""

import argparse
import hashlib
import os
import tomllib
from pathlib import Path
from subprocess import run
from sys import executable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

ROOT = Path(__file__).resolve().parents[3]
REQUIREMENTS = ROOT / "requirements"
INPUTS_LINE = "# inputs: "
COMPILE = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-annotate",
    "--no-header",
    "--no-emit-index-url",
    "--quiet",
]


def inputs_digest() -> str:
    """Return a hash of what pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [project["project"]["dependencies"], project["dependency-groups"]["test"]]
    return hashlib.sha256(repr(asked).encode()).hexdigest()


def is_stale(name: str) -> bool:
    """Tell whether a lock was written for other inputs than today's."""
    text = (REQUIREMENTS / f"{name}.lock").read_text(encoding="utf-8")
    return not text.startswith(f"{INPUTS_LINE}{inputs_digest()}\n")


class Command(BaseCommand):
    """Compiles ``requirements/base.lock`` and ``test.lock`` from ``pyproject.toml``."""

    help = "Refaz os arquivos de trava das bibliotecas."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take ``--check`` and ``--upgrade``."""
        parser.add_argument("--check", action="store_true", help="só diz se estão velhos")
        parser.add_argument("--upgrade", action="store_true", help="busca versões novas")

    def handle(self, *_args: Any, check: bool, upgrade: bool, **_options: Any) -> None:
        """Write both locks, the test lock at the base lock's versions."""
        if check:
            stale = [name for name in ("base", "test") if is_stale(name)]
            if stale:
                raise CommandError(f"Travas velhas: {', '.join(stale)}. Rode manage.py lock.")
            return
        more = ["--upgrade"] if upgrade else []
        self.compile("base", more)
        base = str(REQUIREMENTS / "base.lock")
        self.compile("test", [*more, "--group", "test", "--constraint", base])

    def compile(self, name: str, more: list[str]) -> None:
        """Compile one lock and write at its top what it was compiled from."""
        path = REQUIREMENTS / f"{name}.lock"
        source = str(ROOT / "pyproject.toml")
        uv = [executable, "-m", "uv", "pip", "compile", source, *COMPILE, *more, "-o", str(path)]
        tools = {"PYTHONPATH": str(ROOT / ".venv" / "setup-tools")}
        if run(uv, env={**os.environ, **tools}, check=False).returncode:
            raise CommandError(f"Não deu para refazer {path.name}: veja a mensagem acima.")
        # Compiling keeps the versions of the file that is there, so a re-run changes little.
        path.write_text(f"{INPUTS_LINE}{inputs_digest()}\n{path.read_text('utf-8')}", "utf-8")
