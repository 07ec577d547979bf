"""Reads about people: who is signed in, whose CPF it is, whom an employer sees."""

from datetime import date
from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.db.models.functions import Coalesce

from lms.access import scope
from lms.access.models import Grant
from lms.common.identifiers import format_cns_card, format_cpf, mask_cpf
from lms.common.statements import Records
from lms.common.text import sort_key
from lms.people import keyring
from lms.people.models import (
    Assurance,
    CorrectionRequest,
    EmploymentLink,
    Person,
    PersonIdentity,
    User,
)
from lms.people.rules import Correctable, CorrectionState, same_name

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

_UNREAD = object()


_SIGNED_IN = Records(
    lambda key: (
        User.objects.filter(pk=key)
        .select_related("person")
        .annotate(
            has_merged=Exists(Person.objects.filter(merged_into=OuterRef("person"))),
            has_grants=Exists(Grant.objects.filter(user=OuterRef("pk"))),
        )
    )
)


def signed_in_user(key: int) -> User | None:
    """Return the sign-in with this key, with its person: every page of theirs names them.

    Whether others were merged into the person, and whether the sign-in has a grant, is read too:
    for most it spares every page two queries.
    """
    user: Any = _SIGNED_IN.first(key)
    if user is None:
        return None
    person = getattr(user, "person", None)
    if person is not None and person.merged_into_id is None and not user.has_merged:
        person.__dict__["_same_person_ids"] = [person.pk]
    if not user.has_grants:
        scope.without_grants(user)
    found: User = user
    return found


def person_of(user: "User | AnonymousUser") -> Person | None:
    """Return the person who is signed in: one query, kept on the user for the request."""
    if user.pk is None:  # a visitor: ``user_id=None`` would find people without a sign-in
        return None
    kept = getattr(user, "_person", _UNREAD)
    if kept is _UNREAD:
        # The row that the header's name comes from too; a query of its own would be a second one.
        found: Person | None = getattr(user, "person", None)
        kept = resolve(found) if found else None
        user._person = kept  # type: ignore[attr-defined]  # noqa: SLF001 - a note of this request
    return kept if isinstance(kept, Person) else None


def forget_person(user: User) -> None:
    """Drop what was read of the signed-in person in this request: it is another one now."""
    if hasattr(user, "_person"):
        del user._person  # noqa: SLF001 - our own note
    user._state.fields_cache.pop("person", None)


def resolve(person: Person) -> Person:
    """Return the person into whom ``person`` was merged, or the same (decision D1)."""
    while person.merged_into is not None:
        person = person.merged_into
    return person


def same_person_ids(person: Person) -> list[int]:
    """Return the keys of a person and of all who were merged into them, nearest first.

    What cannot be re-pointed (hours, certificates) is read by these keys. They are kept on
    ``person``, for a request asks several times.
    """
    kept: list[int] | None = person.__dict__.get("_same_person_ids")
    if kept is None:
        kept = person.__dict__["_same_person_ids"] = _merged_ids(resolve(person).pk)
    return kept


def _merged_ids(key: int) -> list[int]:
    found = layer = [key]
    while layer:
        layer = list(Person.objects.filter(merged_into__in=layer).values_list("pk", flat=True))
        found = found + layer
    return found


def find_by_cpf(cpf: str) -> Person | None:
    """Return the person whose CPF was confirmed; a declared one proves nothing (decision D12).

    Args:
        cpf: the 11 digits.
    """
    identity = (
        PersonIdentity.objects.filter(_has_cpf(cpf), is_confirmed=True)
        .select_related("person__merged_into")
        .first()
    )
    return resolve(identity.person) if identity else None


def user_by_cpf(cpf: str) -> User | None:
    """Return the sign-in of the person whose CPF was confirmed."""
    person = find_by_cpf(cpf)
    if person is None or person.user_id is None:
        return None
    return User.objects.get(pk=person.user_id)


def account_of(login: str, *, name: str) -> User | None:
    """Return the sign-in of a person by what whoever asks knows of them: CPF or e-mail, and name.

    Everything else gives nothing alike: nobody learns here who has an account (decision D12). An
    e-mail counts once somebody vouched for it: its owner, an employer, or whoever gave a role.

    Args:
        login: the 11 digits of a confirmed CPF, or an e-mail in small letters.
        name: as on the document or the social one; case, accents and small words do not matter.
    """
    user = _by_email(login) if "@" in login else user_by_cpf(login)
    person = person_of(user) if user is not None and user.is_active else None
    if person is None or not any(same_name(name, one) for one in _names(person)):
        return None
    return person.user


def _names(person: Person) -> list[str]:
    return [name for name in (person.civil_name, person.social_name) if name]


def _by_email(address: str) -> User | None:
    proven = EmailAddress.objects.filter(user=OuterRef("pk"), email=address, verified=True)
    vouched = ~Q(person__assurance=Assurance.DECLARED) | Q(grants__isnull=False) | Exists(proven)
    return User.objects.filter(vouched, email=address, person__isnull=False).first()


