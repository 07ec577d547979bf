"""CPF and SUS card: declared by the person, confirmed by an employer, sealed again with new keys."""

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError
from lms.common.identifiers import parse_cns_card, parse_cpf
from lms.jobs import services as jobs
from lms.organizations.models import Organization
from lms.people import keyring, policy, queries
from lms.people.models import Assurance, Person, PersonIdentity, User

DECLARED = actions.register("people.cpf_declared", "Informou o CPF.")
CONFIRMED = actions.register("people.identity_confirmed", "Confirmou quem a pessoa é.")
ROTATED = actions.register("people.identities_rotated", "Cifrou de novo CPF e cartão do SUS.")

BATCH = 500


class NotTheSameCpf(DomainError):
    """The CPF on the document is not the one that the person declared."""


@transaction.atomic
def declare_cpf(*, person: Person, cpf: str, by: User) -> PersonIdentity:
    """Keep the CPF that a person says is theirs; say nothing of who else has it (decision D12).

    Raises:
        InvalidIdentifier: ``cpf`` is not well formed.
        NotAllowed: ``by`` is not the person.
        DomainError: an employer has confirmed another one already.
    """
    require(policy.is_oneself(by, person))
    digits = parse_cpf(cpf)
    Person.objects.select_for_update().get(pk=person.pk)
    identity = queries.identity_of(person)
    if identity is not None and identity.is_confirmed:
        raise DomainError("O seu CPF já foi confirmado. Para corrigir, procure a coordenação.")
    kept = write_identity(person, digits, identity=identity)
    audit.record(DECLARED, person, by=by)
    return kept


def write_identity(
    person: Person,
    cpf: str,
    *,
    identity: PersonIdentity | None = None,
    cns_card: str = "",
    confirmed: bool = False,
) -> PersonIdentity:
    """Seal bare numbers into a person's row, new or given, inside the caller's transaction."""
    row = identity or PersonIdentity(person=person)
    digest = keyring.digest(cpf)
    row.cpf_cipher = keyring.seal(cpf, owner=person.public_id)
    row.cpf_key_id = keyring.cipher_keys().current.key_id
    row.cpf_lookup, row.cpf_lookup_key_id = digest.hexadecimal, digest.key_id
    row.cns_card_cipher = keyring.seal(cns_card, owner=person.public_id) if cns_card else None
    row.is_confirmed = confirmed
    row.confirmed_at = timezone.now() if confirmed else None
    row.save()
    return row


@transaction.atomic
def confirm_identity(
    *, person: Person, organization: Organization, cpf: str, by: User, cns_card: str = ""
) -> PersonIdentity:
    """Confirm a declared CPF, seen on paper by the coordination of ``organization``.

    Raises:
        InvalidIdentifier: a number is not well formed.
        NotAllowed: ``by`` does not register people there.
        NotTheSameCpf: the person declared another CPF, or none.
        DomainError: the CPF needs another way; who holds it is not told.
    """
    require(policy.can_confirm_identity(by, organization))
    digits, card = parse_cpf(cpf), parse_cns_card(cns_card) if cns_card else ""
    person = Person.objects.select_for_update().get(pk=person.pk)
    if queries.cpf_of(person) != digits:
        raise NotTheSameCpf("Este não é o CPF que a pessoa informou. Confira no documento.")
    row = _confirm(person, digits, card)
    person.assurance = Assurance.EMPLOYER
    person.save(update_fields=["assurance"])
    audit.record(CONFIRMED, person, by=by, organization_id=organization.pk)
    jobs.announce("people.identity_confirmed", person.pk)
    return row


def _confirm(person: Person, cpf: str, cns_card: str) -> PersonIdentity:
    try:
        with transaction.atomic():
            identity = queries.identity_of(person)
            return write_identity(person, cpf, identity=identity, cns_card=cns_card, confirmed=True)
    except IntegrityError:
        raise DomainError(
            "Este CPF precisa de outro caminho: cadastre a pessoa pelo CPF e entregue a ela o código."
        ) from None


def rotate_identities(*, by: User | None = None, batch: int = BATCH) -> int:
    """Seal with the keys in use every row that names an older one; return how many.

    Safe to stop and to run again. One audit event a batch.
    """
    done = 0
    while count := _rotate_batch(by, batch):
        done += count
    return done


@transaction.atomic
def _rotate_batch(by: User | None, batch: int) -> int:
    cipher_key, lookup_key = keyring.cipher_keys().current, keyring.lookup_keys().current
    rows = list(
        PersonIdentity.objects.select_for_update(of=("self",))
        .exclude(Q(cpf_key_id=cipher_key.key_id) & Q(cpf_lookup_key_id=lookup_key.key_id))
        .select_related("person")
        .order_by("pk")[:batch]
    )
    for row in rows:
        _rotate(row)
    if rows:
        data = {"rows": len(rows), "cipher_key": cipher_key.key_id, "lookup_key": lookup_key.key_id}
        audit.record(ROTATED, rows[-1], by=by, data=data)
    return len(rows)


def _rotate(row: PersonIdentity) -> None:
    owner, key_id = row.person.public_id, row.cpf_key_id
    cpf = keyring.unseal(row.cpf_cipher, owner=owner, key_id=key_id)
    card = row.cns_card_cipher
    digest = keyring.digest(cpf)
    row.cpf_cipher = keyring.seal(cpf, owner=owner)
    if card is not None:
        opened = keyring.unseal(card, owner=owner, key_id=key_id)
        row.cns_card_cipher = keyring.seal(opened, owner=owner)
    row.cpf_key_id = keyring.cipher_keys().current.key_id
    row.cpf_lookup, row.cpf_lookup_key_id = digest.hexadecimal, digest.key_id
    row.save()
