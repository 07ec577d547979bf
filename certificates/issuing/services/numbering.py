"""The number of a certificate: by issuer and civil year, without gaps (D6)."""

from django.db import connection

from certificates.issuing.models import IssuerCounter

# One statement makes the counter or moves it, and holds its row until the transaction ends: a
# certificate that fails after this gives its number back.
_NEXT = f"""
INSERT INTO {IssuerCounter._meta.db_table} AS counter (issuer_id, year, last_number)
VALUES (%s, %s, 1)
ON CONFLICT (issuer_id, year) DO UPDATE SET last_number = counter.last_number + 1
RETURNING last_number
"""  # noqa: S608 - the table's own name


def next_number(*, issuer_id: int, year: int) -> int:
    """Return the issuer's next number in ``year``; lock nothing else after this call."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [issuer_id, year])
        return int(cursor.fetchone()[0])
