"""The life of a certificate from elsewhere, what may be declared of it, what is found in its file."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import TextChoices

from lms.common.errors import DomainError
from lms.common.text import sort_key
from lms.common.transitions import step

HOUR: Final = 60
MOST_MINUTES: Final = 10_000 * HOUR
# More than this on each day of the period is possible, but worth a question (domain.md §3.1).
PLAUSIBLE_A_DAY: Final = 10 * HOUR
EARLIEST: Final = date(1950, 1, 1)
MOST_WAITING: Final = 30
DRAFT_DAYS: Final = 30
DRAFT_LIFE: Final = timedelta(days=DRAFT_DAYS)


class CredentialState(TextChoices):
    """Where a certificate from elsewhere stands (domain.md §3.4)."""

    SUBMITTED = "submitted", "enviado"
    CHECKED = "checked", "com o RH"
    ACCEPTED = "accepted", "reconhecido"
    REFUSED = "refused", "recusado"
    WITHDRAWN = "withdrawn", "retirado"
    ANNULLED = "annulled", "anulado"


class Action(TextChoices):
    """What is done to it."""

    CHECK = "check", "conferir"
    ACCEPT = "accept", "reconhecer"
    REFUSE = "refuse", "recusar"
    WITHDRAW = "withdraw", "retirar"
    ANNUL = "annul", "anular"


S, A = CredentialState, Action
TRANSITIONS: Final[dict[tuple[str, str], CredentialState]] = {
    (S.SUBMITTED, A.CHECK): S.CHECKED,
    (S.SUBMITTED, A.WITHDRAW): S.WITHDRAWN,
    (S.CHECKED, A.WITHDRAW): S.WITHDRAWN,
    (S.CHECKED, A.ACCEPT): S.ACCEPTED,
    (S.CHECKED, A.REFUSE): S.REFUSED,
    (S.ACCEPTED, A.ANNUL): S.ANNULLED,
}
WAITING: Final = (S.SUBMITTED, S.CHECKED)
# Those that may credit hours, or do: a second one like them is a duplicate.
ALIVE: Final = (S.SUBMITTED, S.CHECKED, S.ACCEPTED)


class MediaType(TextChoices):
    """What kinds of file are taken."""

    PDF = "application/pdf", "PDF"
    JPEG = "image/jpeg", "foto (JPEG)"
    PNG = "image/png", "imagem (PNG)"
    BADGE = "application/json", "medalha digital (JSON)"
    TOKEN = "application/jwt", "medalha digital (JWT)"


class RefusalReason(TextChoices):
    """Why hours are not recognised."""

    UNREADABLE = "unreadable", "não dá para ler o arquivo"
    INCOMPLETE = "incomplete", "faltam dados no certificado"
    NOT_CONFIRMED = "not_confirmed", "a instituição não confirmou"
    OTHER_PERSON = "other_person", "o certificado é de outra pessoa"
    ALTERED = "altered", "o arquivo foi alterado"
    DUPLICATE = "duplicate", "já foi reconhecido antes"
    NOT_ADMITTED = "not_admitted", "a norma não aceita este curso"
    # Said by the check alone.
    OURS = "ours", "o certificado é do Percurso"


GIVEN_BY_PEOPLE: Final = tuple(one for one in RefusalReason if one != RefusalReason.OURS)


class Finding(TextChoices):
    """What was found in a file. Nothing here says that a paper is genuine."""

    OURS_COUNTED = "ours_counted", "certificado nosso, já no histórico"
    OURS_REPLACED = "ours_replaced", "certificado nosso, substituído"
    OURS_REVOKED = "ours_revoked", "certificado nosso, revogado"
    OURS_ANOTHERS = "ours_anothers", "certificado nosso, de outra pessoa"
    OURS_REPORT = "ours_report", "relatório de conferência nosso"
    SEALED = "sealed", "selo nosso confere"
    SEAL_BROKEN = "seal_broken", "selo nosso não confere"
    NO_SUCH_CODE = "no_such_code", "código nosso que não existe"
    MANY_CODES = "many_codes", "vários códigos nossos"
    LOOK_ALIKE = "look_alike", "endereço imitado"
    FOREIGN = "foreign", "endereço de outra instituição"
    NO_CODE = "no_code", "sem código nosso"
    SIGNED = "signed", "assinatura intacta"
    SIGNED_THEN_CHANGED = "signed_changed", "mudado depois de assinado"
    SIGNATURE_BROKEN = "signature_broken", "assinatura quebrada"
    SIGNATURE_UNREAD = "signature_unread", "assinatura que não se lê"
    BADGE_OURS = "badge_ours", "medalha digital nossa"
    BADGE_INTACT = "badge_intact", "medalha digital intacta"
    BADGE_BROKEN = "badge_broken", "medalha digital alterada"
    BADGE_UNCHECKED = "badge_unchecked", "medalha digital não conferida"
    BADGE_EXPIRED = "badge_expired", "medalha digital vencida"
    BADGE_NOT_YET = "badge_not_yet", "medalha digital com data futura"
    UNREADABLE = "unreadable", "arquivo que não abre"


# A certificate of ours, of the same person: the ledger knows of it, whatever it says.
KNOWN_TO_LEDGER: Final = frozenset(
    {Finding.OURS_COUNTED, Finding.OURS_REPLACED, Finding.OURS_REVOKED}
)
# Hours of ours are credited by ourselves alone (D3), and nobody is credited another's.
NOT_TO_BE_ACCEPTED: Final = KNOWN_TO_LEDGER | {Finding.OURS_ANOTHERS}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing found in a file, with the host, the code or the signer that it is about."""

    finding: Finding
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Declared:
    """What the person copies from the paper.

    Attributes:
        issuer_cnpj: 14 characters, or nothing.
        minutes: clock minutes, more than zero.
        code: as printed, or nothing.
        address: where the issuer says that it can be checked; never opened by us.
    """

    issuer_name: str
    issuer_cnpj: str
    title: str
    minutes: int
    starts_on: date
    ends_on: date
    code: str
    address: str


