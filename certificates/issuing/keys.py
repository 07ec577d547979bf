"""The keys of the server's seals, from the settings.

Of those of the file's seal the first seals and all of them verify (D23). The one that signs inside
PDFs is the only one of its kind: each of its signatures carries what verifies it.
"""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from certificates.credentials.pdf_keys import KeyRefused, PdfKey
from certificates.credentials.rules import SealKey


def sealing_key() -> SealKey:
    """Return the key in use."""
    return _keys(tuple(settings.SEAL_KEYS))[0]


def public_keys() -> dict[str, str]:
    """Return every public key ever used, in base 64, by key id; the one in use comes first."""
    return {key.key_id: key.public_key_b64 for key in _keys(tuple(settings.SEAL_KEYS))}


def pdf_key() -> PdfKey | None:
    """Return the key that signs inside PDFs; nothing where none was set. It may have expired.

    Raises:
        KeyRefused: the file cannot be read, or holds no key that could sign.
    """
    if not settings.PDF_KEY_FILE:
        return None
    return _pdf_key(settings.PDF_KEY_FILE, settings.PDF_KEY_PASSWORD)


@lru_cache(maxsize=2)
def _pdf_key(path: str, password: str) -> PdfKey:
    try:
        content = Path(path).read_bytes()
    except OSError:
        raise KeyRefused("O arquivo de PDF_KEY_FILE não existe ou não pode ser lido.") from None
    return PdfKey.read(content, password)


@lru_cache(maxsize=2)
def _keys(written: tuple[str, ...]) -> tuple[SealKey, ...]:
    # Written "id:base64" in the settings; what we publish is the id that the key itself gives.
    return tuple(SealKey.from_seed(text.partition(":")[2]) for text in written)
