"""The database by its address: SQLite for one town, PostgreSQL beyond (decision D15)."""

from pathlib import Path
from typing import Any

import environ


def database(env: environ.Env, folder: Path) -> dict[str, Any]:
    """Return the settings of ``DATABASE_URL``; without one, a SQLite file in ``folder``."""
    settings: dict[str, Any] = env.db(
        "DATABASE_URL", default=f"sqlite:///{folder / 'percurso.sqlite3'}"
    )
    return settings


def options_for(settings: dict[str, Any], *, synchronous: str) -> dict[str, Any]:
    """Return the options that make a connection safe and quick.

    Args:
        settings: one entry of ``DATABASES``.
        synchronous: SQLite's ``synchronous``; ``FULL`` survives a power cut.
    """
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        pragmas = f"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous};"
        # Opening the file and setting it up costs more than most requests do.
        return {
            "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": pragmas, "timeout": 20},
        }
    return {"OPTIONS": {"pool": {"min_size": 1, "max_size": 12, "timeout": 10}}}