def next_state(state: CredentialState, action: Action) -> CredentialState:
    """Return the state after ``action``.

    Raises:
        TransitionRefused: there is no such way.
    """
    return step(TRANSITIONS, state, action, thing="Este certificado")


def refuse_impossible(declared: Declared, *, today: date) -> None:
    """Go on if the hours and days can be.

    Args:
        declared: what the person says.
        today: on the employer's calendar.

    Raises:
        DomainError: the first thing to put right.
    """
    complaints = {
        "Diga quantas horas o certificado tem.": declared.minutes <= 0,
        "São horas demais para um certificado só. Confira o número.": (
            declared.minutes > MOST_MINUTES
        ),
        "O fim vem antes do começo. Confira as duas datas.": declared.ends_on < declared.starts_on,
        "O fim está no futuro. Envie o certificado depois de terminar o curso.": (
            declared.ends_on > today
        ),
        "Confira o ano de início.": declared.starts_on < EARLIEST,
        "O curso tem mais horas do que cabem nesses dias. Confira as horas e as datas.": (
            declared.minutes > days_of(declared) * 24 * HOUR
        ),
    }
    wrong = [sentence for sentence, is_wrong in complaints.items() if is_wrong]
    if wrong:
        raise DomainError(wrong[0])


def days_of(declared: Declared) -> int:
    """Return how many days the period has, both ends included."""
    return (declared.ends_on - declared.starts_on).days + 1


def is_dense(*, minutes: int, starts_on: date, ends_on: date) -> bool:
    """Tell whether the hours come to more a day than people usually study."""
    return minutes > ((ends_on - starts_on).days + 1) * PLAUSIBLE_A_DAY


def refuse_too_many_minutes(minutes: int, *, declared: int) -> None:
    """Go on if so many minutes may be recognised of those that the paper has.

    Raises:
        DomainError: none, or more than were declared.
    """
    if minutes <= 0:
        raise DomainError("Para não reconhecer nenhuma hora, recuse e diga o motivo.")
    if minutes > declared:
        raise DomainError(
            "Não dá para reconhecer mais horas do que a pessoa declarou. Se o papel diz mais,"
            " recuse e peça que ela envie de novo com o número certo."
        )


def issuer_key(name: str) -> str:
    """Return an issuer's name as two spellings of it agree: no case, accents or signs."""
    return _WORD_SIGNS.sub("", sort_key(name))


def code_key(code: str) -> str:
    """Return a validation code as two spellings of it agree."""
    return _WORD_SIGNS.sub("", sort_key(code))


_WORD_SIGNS: Final = re.compile(r"[\W_]+")


def source_key(public_id: object) -> str:
    """Return the key of the one ledger entry of a recognised certificate."""
    return f"{SOURCE}{public_id}"


SOURCE: Final = "recognition:"
