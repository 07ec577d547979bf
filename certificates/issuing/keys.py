"""The keys of the server's seal, from the settings: the first seals, all of them verify (D23)."""

from functools import lru_cache

from django.conf import settings

from certificates.credentials.rules import SealKey


def sealing_key() -> SealKey:
    """Return the key in use."""
    return _keys(tuple(settings.SEAL_KEYS))[0]


def public_keys() -> dict[str, str]:
    """Return every public key ever used, in base 64, by key id; the one in use comes first."""
    return {key.key_id: key.public_key_b64 for key in _keys(tuple(settings.SEAL_KEYS))}


@lru_cache(maxsize=2)
def _keys(written: tuple[str, ...]) -> tuple[SealKey, ...]:
    # Written "id:base64" in the settings; what we publish is the id that the key itself gives.
    return tuple(SealKey.from_seed(text.partition(":")[2]) for text in written)
