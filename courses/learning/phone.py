"""The name under which a phone keeps what belongs to one sign-in."""

from functools import lru_cache
from uuid import UUID

from django.utils.crypto import salted_hmac

from lms.people.models import User

KEY_LENGTH = 20
_SALT = "courses.learning.phone"


def phone_key(user: User) -> str:
    """Return an opaque key of ``user``: the same on every phone, saying nothing to its finder."""
    return _key(user.public_id)


@lru_cache(maxsize=8192)
def _key(public_id: UUID) -> str:
    return salted_hmac(_SALT, str(public_id), algorithm="sha256").hexdigest()[:KEY_LENGTH]
