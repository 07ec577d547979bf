#!/usr/bin/env python3
"""Percurso's one door: sets itself up with the standard library, then runs Django.

``python3 manage.py demo`` and ``python3 manage.py test`` are all that anyone needs from a bare
Python. Everything else is a Django command, run inside the same environment.
"""

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "percurso-locks.json"
REQUIREMENTS = ROOT / "requirements"
OLDEST_PYTHON = (3, 11)
SETUP_BYTES = 900 * 1024 * 1024


class SetupError(Exception):
    """One plain Portuguese sentence about why the set-up cannot go on."""


def main():
    """Set up what the command needs, then run it."""
    arguments = sys.argv[1:]
    command = arguments[0] if arguments else ""
    try:
        check_python()
        prepare(command)
    except SetupError as problem:
        sys.exit(str(problem))
    except OSError as problem:
        if problem.errno == errno.ENOSPC:
            sys.exit("O disco está cheio: libere espaço e rode o mesmo comando outra vez.")
        raise
    if command == "test":
        run_tests(arguments[1:])
    run_django()


def check_python():
    """Refuse a Python that is too old for the code, before anything is imported."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:2]))
        raise SetupError(
            "O Percurso precisa do Python 3.11 ou mais novo; este é o %s. "
            "Instale um mais novo e rode o mesmo comando com ele." % found
        )


def prepare(command):
    """Make sure that this process is the environment's Python, with the right packages.

    ``demo``, ``test`` and ``lock`` bring their packages. Any other command takes the environment
    that is there: ours, or the one it was started in (a container's, say).
    """
    if command not in {"demo", "test", "lock"} and (not VENV_PYTHON.exists() and has_django()):
        return
    # Where the test tools are installed they stay: a stale lock is replaced by its own successor.
    lock = "test" if command in {"test", "lock"} or "test" in installed() else "base"
    if not is_fresh(lock):
        install(lock)
    if Path(sys.prefix).resolve() != VENV.resolve():
        run_inside()


def has_django():
    """Tell whether Django can be imported by this Python."""
    try:
        import django  # noqa: F401
    except ImportError:
        return False
    return True


def digest(name):
    """Return the SHA-256 of a lock file, in hexadecimal."""
    return hashlib.sha256((REQUIREMENTS / (name + ".lock")).read_bytes()).hexdigest()


def installed():
    """Return the digest of each lock that the environment was brought to."""
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def is_fresh(lock):
    """Tell whether the environment holds what ``lock`` names."""
    return installed().get(lock) == digest(lock)


def install(lock):
    """Install one lock into ``.venv``, made first if it is missing."""
    free = shutil.disk_usage(str(ROOT)).free
    if free < SETUP_BYTES:
        raise SetupError(
            "Falta espaço em disco: a instalação precisa de 900 MB livres e há %d MB. "
            "Libere espaço e rode o mesmo comando outra vez." % (free // (1024 * 1024))
        )
    print("Preparando o ambiente (só na primeira vez)...", file=sys.stderr, flush=True)
    if not VENV_PYTHON.exists():
        make_venv()
    STAMP.unlink(missing_ok=True)
    sync(lock)
    # The test lock holds everything of the base lock, at the same versions.
    held = {"base": digest("base")} if lock == "base" else {n: digest(n) for n in ("base", "test")}
    STAMP.write_text(json.dumps(held), encoding="utf-8")


def make_venv():
    """Make ``.venv`` with the standard library's module."""
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError as problem:
        raise SetupError(
            "Falta o módulo venv do Python. No Debian ou Ubuntu, instale-o com "
            "'apt install python3-venv' e rode o mesmo comando outra vez."
        ) from problem
    venv.create(str(VENV), with_pip=True)


def sync(lock):
    """Bring ``.venv`` to exactly what the lock names, by uv, or by pip where uv has no build."""
    lock_path = str(REQUIREMENTS / (lock + ".lock"))
    tools = VENV / "setup-tools"
    pip = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    setup_lock = str(REQUIREMENTS / "setup.lock")
    fetch_uv = [*pip, "--require-hashes", "--target", str(tools), "-r", setup_lock]
    if not tools.exists() and not succeeds(fetch_uv):
        shutil.rmtree(str(tools), ignore_errors=True)
    environment = dict(os.environ, PYTHONPATH=str(tools), VIRTUAL_ENV=str(VENV))
    uv = [str(VENV_PYTHON), "-m", "uv", "pip", "sync", "--quiet", "--require-hashes", lock_path]
    if tools.exists() and succeeds(uv, environment):
        return
    if not succeeds([*pip, "--require-hashes", "-r", lock_path]):
        raise SetupError(
            "Não deu para instalar as bibliotecas: veja a mensagem acima, confira a internet e "
            "rode o mesmo comando outra vez."
        )


def succeeds(command, environment=None):
    """Run a command with its errors shown; tell whether it ended well."""
    return subprocess.run(command, env=environment, check=False).returncode == 0


def run_inside():
    """Become the environment's Python, with the same arguments."""
    command = [str(VENV_PYTHON), str(ROOT / "manage.py"), *sys.argv[1:]]
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def run_tests(arguments):
    """Run pytest from the project's root and exit with its status."""
    os.chdir(str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.test")
    import pytest

    sys.exit(pytest.main(arguments))


def run_django():
    """Run a Django command; the demonstration and the benchmark bring their own settings."""
    is_demo = sys.argv[1:2] in (["demo"], ["bench"])
    default = "lms.settings.demo" if is_demo else "lms.settings.dev"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", default)
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
