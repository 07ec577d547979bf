"""The life of an offering (domain.md §3.1)."""

from datetime import date, timedelta

from django.db.models import TextChoices

from courses.hours.rules import Capacity
from lms.common.errors import DomainError
from lms.common.transitions import step
from lms.organizations.models import OrganizationKind


class OfferingState(TextChoices):
    """Where an offering stands."""

    DRAFT = "draft", "rascunho"
    SUBMITTED = "submitted", "em análise"
    APPROVED = "approved", "aprovada"
    ENROLLING = "enrolling", "inscrições abertas"
    RUNNING = "running", "em andamento"
    CLOSING = "closing", "em fechamento"
    SETTLING = "settling", "encerrando"
    CLOSED = "closed", "encerrada"
    CANCELLED = "cancelled", "cancelada"


class Action(TextChoices):
    """What may be done to an offering."""

    SUBMIT = "submit", "enviar para análise"
    RETURN = "return", "devolver"
    APPROVE = "approve", "aprovar"
    OPEN = "open", "abrir inscrições"
    START = "start", "começar"
    FINISH = "finish", "começar o fechamento"
    SETTLE = "settle", "encerrar"
    CLOSE = "close", "terminar o encerramento"
    CANCEL = "cancel", "cancelar"


class CompletesOn(TextChoices):
    """When completion is confirmed (decision D21)."""

    LAST_FULFILMENT = "last", "ao cumprir o último requisito"
    CLOSING = "closing", "no fechamento da turma"


class RequirementKind(TextChoices):
    """What kind of fact fulfils a requirement."""

    LESSON_READ = "lesson", "aula lida"
    QUIZ_PASSED = "quiz", "avaliação com nota mínima"


class TeachingState(TextChoices):
    """Where the hours of somebody who teaches in an offering stand."""

    NAMED = "named", "à espera de confirmação"
    CONFIRMED = "confirmed", "confirmada"
    ANNULLED = "annulled", "anulada"


# In which capacities somebody teaches; a preceptor teaches in practice, in the service.
TEACHES = (Capacity.FACILITATOR, Capacity.PRECEPTOR)

S, A = OfferingState, Action
NEEDS_REASON = frozenset({A.RETURN, A.CANCEL})
# What opening an offering in one go passes through, in order.
UP_TO_OPEN = (A.SUBMIT, A.APPROVE, A.OPEN)
LONGEST_TITLE = 120
LONGEST_PLACE = 160
LONGEST_PARTNER = 120
MOST_PARTNERS = 5
MOST_SEATS = 20_000
LONGEST_RUN = timedelta(days=5 * 366)

TRANSITIONS: dict[tuple[str, str], OfferingState] = {
    (S.DRAFT, A.SUBMIT): S.SUBMITTED,
    (S.SUBMITTED, A.RETURN): S.DRAFT,
    (S.SUBMITTED, A.APPROVE): S.APPROVED,
    (S.APPROVED, A.OPEN): S.ENROLLING,
    (S.ENROLLING, A.START): S.RUNNING,
    (S.RUNNING, A.FINISH): S.CLOSING,
    # Decided at once; the enrollments get their outcomes one by one, and then it is closed.
    (S.CLOSING, A.SETTLE): S.SETTLING,
    (S.SETTLING, A.CLOSE): S.CLOSED,
    **{
        (state, A.CANCEL): S.CANCELLED
        for state in (S.DRAFT, S.SUBMITTED, S.APPROVED, S.ENROLLING, S.RUNNING, S.CLOSING)
    },
}

# A self-paced offering takes people in while others already study.
TAKES_ENROLLMENTS = frozenset({S.ENROLLING, S.RUNNING})
NOT_YET_PUBLIC = frozenset({S.DRAFT, S.SUBMITTED, S.APPROVED})
IS_STUDIED = frozenset({S.ENROLLING, S.RUNNING, S.CLOSING})
# Closed by its coordination, whether or not every enrollment has its outcome already.
IS_ENDED = frozenset({S.SETTLING, S.CLOSED})
# Announced when a coordination closes an offering: its enrollments are to get their outcomes.
SETTLING_EVENT = "offerings.settling"


def next_state(state: str, action: str) -> OfferingState:
    """Return the state after ``action``.

    Raises:
        TransitionRefused: there is no such way.
    """
    return step(TRANSITIONS, OfferingState(state), Action(action), thing="Esta turma")


def refuse_bad_plan(*, title: str, place: str, seats: int, starts_on: date, ends_on: date) -> None:
    """Go on if an offering may be made with these facts.

    Raises:
        DomainError: the first thing to put right.
    """
    complaint = _first_complaint(title.strip(), place, seats, (starts_on, ends_on))
    if complaint:
        raise DomainError(complaint)


def _first_complaint(title: str, place: str, seats: int, days: tuple[date, date]) -> str:
    starts_on, ends_on = days
    complaints = {
        "Dê um nome à turma.": not title,
        f"O nome da turma pode ter até {LONGEST_TITLE} letras.": len(title) > LONGEST_TITLE,
        f"O lugar pode ter até {LONGEST_PLACE} letras.": len(place) > LONGEST_PLACE,
        "A turma precisa de ao menos 1 vaga.": seats < 1,
        "A turma pode ter até 20.000 vagas. Para mais gente, abra outra turma.": seats > MOST_SEATS,
        "A turma termina antes de começar. Confira as duas datas.": ends_on < starts_on,
        "A turma pode durar até 5 anos. Confira as duas datas.": ends_on - starts_on > LONGEST_RUN,
    }
    return next((sentence for sentence, is_wrong in complaints.items() if is_wrong), "")


def may_host(*, host: int, owner: int, owner_kind: str, in_same_state: bool) -> bool:
    """Tell whether an organization may offer a course of another (decision D10).

    Its own, the platform's, and its own state department's.

    Args:
        host: key of the organization that offers.
        owner: key of the organization whose course it is.
        owner_kind: kind of the owner.
        in_same_state: whether both stand in one state.
    """
    is_states = owner_kind == OrganizationKind.STATE_HEALTH_DEPARTMENT and in_same_state
    return host == owner or owner_kind == OrganizationKind.PLATFORM or is_states
