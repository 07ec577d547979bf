"""One-time codes: first access and recovery for whoever has no e-mail (decision D12)."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError, NotAllowed
from lms.jobs import services as jobs
from lms.people import policy, queries, rules
from lms.people.models import EmploymentLink, LinkState, OneTimeCode, Person, User
from lms.people.services.merging import merge_people

ISSUED = actions.register("people.code_issued", "Emitiu um código de acesso.")
REDEEMED = actions.register("people.code_redeemed", "Usou um código de acesso.")


class CodeRefused(DomainError):
    """The pair of CPF and code opens nothing; which of them is wrong is not told."""


@dataclass(frozen=True)
class IssuedCode:
    """A code just made: ``text`` is shown once and kept nowhere."""

    row: OneTimeCode
    text: str


@transaction.atomic
def issue_one_time_code(*, link: EmploymentLink, by: User) -> IssuedCode:
    """Make a code for the person of ``link``; codes issued before because of it stop working.

    A code opens nothing while the person has not recognised the link, or another of the same
    employer: a coordinator of elsewhere cannot take an account, nor a record that nobody entered
    yet. The link that made the record counts as recognised, so whoever changed towns before ever
    entering needs a code of the first one.

    Raises:
        NotAllowed: ``by`` does not help the people of this employer, or asks for oneself.
    """
    link = EmploymentLink.objects.select_related("employer", "daily_organization").get(pk=link.pk)
    require(policy.can_issue_code(by, link))
    now, text = timezone.now(), rules.new_one_time_code()
    OneTimeCode.objects.filter(link=link, used_at__isnull=True, expires_at__gt=now).update(
        expires_at=now
    )
    row = OneTimeCode.objects.create(
        person_id=link.person_id,
        link=link,
        code_digest=make_password(text),
        issued_by=by,
        issued_at=now,
        expires_at=now + rules.CODE_VALID_FOR,
    )
    audit.record(ISSUED, link, by=by, organization_id=link.employer_id)
    jobs.announce("people.code_issued", row.pk)
    return IssuedCode(row, rules.format_one_time_code(text))


def redeem_one_time_code(*, cpf: str, code: str, password: str) -> User:
    """Set the password of whoever holds this CPF and this code; make the sign-in if there is none.

    Args:
        cpf: bare digits.
        code: as typed.
        password: already validated.

    Raises:
        CodeRefused: the pair is wrong, expired, used, or tried too often. A wrong code counts.
    """
    person = queries.find_by_cpf(cpf)
    row = _matching(person, code)
    if person is None or row is None:
        raise _refusal()
    with transaction.atomic():
        _use(row)
        user = _give_password(person, password)
        audit.record(REDEEMED, row.link, by=user, organization_id=row.link.employer_id)
    return user


def claim_with_code(*, by: User, cpf: str, code: str) -> Person:
    """Join the signed-in person to the record that an employer made; return that record.

    Raises:
        CodeRefused: as in ``redeem_one_time_code``.
        DomainError: the record has a sign-in of its own, or the two cannot be one.
    """
    mine = queries.person_of(by)
    if mine is None:
        raise NotAllowed("Este acesso não é de uma pessoa.")
    person = queries.find_by_cpf(cpf)
    row = _matching(person, code)
    if person is None or row is None:
        raise _refusal()
    with transaction.atomic():
        _use(row)
        target = merge_people(duplicate=mine, into=person, by=by)
        audit.record(REDEEMED, row.link, by=by, organization_id=row.link.employer_id)
    queries.forget_person(by)
    return target


def _refusal() -> CodeRefused:
    return CodeRefused(
        "Este CPF e este código não abrem um cadastro. Confira os dois."
        " Se não der certo, peça um código novo à coordenação."
    )


def _matching(person: Person | None, code: str) -> OneTimeCode | None:
    """Return the live row that ``code`` opens, or count the failure. Takes as long either way."""
    typed = rules.read_one_time_code(code)
    rows = list(_live(person, timezone.now())) if person else []
    if not rows:
        make_password(typed)
    for row in rows:
        if check_password(typed, row.code_digest):
            return row if _opens(row) else None
    OneTimeCode.objects.filter(pk__in=[row.pk for row in rows]).update(failures=F("failures") + 1)
    return None


def _live(person: Person, now: datetime) -> "list[OneTimeCode]":
    return list(
        OneTimeCode.objects.filter(
            person=person,
            used_at__isnull=True,
            expires_at__gt=now,
            failures__lt=rules.MOST_FAILURES,
        ).select_related("link", "person__user")
    )


def _opens(row: OneTimeCode) -> bool:
    """Tell whether the link behind a code is worth the person's account, made already or not."""
    user = row.person.user
    if row.link.state != LinkState.CONFIRMED or not _is_recognised(row.link):
        return False
    return user is None or (user.is_active and not user.is_superuser)


def _is_recognised(link: EmploymentLink) -> bool:
    """Tell whether the person knows the employer of ``link``: by it, or by a post held beside it."""
    return (
        EmploymentLink.objects.recognised()
        .filter(
            person=link.person_id,
            employer=link.employer_id,
            daily_organization=link.daily_organization_id,
        )
        .exists()
    )


def _use(row: OneTimeCode) -> None:
    """Spend a code; of two at once, one finds it spent."""
    spent = OneTimeCode.objects.filter(pk=row.pk, used_at__isnull=True).update(
        used_at=timezone.now()
    )
    if not spent:
        raise _refusal()
    EmploymentLink.objects.filter(pk=row.link_id, recognised_at__isnull=True).update(
        recognised_at=timezone.now(), sort_key=row.person.sort_key
    )


def _give_password(person: Person, password: str) -> User:
    person = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person.pk)
    if person.user is None:
        person.user = User.objects.create_user(None, password)
        person.save(update_fields=["user"])
        return person.user
    user = person.user
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    return user
