"""How sure we are of a person, when two names are one, and what a one-time code looks like."""

import secrets
from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import TextChoices

from lms.common.codes import ALPHABET
from lms.common.errors import DomainError, TransitionRefused
from lms.common.names import LONGEST_NAME, clean_line, clean_name
from lms.common.text import sort_key


class Assurance(TextChoices):
    """How sure we are that a person is who the record says (decision D12)."""

    DECLARED = "declared", "declarado pela própria pessoa"
    EMPLOYER = "employer", "confirmado pela secretaria"
    GOVBR = "govbr", "confirmado pelo gov.br"


class Regime(TextChoices):
    """How a person is tied to an employer (domain.md §1)."""

    STATUTORY = "statutory", "estatutário"
    CLT = "clt", "CLT"
    TEMPORARY = "temporary", "temporário"
    COMMISSIONED = "commissioned", "comissionado"
    OUTSOURCED = "outsourced", "terceirizado"
    OS_CONTRACT = "os_contract", "contratado por organização social"
    AUTONOMOUS = "autonomous", "autônomo"
    SCHOLARSHIP = "scholarship", "bolsista"
    RESIDENT = "resident", "residente"
    INTERN = "intern", "estagiário"
    COUNCILLOR = "councillor", "conselheiro"


class LinkState(TextChoices):
    """Whether the person has recognised a link that an employer attached (decision D12)."""

    CONFIRMED = "confirmed", "confirmado"
    MISMATCH = "mismatch", "nome a conferir"
    DECLINED = "declined", "não reconhecido"


class LinkAnswer(TextChoices):
    """What a person says of a link that an employer attached."""

    RECOGNISE = "recognise", "é meu"
    DECLINE = "decline", "não é meu"


_LINK_TRANSITIONS = {
    (LinkState.CONFIRMED, LinkAnswer.RECOGNISE): LinkState.CONFIRMED,
    (LinkState.CONFIRMED, LinkAnswer.DECLINE): LinkState.DECLINED,
    (LinkState.MISMATCH, LinkAnswer.RECOGNISE): LinkState.CONFIRMED,
    (LinkState.MISMATCH, LinkAnswer.DECLINE): LinkState.DECLINED,
    (LinkState.DECLINED, LinkAnswer.RECOGNISE): LinkState.CONFIRMED,
}


def next_link_state(state: LinkState, answer: LinkAnswer) -> LinkState:
    """Return the state of a link after the person's answer.

    Raises:
        TransitionRefused: the person had already said so.
    """
    try:
        return _LINK_TRANSITIONS[state, answer]
    except KeyError:
        raise TransitionRefused("Você já disse que este vínculo não é seu.") from None


class Correctable(TextChoices):
    """What an employer confirmed, and puts right when the person asks."""

    CIVIL_NAME = "civil_name", "nome civil"
    JOB_TITLE = "job_title", "cargo"
    STAFF_NUMBER = "staff_number", "matrícula"


class CorrectionState(TextChoices):
    """Where a request to put something right stands."""

    OPEN = "open", "esperando resposta"
    ACCEPTED = "accepted", "aceito"
    REFUSED = "refused", "recusado"
    WITHDRAWN = "withdrawn", "retirado"


class CorrectionAction(TextChoices):
    """What is done with such a request."""

    ACCEPT = "accept", "aceitar"
    REFUSE = "refuse", "recusar"
    WITHDRAW = "withdraw", "desistir"


_CORRECTION_ENDS = {
    CorrectionAction.ACCEPT: CorrectionState.ACCEPTED,
    CorrectionAction.REFUSE: CorrectionState.REFUSED,
    CorrectionAction.WITHDRAW: CorrectionState.WITHDRAWN,
}


def next_correction_state(state: str, action: CorrectionAction) -> CorrectionState:
    """Return the state of a request after an action.

    Raises:
        TransitionRefused: it has ended.
    """
    if state != CorrectionState.OPEN:
        raise TransitionRefused("Este pedido já foi respondido ou retirado.")
    return _CORRECTION_ENDS[action]


LONGEST_TITLE = 120
LONGEST_STAFF_NUMBER = 30
LONGEST_EXPLANATION = 1000


def clean_correction(subject: Correctable, text: str) -> str:
    """Return how something should be, as it is kept.

    Raises:
        DomainError: it cannot be kept, or is empty.
    """
    if subject == Correctable.CIVIL_NAME:
        return clean_name(text, what="o nome civil")
    what, longest = {
        Correctable.JOB_TITLE: ("o cargo", LONGEST_TITLE),
        Correctable.STAFF_NUMBER: ("a matrícula", LONGEST_STAFF_NUMBER),
    }[subject]
    line = clean_line(text, what=what, longest=longest)
    if not line:
        raise DomainError(f"Escreva {what}.")
    return line


CODE_LENGTH = 8
CODE_GROUP = 4
CODE_VALID_FOR = timedelta(days=3)
MOST_FAILURES = 5
_CODE_BITS = 5
_LOOK_ALIKES = str.maketrans("OIL", "011")

SMALL_WORDS = frozenset({"a", "da", "das", "de", "di", "do", "dos", "du", "e"})
EARLIEST_LINK = date(1940, 1, 1)
LATEST_LINK = timedelta(days=366)


def name_key(name: str) -> str:
    """Return the key by which a name is sorted and found, as long as its column at most."""
    return sort_key(name)[:LONGEST_NAME]


def same_name(one: str, other: str) -> bool:
    """Tell whether two spellings are one name: case, accents, signs and small words aside.

    A missing or an extra surname is another name: the person settles it.
    """
    return _words(one) == _words(other)


def _words(name: str) -> list[str]:
    bare = "".join(char if char.isalpha() else " " for char in sort_key(name).replace("'", ""))
    return [word for word in bare.split() if word not in SMALL_WORDS]


def attached_state(*, typed_name: str, names: list[str]) -> LinkState:
    """Return the state of a link attached to a person who was here before."""
    matches = any(same_name(typed_name, name) for name in names if name)
    return LinkState.CONFIRMED if matches else LinkState.MISMATCH


def has_career(regime: Regime) -> bool:
    """Tell whether a link of this regime has a career by itself.

    Source: domain.md §1: only who passed a public contest and holds a post; the employer's law
    may add others.
    """
    return regime == Regime.STATUTORY


def check_start(starts_on: date, *, today: date) -> None:
    """Refuse a beginning that cannot be right.

    Raises:
        DomainError: before 1940, or more than a year ahead.
    """
    if not EARLIEST_LINK <= starts_on <= today + LATEST_LINK:
        raise DomainError("Confira a data de início do vínculo: o ano não parece certo.")


def new_one_time_code(*, randbits: Callable[[int], int] = secrets.randbits) -> str:
    """Return a new code: 8 symbols that are not taken for one another (40 bits)."""
    number = randbits(CODE_LENGTH * _CODE_BITS)
    places = range(CODE_LENGTH - 1, -1, -1)
    return "".join(ALPHABET[number >> _CODE_BITS * place & len(ALPHABET) - 1] for place in places)


def read_one_time_code(text: str) -> str:
    """Return a code as it is kept, forgiving case, spaces, hyphens, O for 0, I and L for 1."""
    kept = "".join(char for char in text[:60] if char.isascii() and char.isalnum())
    return kept.upper().translate(_LOOK_ALIKES)


def format_one_time_code(code: str) -> str:
    """Return a code in two groups, as it is handed over: ``XXXX-XXXX``."""
    return f"{code[:CODE_GROUP]}-{code[CODE_GROUP:]}"
