"""The demonstration in one command: what it says leads to it, and Ctrl-C leaves nothing behind."""

import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from lms.management.bench.processes import family
from lms.management.demo.serving import run_apart
from lms.settings.ports import DEFAULT_PORT, asked_port
from tests import demonstration
from tests.databases import ROOT

STOP_SECONDS = 20
PRINT_ADDRESSES = (
    "import sys; sys.argv = ['manage.py', 'demo', *sys.argv[1:]]\n"
    "import django; django.setup()\n"
    "from django.conf import settings\n"
    "print(settings.VERIFY_HOST, settings.BASE_URL, settings.WAGTAILADMIN_BASE_URL,"
    " settings.CSRF_TRUSTED_ORIGINS[0], settings.DEFAULT_FROM_EMAIL)"
)


def addresses(*arguments: str, folder: Path, **more: str) -> list[str]:
    """Return what the demonstration's settings say when the command is given ``arguments``."""
    done = subprocess.run(
        [sys.executable, "-c", PRINT_ADDRESSES, *arguments],
        cwd=ROOT,
        env={
            **demonstration.plain_environment(),
            "DJANGO_SETTINGS_MODULE": "lms.settings.demo",
            "DATA_DIR": str(folder),
            **more,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_every_address_is_that_of_the_port_that_is_asked_for(tmp_path: Path) -> None:
    url = "http://127.0.0.1:8101"
    assert addresses("--port", "8101", folder=tmp_path) == [
        "127.0.0.1:8101",
        url,
        url,
        url,
        "nao-responda@127.0.0.1",
    ]


def test_an_address_of_the_environment_stands(tmp_path: Path) -> None:
    more = {"VERIFY_HOST": "percurso.example", "BASE_URL": "https://percurso.example"}
    host, url, *_rest = addresses("--port", "8101", folder=tmp_path, **more)
    assert (host, url) == ("percurso.example", "https://percurso.example")


@pytest.mark.parametrize(
    ("arguments", "port"),
    [
        (["--port", "8101"], 8101),
        (["--check", "--port=8101"], 8101),
        (["--check"], DEFAULT_PORT),
        # The command itself says what is wrong with these.
        (["--port"], DEFAULT_PORT),
        (["--port", "oito mil"], DEFAULT_PORT),
    ],
)
def test_the_port_is_read_before_the_command_is_loaded(arguments: list[str], port: int) -> None:
    assert asked_port(["manage.py", "demo", *arguments]) == port


def test_ctrl_c_while_it_is_prepared_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_say: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lms.management.commands.demo.prepare", interrupted)
    with pytest.raises(CommandError, match="Rode de novo") as told:
        call_command("demo", port=demonstration.free_port())
    assert told.value.returncode == 130


# A process sets a sheet in a child, then forks another that sets one too.
SETS_TWICE = """
import django
django.setup()
from certificates.rendering.pdf import render_pdf
from lms.management.demo.serving import run_apart
from tests.certificates.samples import PERSON, SNAPSHOT
assert run_apart(lambda: render_pdf(SNAPSHOT, PERSON)) == 0
assert run_apart(lambda: render_pdf(SNAPSHOT, PERSON)) == 0
"""


@pytest.mark.slow
def test_a_process_forked_after_the_preparing_sets_certificates() -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "lms.settings.test"}
    command = [sys.executable, "-c", SETS_TWICE]
    ended = subprocess.run(command, env=environment, cwd=ROOT, timeout=60, check=False)
    assert ended.returncode == 0


def test_what_runs_apart_tells_how_it_ended_and_leaves_no_trace() -> None:
    seen: list[str] = []
    assert run_apart(lambda: seen.append("there")) == 0
    assert seen == []
    assert run_apart(lambda: sys.exit(3)) == 3


@dataclass(frozen=True)
class Served:
    """A demonstration that runs, on a port other than the one that it was seeded for."""

    process: "subprocess.Popen[bytes]"
    url: str
    folder: Path

    def text(self, path: str) -> str:
        """Return the page at a path."""
        with urllib.request.urlopen(self.url + path, timeout=20) as answer:  # noqa: S310 - our own
            return str(answer.read().decode())


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    folder = tmp_path / "data"
    shutil.copytree(demonstration.seeded(), folder)
    port = demonstration.free_port()
    url = demonstration.address(port)
    process = demonstration.serve(folder, port)
    try:
        demonstration.wait_for(url, process)
        yield Served(process, url, folder)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=STOP_SECONDS)


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that is dead but not yet reaped does not."""
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.slow
def test_it_serves_its_own_address_and_ctrl_c_ends_every_process(served: Served) -> None:
    host = served.url.removeprefix("http://")
    # The verdict on a code of nobody's names the host that may be typed.
    assert host in served.text(f"/v/{'0' * 17}")

    people = family(served.process.pid)
    assert len(people) >= 4, "the parent, gunicorn and its process, the worker"
    os.killpg(served.process.pid, signal.SIGINT)
    assert served.process.wait(timeout=STOP_SECONDS) == 0
    assert [pid for pid in people if is_alive(pid)] == []
    welcome = (served.folder.parent / "welcome.txt").read_text(encoding="utf-8")
    assert f"Confira um certificado: {served.url}/v/" in welcome
    assert "Traceback" not in (served.folder.parent / "server.log").read_text(encoding="utf-8")
