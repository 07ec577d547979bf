"""Many more certificates like one, by the tables alone: for the benchmark and for tests.

Nobody completed anything, and no file lies behind them: only what verdicts read is there.
"""

import hashlib
import uuid
from typing import Any, Final

from django.db import connection, models

from certificates.issuing.models import Certificate, SnapshotPerson
from lms.common.codes import new_code

# Far from every number that an issuer reaches.
_FIRST_NUMBER: Final = 10_000_000


def copy(certificate: Certificate, count: int) -> list[str]:
    """Make ``count`` certificates like one, with their printed person; return their codes."""
    codes = [new_code() for _ in range(count)]
    made = Certificate.objects.bulk_create(
        Certificate(**{**_values(certificate), **_own(code, number)})
        for number, code in enumerate(codes, _next_number())
    )
    person = _values(certificate.printed_person)
    SnapshotPerson.objects.bulk_create(
        SnapshotPerson(**{**person, "certificate_id": one.pk}) for one in made
    )
    return codes


def _next_number() -> int:
    last = Certificate.objects.aggregate(last=models.Max("number"))["last"] or 0
    return max(int(last) + 1, _FIRST_NUMBER)


def _values(row: models.Model) -> dict[str, Any]:
    """Return every column of a row but its key."""
    fields = row._meta.concrete_fields
    return {one.attname: getattr(row, one.attname) for one in fields if not one.primary_key}


def _own(code: str, number: int) -> dict[str, Any]:
    return {
        "public_id": uuid.uuid4(),
        "code": code,
        "number": number,
        "source_key": f"fill:{code}",
        "file_sha256": hashlib.sha256(code.encode()).hexdigest(),
        "replaces_id": None,
    }


def fill(certificate: Certificate, count: int) -> None:
    """Make ``count`` more in two statements; their codes have the length of codes, no check."""
    first = _next_number()
    is_postgres = connection.vendor == "postgresql"
    own = {
        "public_id": "gen_random_uuid()" if is_postgres else "lower(hex(randomblob(16)))",
        "code": _random_hex(17, upper=True),
        "number": f"{first} + numbers.n",
        "source_key": f"'fill:' || ({first} + numbers.n)",
        "file_sha256": _random_hex(64, upper=False),
        "replaces_id": "NULL",
    }
    _insert(certificate, own, f"{_numbers(count)} WHERE source.id = %s", [certificate.pk])
    person = certificate.printed_person
    made = "JOIN certificates_certificate made ON made.number >= %s WHERE source.id = %s"
    _insert(person, {"certificate_id": "made.id"}, made, [first, person.pk])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _insert(row: models.Model, own: dict[str, str], rest: str, values: list[Any]) -> None:
    """Insert copies of a row, with expressions in place of some columns."""
    table = row._meta.db_table
    columns = [one.column for one in row._meta.concrete_fields if not one.primary_key]
    names = ", ".join(f'"{name}"' for name in columns)
    taken = ", ".join(own.get(name, f'source."{name}"') for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {taken} FROM {table} source {rest}",  # noqa: S608 - our own names
            values,
        )


def _numbers(count: int) -> str:
    if connection.vendor == "postgresql":
        return f"CROSS JOIN generate_series(0, {count - 1}) AS numbers(n)"
    series = f"SELECT 0 AS n UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < {count}"  # noqa: S608 - a number
    return f"CROSS JOIN (WITH RECURSIVE counted(n) AS ({series}) SELECT n FROM counted) numbers"  # noqa: S608 - a number


def _random_hex(length: int, *, upper: bool) -> str:
    if connection.vendor == "postgresql":
        digits = "md5(random()::text || numbers.n) || md5(numbers.n || random()::text)"
    else:
        digits = "lower(hex(randomblob(32)))"
    cut = f"substr({digits}, 1, {length})"
    return f"upper({cut})" if upper else cut
