"""A migrated database for each test process, copied from one kept between runs.

Migrating costs twelve seconds; a copy costs less than one. The copy's key is a hash of our
migrations and of the lock, so that it is never stale.
"""

import atexit
import fcntl
import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.test import TransactionTestCase

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".test-cache"


def key() -> str:
    """Return the hash of what a migrated database depends on."""
    found = hashlib.sha256((ROOT / "requirements" / "test.lock").read_bytes())
    for app in ("lms", "cms", "courses", "certificates"):
        for path in sorted((ROOT / app / "migrations").glob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()[:16]


@contextmanager
def one_at_a_time(what: str) -> Iterator[None]:
    """Let one process at a time prepare something that all of them copy."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def set_up(worker: str) -> None:
    """Point the connection at a fresh, migrated database of this process's own."""
    prepare = _postgres if connection.vendor == "postgresql" else _sqlite
    with one_at_a_time("database"):
        prepare(worker)


def use(name: str) -> None:
    """Point the connection at a database by its name."""
    connection.close()
    connection.settings_dict["NAME"] = name


def migrate() -> None:
    """Migrate quietly."""
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()


def sqlite_original() -> Path:
    """Return where the migrated SQLite file is kept, once a run on SQLite has made it."""
    return CACHE / f"{key()}.sqlite3"


def _sqlite(worker: str) -> None:
    original = sqlite_original()
    if not original.exists():
        for old in CACHE.glob("*.sqlite3*"):
            old.unlink()
        unfinished = CACHE / "unfinished.sqlite3"
        use(str(unfinished))
        migrate()
        unfinished.rename(original)
    copy = Path(tempfile.mkdtemp(prefix="percurso-test-")) / f"{worker}.sqlite3"
    atexit.register(shutil.rmtree, copy.parent, ignore_errors=True)
    shutil.copy(original, copy)
    use(str(copy))


def _postgres(worker: str) -> None:
    original, copy = f"percurso_original_{key()}", f"percurso_test_{worker}_{os.getpid()}"
    use("postgres")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [original])
        is_missing = cursor.fetchone() is None
    if is_missing:
        execute(f'CREATE DATABASE "{original}_unfinished"')
        use(f"{original}_unfinished")
        migrate()
        use("postgres")
        execute(f'ALTER DATABASE "{original}_unfinished" RENAME TO "{original}"')
    execute(f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')
    use(copy)
    _keep_rows()


def tear_down() -> None:
    """Drop what only this process used."""
    if connection.vendor == "postgresql":
        name = connection.settings_dict["NAME"]
        use("postgres")
        execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    connection.close()


def execute(statement: str) -> None:
    """Run one statement outside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def start_afresh_after_commits() -> None:
    """After a test that committed, put back what the migrations made, and nothing else.

    Every test then starts from the same rows, whatever the order. Django's own way would also
    name every permission again, which costs a second each time.
    """
    TransactionTestCase._fixture_teardown = lambda _self: _put_back()


def _put_back() -> None:
    if connection.vendor == "postgresql":
        _put_back_rows()
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(sqlite_original())) as original:
        original.backup(connection.connection)


def _keep_rows() -> None:
    """Keep a copy of every row that the migrations made beside the tables."""
    execute("CREATE SCHEMA kept")
    for table in connection.introspection.table_names():
        execute(f'CREATE TABLE kept."{table}" AS TABLE public."{table}"')


def _put_back_rows() -> None:
    """Delete and insert: truncating makes every file of a table and its indexes anew."""
    tables = connection.introspection.table_names()
    with transaction.atomic():
        execute("SET LOCAL session_replication_role = replica")  # no trigger, no foreign key
        for table in tables:
            execute(f'DELETE FROM public."{table}"')
            execute(f'INSERT INTO public."{table}" SELECT * FROM kept."{table}"')
