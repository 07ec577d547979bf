"""A migrated database for each test process, copied from one kept between runs.

Migrating costs twelve seconds; a copy costs less than one. The copy's key is a hash of our
migrations and of the lock, so that it is never stale.
"""

import atexit
import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations

from lms.common import appendonly

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
def one_at_a_time() -> Iterator[None]:
    """Let one process at a time prepare the copy's original."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def set_up(worker: str) -> None:
    """Point the connection at a fresh, migrated database of this process's own."""
    prepare = _postgres if connection.vendor == "postgresql" else _sqlite
    with one_at_a_time():
        prepare(worker)
    connection._test_serialized_contents = connection.creation.serialize_db_to_string()


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


def let_flush_start_afresh() -> None:
    """After a test that committed, empty the database and put back what the migrations made.

    The append-only triggers are away while tables are emptied. Every test then starts from the
    same rows, whatever the order.
    """
    flush = BaseDatabaseOperations.execute_sql_flush

    def unguarded(self: BaseDatabaseOperations, sql_list: list[str]) -> None:
        with self.connection.cursor() as cursor:
            for statement in triggers_off(self.connection):
                cursor.execute(statement)
        flush(self, sql_list)
        self.connection.creation.deserialize_db_from_string(
            self.connection._test_serialized_contents
        )
        appendonly.install(self.connection)

    BaseDatabaseOperations.execute_sql_flush = unguarded


def triggers_off(database: BaseDatabaseWrapper) -> list[str]:
    """Return the statements that drop every append-only trigger."""
    statements = []
    for protection in appendonly.PROTECTIONS:
        table = protection.model._meta.db_table
        on = f' ON "{table}"' if database.vendor == "postgresql" else ""
        statements += [
            f"DROP TRIGGER IF EXISTS {table}_no_{what}{on}"
            for what in ("update", "delete", "truncate")
        ]
    return statements
