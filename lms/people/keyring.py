"""Secrets for CPF and SUS card: sealed with AES-GCM, found by a keyed digest (decision D11).

Keys are written ``id:base64`` in the settings, the one in use first. A row names the key that
sealed it, so that old rows stay readable until ``rotate_identity_keys`` has passed over them.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_LENGTH = 32
NONCE_LENGTH = 12
LONGEST_KEY_ID = 16


@dataclass(frozen=True)
class Key:
    """One secret and the name by which rows refer to it."""

    key_id: str
    secret: bytes

    def __repr__(self) -> str:
        return f"Key({self.key_id})"


@dataclass(frozen=True)
class Keyring:
    """The keys of one purpose, the one in use first."""

    keys: tuple[Key, ...]

    @property
    def current(self) -> Key:
        return self.keys[0]

    def named(self, key_id: str) -> Key:
        """Return a key by its name.

        Raises:
            LookupError: the key was taken out of the settings before the rows were rotated.
        """
        for key in self.keys:
            if key.key_id == key_id:
                return key
        raise LookupError(f"no key named {key_id!r} in the settings")


@dataclass(frozen=True)
class Digest:
    """What a CPF is looked up by, and the key that made it."""

    key_id: str
    hexadecimal: str


def cipher_keys() -> Keyring:
    """Return the keys that seal."""
    return _read("CPF_KEYS", tuple(settings.CPF_KEYS))


def lookup_keys() -> Keyring:
    """Return the keys that make digests."""
    return _read("CPF_LOOKUP_KEYS", tuple(settings.CPF_LOOKUP_KEYS))


def seal(text: str, *, owner: UUID, key: Key | None = None) -> bytes:
    """Return ``text`` sealed for one person: it opens for nobody else's row."""
    nonce = secrets.token_bytes(NONCE_LENGTH)
    used = key or cipher_keys().current
    return nonce + AESGCM(used.secret).encrypt(nonce, text.encode(), owner.bytes)


def unseal(cipher: bytes | memoryview, *, owner: UUID, key_id: str) -> str:
    """Return what was sealed for ``owner``.

    Raises:
        LookupError: the key is not in the settings any more.
        cryptography.exceptions.InvalidTag: changed, or sealed for another person.
    """
    raw = bytes(cipher)
    box = AESGCM(cipher_keys().named(key_id).secret)
    return box.decrypt(raw[:NONCE_LENGTH], raw[NONCE_LENGTH:], owner.bytes).decode()


def digest(cpf: str, *, key: Key | None = None) -> Digest:
    """Return the digest of a bare CPF under the key in use, or under ``key``."""
    used = key or lookup_keys().current
    return Digest(used.key_id, hmac.new(used.secret, cpf.encode(), hashlib.sha256).hexdigest())


def digests(cpf: str) -> list[Digest]:
    """Return the digests of a bare CPF under every key: rows not yet rotated are found too."""
    return [digest(cpf, key=key) for key in lookup_keys().keys]


@lru_cache(maxsize=16)
def _read(setting: str, lines: Sequence[str]) -> Keyring:
    keys = tuple(_key(setting, line) for line in lines)
    if not keys or len({key.key_id for key in keys}) != len(keys):
        raise ImproperlyConfigured(f"{setting} needs one key or more, each with its own id")
    return Keyring(keys)


def _key(setting: str, line: str) -> Key:
    key_id, _, encoded = line.strip().partition(":")
    try:
        secret = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        secret = b""
    if not 0 < len(key_id) <= LONGEST_KEY_ID or len(secret) != KEY_LENGTH:
        raise ImproperlyConfigured(f"{setting} is a list of id:base64 of {KEY_LENGTH} bytes")
    return Key(key_id, secret)
