"""Secrets for a machine of one's own: made once, kept in the data folder, never committed."""

import base64
import os
import secrets
from pathlib import Path

NAMES = ("CPF_KEYS", "CPF_LOOKUP_KEYS", "SEAL_KEYS")


def load(folder: Path) -> None:
    """Put the folder's secrets into the environment, making them at the first call."""
    path = folder / "keys.env"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(make(), encoding="utf-8")
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition("=")
        os.environ.setdefault(name, value)


def make() -> str:
    """Return new secrets, one ``NAME=value`` a line."""
    lines = [f"SECRET_KEY={secrets.token_urlsafe(50)}"]
    lines += [f"{name}=k1:{new_key()}" for name in NAMES]
    return "\n".join(lines) + "\n"


def new_key() -> str:
    """Return 32 random bytes in base64."""
    return base64.b64encode(secrets.token_bytes(32)).decode()
