"""How people and links are told on pages: pairs of a term and a value, and short notes."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst

from lms.common.identifiers import format_cbo
from lms.people.models import (
    CorrectionRequest,
    EmploymentLink,
    LinkState,
    Person,
    PersonIdentity,
    User,
)
from lms.people.queries import current_value
from lms.people.rules import Correctable, CorrectionState

Pairs = list[tuple[str, str]]
NOTHING = "não informado"


def of_account(
    person: Person, user: User, identity: PersonIdentity | None, *, masked_cpf: str
) -> Pairs:
    """Return what a person's own page says of them."""
    pairs = [("Nome completo", person.civil_name)]
    if person.social_name:
        pairs.append(("Nome social", person.social_name))
    pairs.append(("CPF", _cpf(identity, masked_cpf)))
    pairs.append(("E-mail", user.email or NOTHING))
    return pairs


def _cpf(identity: PersonIdentity | None, masked: str) -> str:
    if identity is None:
        return NOTHING
    return f"{masked}, {'confirmado' if identity.is_confirmed else 'falta confirmar'}"


def of_own_link(link: EmploymentLink) -> Pairs:
    """Return what the person is told of a link, the name that was typed among it."""
    return [
        ("Secretaria", link.employer.legal_name),
        ("Nome informado", link.typed_name),
        *_of_tie(link),
    ]


def of_link(link: EmploymentLink, *, masked_cpf: str) -> Pairs:
    """Return what the coordination is told of a link."""
    places = [
        posting.facility.name
        for posting in link.postings.select_related("facility").order_by("-starts_on")
    ]
    pairs = [("Secretaria", link.employer.short_name), ("CPF", masked_cpf)]
    if places:
        pairs.append(("Unidade", places[0]))
    return [*pairs, *_of_tie(link)]


def _of_tie(link: EmploymentLink) -> Pairs:
    cbo = format_cbo(link.occupation_cbo) if link.occupation_cbo else ""
    told = [
        ("Cargo", link.job_title),
        ("Ocupação (CBO)", cbo),
        ("Regime", capfirst(link.get_regime_display())),
        ("Matrícula", link.staff_number),
        ("Desde", f"{link.starts_on:%d/%m/%Y}"),
        ("Até", f"{link.ends_on:%d/%m/%Y}" if link.ends_on else ""),
    ]
    return [(term, value) for term, value in told if value]


def waits_for_answer(link: EmploymentLink) -> bool:
    """Tell whether the person has not yet said if a link is theirs."""
    return link.state != LinkState.DECLINED and link.recognised_at is None


def may_print_number(link: EmploymentLink, *, today: date) -> bool:
    """Tell whether the person chooses if certificates print the staff number of a link."""
    is_settled = link.state == LinkState.CONFIRMED and link.recognised_at is not None
    has_ended = link.ends_on is not None and link.ends_on < today
    return is_settled and bool(link.staff_number) and not has_ended


def note_of_own_link(link: EmploymentLink) -> str:
    """Return one line about a link, for the person."""
    if link.state == LinkState.DECLINED:
        return "Você disse que não é seu"
    if waits_for_answer(link):
        return "Falta dizer se é seu"
    return note_of_link(link)


def note_of_link(link: EmploymentLink) -> str:
    """Return one line about a link, for its employer."""
    return link.job_title or capfirst(link.get_regime_display())


@dataclass(frozen=True)
class AskedCorrection:
    """A request as its person and the employer read it."""

    request: CorrectionRequest
    title: str
    state: str
    tone: str
    is_open: bool


_TONES = {
    CorrectionState.OPEN: "wait",
    CorrectionState.ACCEPTED: "ok",
    CorrectionState.REFUSED: "stop",
    CorrectionState.WITHDRAWN: "",
}


def of_correction(request: CorrectionRequest) -> AskedCorrection:
    """Return a request with its words; ``link__employer`` is fetched with it."""
    return AskedCorrection(
        request=request,
        title=f"{capfirst(request.get_subject_display())}: {request.value}",
        state=capfirst(request.get_state_display()),
        tone=_TONES[CorrectionState(request.state)],
        is_open=request.state == CorrectionState.OPEN,
    )


def of_asked(request: CorrectionRequest) -> Pairs:
    """Return what whoever answers compares: how it stands, how it should be, and why."""
    standing = current_value(request.link, Correctable(request.subject))
    what = capfirst(request.get_subject_display())
    pairs = [("Pessoa", request.link.shown_name), ("Secretaria", request.link.employer.short_name)]
    if request.state == CorrectionState.OPEN:
        pairs.append((f"{what} hoje", standing or NOTHING))
    pairs.append((f"{what} pedido" if what != "Matrícula" else "Matrícula pedida", request.value))
    pairs.append(("Por quê", request.explanation or NOTHING))
    if request.answer:
        pairs.append(("Resposta", request.answer))
    return pairs
