"""Backup, restore and upgrade, rehearsed by the README's own commands under production's settings."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from lms.settings.local_keys import new_key
from tests.databases import ROOT, execute, key
from tests.production import environment, manage, prepared, run
from tests.worker import needs_postgres

pytestmark = pytest.mark.slow

# The first version had no table of these: going back to it loses them.
UNKNOWN_THEN = (
    "cms.Recording",
    "certificates.CredentialCheck",
    "certificates.ExternalCredential",
    "certificates.Layout",
    "certificates.ProofFile",
)
# The demonstration's recognised hours stay in the ledger when the table behind them is lost.
LOST_THEN = "comes from no recognition"
# Where each app stood when the first towns could have been installed.
FIRST_LANDED = (
    "lms.0002_people_links_recognised",
    "cms.0005_root",
    "courses.0003_let_cards_be_searched",
    "certificates.0003_initial",
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
# What each database's own lines of the README begin with.
OWN_LINES = {"sqlite": ("sqlite3", "cp"), "postgres": ("pg_dump", "pg_restore")}
NAME = f"percurso_rehearsal_{os.getpid()}"
SEEDED = f"{NAME}_seeded"
GO_BACK = """
import sys
import django; django.setup()
from django.core.management import call_command
for target in sys.argv[1:]:
    call_command("migrate", *target.split("."), verbosity=0)
"""
CHANGE_HISTORY = """
import django; django.setup()
from django.db import connection
connection.cursor().execute("UPDATE lms_auditevent SET action = 'none'")
"""


@dataclass(frozen=True)
class Town:
    """A service with people, hours and certificates, on one kind of database."""

    kind: str
    folder: Path
    more: dict[str, str] = field(repr=False)

    def tell(self, *arguments: str, **more: str) -> dict[str, Any]:
        """Return what the town holds."""
        module = ("-m", "tests.lms.management.town", *arguments)
        done = run(*module, folder=self.folder, **{**self.more, **more})
        assert done.returncode == 0, done.stderr
        told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return told

    def manage(self, *arguments: str) -> str:
        """Run one of the service's commands."""
        return manage(*arguments, folder=self.folder, **self.more)

    def follow(self, what: str, copies: Path) -> None:
        """Run the README's lines about ``what`` for this database, with copies in a folder."""
        block = re.search(rf"<!-- {what} -->\n```\n(.*?)```", README, re.DOTALL)
        assert block is not None
        foreign = tuple(name for kind in OWN_LINES.keys() - {self.kind} for name in OWN_LINES[kind])
        lines = [line for line in block[1].splitlines() if not line.startswith(foreign)]
        text = re.sub(r"\b(copy\.\w+|files\.tar\.gz)", rf"{copies}/\1", "\n".join(lines))
        text = re.sub(r"\bdata\b", str(self.folder), text)
        values = environment(self.folder, **self.more)
        values["PATH"] = f"{Path(sys.executable).parent}:{values['PATH']}"
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", text],
            cwd=ROOT,
            env=values,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    def destroy(self) -> None:
        """Lose the machine: every file and the whole database."""
        shutil.rmtree(self.folder)
        if self.kind == "postgres":
            make_database(NAME, template="template0")

    def make_anew(self) -> None:
        """Give a new machine its folder, as the README does."""
        subprocess.run(
            [
                "install",
                "-d",
                "-m",
                "700",
                self.folder,
                self.folder / "media",
                self.folder / "private",
            ],
            check=True,
        )


def make_database(name: str, *, template: str) -> None:
    """Make a database on the test's own server, empty or as a copy, in place of the one before."""
    drop_database(name)
    execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def drop_database(name: str) -> None:
    """Drop a database, whoever is still connected."""
    execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def database_url() -> str:
    """Return the address of the rehearsal's database."""
    found = re.fullmatch(r"(\w+://[^/]*/)[^?]*(\?.*)?", os.environ["DATABASE_URL"])
    assert found is not None
    return f"{found[1]}{NAME}{found[2] or ''}"


