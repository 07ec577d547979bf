"""The demonstration itself, served by its own command in a process of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.databases import CACHE, ROOT, one_at_a_time, sqlite_original

START_SECONDS = 90


def address(port: int) -> str:
    """Return where the demonstration on ``port`` answers, as it says itself."""
    return f"http://127.0.0.1:{port}"


def plain_environment() -> dict[str, str]:
    """Return this process's environment without what a test or a developer has set."""
    ours = {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "SECRET_KEY", "TRUSTED_PROXIES"}
    ours |= {"ALLOWED_HOSTS", "VERIFY_HOST", "BASE_URL", "EMAIL_URL", "LOG_LEVEL", "DATA_DIR"}
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ours and not name.endswith("_KEYS")
    }


def serve(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    """Start the demonstration as a group of its own, as a terminal would, data in ``folder``.

    What it prints goes to ``welcome.txt``, and what it complains of to ``server.log``, beside it.
    """
    with (
        (folder.parent / "welcome.txt").open("wb") as welcome,
        (folder.parent / "server.log").open("wb") as log,
    ):
        return subprocess.Popen(
            [sys.executable, str(ROOT / "manage.py"), "demo", "--port", str(port)],
            cwd=ROOT,
            env={**plain_environment(), "DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"},
            stdout=welcome,
            stderr=log,
            process_group=0,
        )


def wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the demonstration answers."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "the demonstration ended"
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2):  # noqa: S310 - our own
                return
        except (OSError, urllib.error.URLError):
            time.sleep(0.1)
    raise AssertionError("the demonstration did not answer")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def seeded() -> Path:
    """Return a folder with the seeded demonstration, kept between runs."""
    from lms.management.demo.preparing import fingerprint

    original = CACHE / f"demo-{fingerprint()[:16]}"
    with one_at_a_time("demonstration"):
        if not (original / "demo-stamp").exists():
            for old in CACHE.glob("demo-*"):
                shutil.rmtree(old)
            if sqlite_original().exists():  # what is migrated already need not be again
                original.mkdir()
                shutil.copy(sqlite_original(), original / "percurso.sqlite3")
            subprocess.run(
                [sys.executable, str(ROOT / "manage.py"), "demo", "--check"],
                cwd=ROOT,
                env={"PATH": os.environ["PATH"], "DATA_DIR": str(original)},
                check=True,
                stdout=subprocess.DEVNULL,
            )
    return original
