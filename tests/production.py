"""Production's own settings, in processes of their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.databases import CACHE, ROOT, key, one_at_a_time

# A key in which every byte is zero, valid in form, for whatever must be set.
KEY = "k1:" + "A" * 43 + "="
REQUIRED = {
    "SECRET_KEY": "a-long-and-random-text-that-nobody-knows-0123456789-abcdefgh",
    "CPF_KEYS": KEY,
    "CPF_LOOKUP_KEYS": KEY,
    "SEAL_KEYS": KEY,
    "ALLOWED_HOSTS": "percurso.example,127.0.0.1",
    "VERIFY_HOST": "percurso.example",
}


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of a service whose data are in ``folder``, and nothing of ours."""
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "lms.settings.production",
        "DATA_DIR": str(folder),
        "LOG_LEVEL": "ERROR",
        **REQUIRED,
        **more,
    }


def run(*arguments: str, folder: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run Python with ``arguments``, and return what it printed and how it ended."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        check=False,
    )


def prepared(folder: Path) -> Path:
    """Return ``folder`` as a new town's: prepared by the README's commands, the site still empty.

    What they make is kept between runs; ``collectstatic`` is left out, for whoever draws a page.
    """
    original = CACHE / f"town-{key()}"
    with one_at_a_time("town"):
        if not original.exists():
            for old in CACHE.glob("town-*"):
                shutil.rmtree(old)
            unfinished = CACHE / "unfinished-town"
            shutil.rmtree(unfinished, ignore_errors=True)
            for made in (unfinished, unfinished / "media", unfinished / "private"):
                made.mkdir(mode=0o700)
            for command in ("migrate", "createcachetable", "load_territory"):
                manage(command, folder=unfinished)
            unfinished.rename(original)
    shutil.copytree(original, folder)
    return folder


def manage(*arguments: str, folder: Path, **more: str) -> str:
    """Run one of the site's commands, which must end well; return what it printed."""
    done = run("manage.py", *arguments, folder=folder, **more)
    assert done.returncode == 0, done.stderr
    return done.stdout