def _has_cpf(cpf: str) -> Q:
    condition = Q()
    for digest in keyring.digests(cpf):
        condition |= Q(cpf_lookup_key_id=digest.key_id, cpf_lookup=digest.hexadecimal)
    return condition


def identity_of(person: Person) -> PersonIdentity | None:
    """Return a person's identity, declared or confirmed."""
    return PersonIdentity.objects.filter(person=person).first()


def cpf_of(person: Person) -> str | None:
    """Return the 11 digits of a person's CPF. It is personal data: prefer ``masked_cpf``."""
    identity = identity_of(person)
    if identity is None:
        return None
    return keyring.unseal(identity.cpf_cipher, owner=person.public_id, key_id=identity.cpf_key_id)


def masked_cpf(person: Person) -> str:
    """Return a person's CPF as ``***.456.789-**``, or nothing."""
    cpf = cpf_of(person)
    return mask_cpf(cpf) if cpf else ""


def full_identity(person: Person) -> dict[str, str]:
    """Return CPF and SUS card as written on paper, for the person alone; absent ones are left."""
    identity = identity_of(person)
    if identity is None:
        return {}
    key_id, owner = identity.cpf_key_id, person.public_id
    found = {"cpf": format_cpf(keyring.unseal(identity.cpf_cipher, owner=owner, key_id=key_id))}
    if identity.cns_card_cipher:
        card = keyring.unseal(identity.cns_card_cipher, owner=owner, key_id=key_id)
        found["cns_card"] = format_cns_card(card)
    return found


def declared_person(cpf: str, *, name: str) -> Person | None:
    """Return who declared this CPF under this name, if it is one person not yet confirmed.

    Args:
        cpf: the 11 digits.
        name: as on the document; case, accents and small words do not matter.
    """
    rows = PersonIdentity.objects.filter(_has_cpf(cpf), is_confirmed=False).select_related(
        "person__merged_into"
    )
    people = [row.person for row in rows if row.person.merged_into_id is None]
    found = [person for person in people if same_name(name, person.civil_name)]
    return found[0] if len(found) == 1 else None


def own_links(person: Person) -> QuerySet[EmploymentLink]:
    """Return a person's links, the newest first, whatever their state."""
    return (
        EmploymentLink.objects.filter(person__in=same_person_ids(person))
        .select_related("employer", "person")
        .order_by("-starts_on", "-pk")
    )


def current_value(link: EmploymentLink, subject: Correctable) -> str:
    """Return what stands in the record; ``person`` is fetched with the link."""
    standing = {
        Correctable.CIVIL_NAME: link.person.civil_name,
        Correctable.JOB_TITLE: link.job_title,
        Correctable.STAFF_NUMBER: link.staff_number,
    }
    return standing[subject]


def own_corrections(person: Person) -> QuerySet[CorrectionRequest]:
    """Return what a person asked to be put right, the newest first."""
    return (
        CorrectionRequest.objects.filter(person__in=same_person_ids(person))
        .select_related("link__employer")
        .order_by("-asked_at", "-pk")
    )


def listed_corrections(requests: QuerySet[CorrectionRequest]) -> QuerySet[CorrectionRequest]:
    """Return requests as staff reads them: those that wait first, the oldest of them first.

    Args:
        requests: already filtered by ``policy.visible_corrections``.
    """
    waiting = Case(When(state=CorrectionState.OPEN, then=0), default=1)
    return requests.select_related("person", "link__person", "link__employer").order_by(
        waiting, "asked_at", "pk"
    )


def waiting_corrections(requests: QuerySet[CorrectionRequest]) -> int:
    """Return how many requests wait for an answer."""
    return requests.filter(state=CorrectionState.OPEN).count()


def working_zone(user: "User | AnonymousUser", *, on: date) -> str | None:
    """Return the time zone where the signed-in person works on a civil date, by the oldest link.

    ``None`` for whoever has no link that they recognised: their moments are told with the zone's
    name.
    """
    links = EmploymentLink.objects.recognised().current(on).filter(person__user=user.pk)
    zone = Coalesce("daily_organization__time_zone", "employer__time_zone")
    return links.order_by("starts_on", "pk").values_list(zone, flat=True).first()


def listed_links(links: QuerySet[EmploymentLink], *, prefix: str) -> QuerySet[EmploymentLink]:
    """Return links by name, those beginning with ``prefix`` where there is one.

    Args:
        links: already filtered by ``policy.visible_links``.
        prefix: as typed; case and accents do not matter.
    """
    wanted = sort_key(" ".join(prefix.split()))
    found = links.filter(sort_key__startswith=wanted) if wanted else links
    return found.select_related("person", "employer").order_by("sort_key", "pk")
