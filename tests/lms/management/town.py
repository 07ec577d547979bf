"""What a town holds, told by a process of its own in whatever settings it is given.

``python -m tests.lms.management.town`` prints it; with ``seed`` it makes the demonstration's people,
courses and certificates first, and seals what they did into the audit's chain.
"""

import hashlib
import json
import sys
from typing import Any

import django
from django.apps import apps

APPS = ("lms", "cms", "courses", "certificates")
# These count what runs, not what people did.
PASSING = {"lms.Heartbeat", "lms.Job"}
# What courses are found by: drawn from the pages, and drawn anew by the worker after an upgrade.
DERIVED = {"courses.SearchWord", "courses.WordTrigram", "courses.CardWord"}


def seed() -> None:
    """Make something of everything that the first version had a place for, by the services."""
    from courses.demo import seeding
    from lms.audit.services import seal
    from lms.management.demo.preparing import prepare

    # It certified nobody who taught: such a town could not go back to it.
    seeding.hold = lambda _course, *, by: None
    prepare(lambda _line: None)
    seal(limit=100_000)


def facts() -> dict[str, Any]:
    """Return everything that a restored or upgraded town must still say."""
    from certificates.issuing.keys import public_keys
    from certificates.issuing.models import Certificate

    issued = Certificate.objects.exclude(file="").order_by("code")
    return {
        "people": people(),
        "rows": {
            model._meta.label: model.objects.count()
            for model in apps.get_models()
            if model._meta.app_label in APPS and model._meta.label not in PASSING | DERIVED
        },
        "files": {row.code: digest_of(row) for row in issued},
        "intact": all(digest_of(row) == row.file_sha256 for row in issued),
        "sealed": all(is_sealed(row, public_keys()) for row in issued),
        "keys": public_keys(),
    }


def people() -> dict[str, str]:
    """Return the CPF of each person who has one, read from its cipher and found by its digest."""
    from lms.people import keyring, queries
    from lms.people.models import PersonIdentity

    found = {}
    for row in PersonIdentity.objects.select_related("person"):
        owner = row.person.public_id
        cpf = keyring.unseal(row.cpf_cipher, owner=owner, key_id=row.cpf_key_id)
        assert queries.find_by_cpf(cpf) == row.person
        found[str(owner)] = cpf
    return found


def digest_of(certificate: Any) -> str:
    """Return the SHA-256 of the stored file as it lies there now."""
    with certificate.file.open() as file:
        return hashlib.sha256(file.read()).hexdigest()


def is_sealed(certificate: Any, keys: dict[str, str]) -> bool:
    """Tell whether the seal is that of one of ``keys`` over the stored file."""
    from certificates.credentials.rules import Seal, verify_seal

    seal = Seal(certificate.seal_key_id, certificate.seal_signature)
    return verify_seal(digest_of(certificate), seal, keys)


if __name__ == "__main__":
    django.setup()
    if "seed" in sys.argv:
        seed()
    sys.stdout.write(json.dumps(facts()))