def keys() -> dict[str, str]:
    """Return new keys, as the README has them made."""
    return {name: f"k1:{new_key()}" for name in ("CPF_KEYS", "CPF_LOOKUP_KEYS", "SEAL_KEYS")}


@pytest.fixture(scope="module")
def sqlite_town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    if shutil.which("sqlite3") is None:
        pytest.skip("the sqlite3 command is not installed")
    town = Town("sqlite", prepared(tmp_path_factory.mktemp("sqlite") / "data"), keys())
    town.tell("seed")
    return town


@pytest.fixture(scope="module")
def postgres_town(
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Town]:
    if shutil.which("pg_dump") is None:
        pytest.skip("PostgreSQL's commands are not installed")
    folder = tmp_path_factory.mktemp("postgres") / "data"
    town = Town("postgres", folder, {**keys(), "DATABASE_URL": database_url()})
    town.make_anew()
    with django_db_blocker.unblock():
        make_database(NAME, template=f"percurso_original_{key()}")
        town.tell("seed")
        make_database(SEEDED, template=NAME)
        yield town
        for name in (NAME, SEEDED):
            drop_database(name)


@pytest.fixture(
    params=[
        "sqlite_town",
        pytest.param("postgres_town", marks=[pytest.mark.postgres, needs_postgres]),
    ]
)
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Town:
    """A town of the test's own on each kind of database, with something of everything in it."""
    seeded: Town = request.getfixturevalue(request.param)
    copy = replace(seeded, folder=tmp_path / "data")
    shutil.copytree(seeded.folder, copy.folder)
    if seeded.kind == "postgres":
        make_database(NAME, template=SEEDED)
    return copy


def assert_sound(town: Town, before: dict[str, Any], *, forgives: str = "") -> None:
    """Fail unless the town says what it said, and its chain and its ledger agree.

    Of the ledger, only a mismatch that ends as ``forgives`` says is let through.
    """
    after = town.tell()
    assert after == before
    assert after["intact"]
    assert after["sealed"]
    assert "A corrente confere" in town.manage("audit_check")
    ledger = run("manage.py", "ledger_check", folder=town.folder, **town.more)
    wrong = [line for line in ledger.stdout.splitlines() if line.startswith("  ")]
    assert [line for line in wrong if not (forgives and line.endswith(forgives))] == []
    assert (ledger.returncode == 0) is not bool(wrong), ledger.stderr


def test_a_town_that_lost_everything_comes_back_from_its_backup(town: Town, tmp_path: Path) -> None:
    before = town.tell()
    assert len(before["people"]) > 10
    assert len(before["files"]) > 3
    copies = tmp_path / "copies"
    copies.mkdir()
    town.follow("backup", copies)
    town.destroy()
    town.make_anew()
    town.follow("restore", copies)
    assert_sound(town, before)

    # What the README says of lost keys.
    lost = town.tell(SEAL_KEYS=f"k1:{new_key()}")
    assert (lost["intact"], lost["sealed"]) == (True, False)
    for name in ("CPF_KEYS", "CPF_LOOKUP_KEYS"):
        with pytest.raises(AssertionError, match=r"in people"):
            town.tell(**{name: f"k1:{new_key()}"})


def test_a_town_of_the_first_version_is_upgraded_with_its_rows(town: Town) -> None:
    before = town.tell()
    back = run("-c", GO_BACK, *FIRST_LANDED, folder=town.folder, **town.more)
    assert back.returncode == 0, back.stderr
    check = run("manage.py", "migrate", "--check", folder=town.folder, **town.more)
    assert check.returncode == 1, "there is nothing to upgrade from"
    town.manage("migrate", "-v0")
    rows = {**before["rows"], **dict.fromkeys(UNKNOWN_THEN, 0)}
    assert_sound(town, {**before, "rows": rows}, forgives=LOST_THEN)
    # What an upgrade rebuilds is guarded as before.
    refusal = run("-c", CHANGE_HISTORY, folder=town.folder, **town.more)
    assert "append-only" in refusal.stderr
