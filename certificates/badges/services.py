"""Making a person's certificate portable."""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db import IntegrityError, transaction
from django.db.models import TextChoices
from django.utils import timezone

from certificates.badges import policy, queries
from certificates.badges.keys import credential_keys
from certificates.badges.models import StatusPlace
from certificates.badges.rules import (
    LIST_BITS,
    IssuerAddress,
    Json,
    Place,
    credential,
    hidden,
    named,
    status_list,
)
from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus
from certificates.issuing.services.sealing import facts_of
from certificates.snapshot.rules import snapshot_from_json
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError, TransitionRefused
from lms.organizations.models import Organization

if TYPE_CHECKING:
    from lms.people.models import User

TAKEN = actions.register("certificate.taken_along", "Levou o certificado como credencial.")
MOST_TRIES: Final = 100


class Form(TextChoices):
    """How a credential is written."""

    PROOF = "json", "com prova dentro (JSON)"
    TOKEN = "token", "assinada (JWT)"


@dataclass(frozen=True)
class Made:
    """A credential as a file: its text, and how such a file is called and ends."""

    text: str
    media_type: str
    ending: str


@transaction.atomic
def take_along(*, certificate: Certificate, shows_name: bool, form: Form, by: "User") -> Made:
    """Return a valid certificate as a portable credential, for its person.

    The first time it gets its place in the issuer's list of statuses. The same choice gives the
    same credential, as long as the key is the same.

    Raises:
        NotAllowed: ``by`` is not the person.
        TransitionRefused: the certificate is not in force.
        DomainError: the name was taken off.
    """
    certificate = _locked(certificate.pk)
    require(policy.can_take_along(by, certificate))
    if certificate.status != CertificateStatus.ISSUED or certificate.issued_at is None:
        raise TransitionRefused("Só um certificado válido pode ser levado como credencial.")
    identity = _identity(certificate, shows_name=shows_name)
    issuer = address_of(certificate.issuer, certificate.verify_host)
    body = credential(
        snapshot_from_json(certificate.snapshot),
        identity,
        issuer=issuer,
        place=_place_of(certificate),
        issued_at=certificate.issued_at,
    )
    audit.record(
        TAKEN,
        certificate,
        by=by,
        organization_id=certificate.issuer_id,
        data={"form": form, "shows_name": shows_name},
    )
    return _written(body, issuer, form, at=certificate.issued_at)


def _locked(certificate_id: int) -> Certificate:
    return (
        Certificate.objects.select_for_update(of=("self",))
        .select_related("issuer", "person", "printed_person")
        .get(pk=certificate_id)
    )


def _identity(certificate: Certificate, *, shows_name: bool) -> Json:
    printed = getattr(certificate, "printed_person", None)
    if printed is None:
        raise DomainError("O nome foi retirado deste certificado: não há o que levar.")
    person = facts_of(printed)
    return named(person) if shows_name else hidden(person, bytes.fromhex(printed.salt))


def statuses(issuer: Organization, number: int, host: str, form: Form) -> Made:
    """Return one of an issuer's lists of statuses, as it is now, signed."""
    now = timezone.now()
    address = address_of(issuer, host)
    body = status_list(address, number, queries.ended_positions(issuer, number), now)
    return _written(body, address, form, at=now)


def address_of(issuer: Organization, host: str) -> IssuerAddress:
    """Return where an issuer is found under a printed host."""
    return IssuerAddress(host=host, public_id=issuer.public_id)


def _written(body: Json, issuer: IssuerAddress, form: Form, *, at: datetime) -> Made:
    from certificates.badges.proofs import as_token, with_proof

    key = credential_keys()[0]
    if form == Form.TOKEN:
        return Made(as_token(body, issuer.did, key, at=at), "application/vc+jwt", "jwt")
    proved = with_proof(body, issuer.did, key, at=at)
    return Made(json.dumps(proved, ensure_ascii=False, indent=1), "application/vc", "json")


def _place_of(certificate: Certificate) -> Place:
    """Return the certificate's place; draw one the first time. Its row is locked."""
    given = StatusPlace.objects.filter(certificate=certificate).first() or _drawn(certificate)
    return Place(list_number=given.list_number, position=given.position)


def _drawn(certificate: Certificate) -> StatusPlace:
    """Give the certificate a place by chance; where another has it, draw again.

    Half of a list is free at least, so a hundred tries all but surely find one.
    """
    number = queries.open_list(certificate.issuer)
    for _try in range(MOST_TRIES):
        try:
            with transaction.atomic():
                return StatusPlace.objects.create(
                    certificate=certificate,
                    issuer=certificate.issuer,
                    list_number=number,
                    position=secrets.randbelow(LIST_BITS),
                    given_at=timezone.now(),
                )
        except IntegrityError:
            continue
    raise LookupError(f"no free place in list {number} of {certificate.issuer.public_id}")
