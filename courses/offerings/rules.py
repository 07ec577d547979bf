"""The life of an offering (domain.md §3.1)."""

from django.db.models import TextChoices

from lms.common.errors import TransitionRefused


class OfferingState(TextChoices):
    """Where an offering stands."""

    DRAFT = "draft", "rascunho"
    SUBMITTED = "submitted", "em análise"
    APPROVED = "approved", "aprovada"
    ENROLLING = "enrolling", "inscrições abertas"
    RUNNING = "running", "em andamento"
    CLOSING = "closing", "em fechamento"
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
    CLOSE = "close", "encerrar"
    CANCEL = "cancel", "cancelar"


class CompletesOn(TextChoices):
    """When completion is confirmed (decision D21)."""

    LAST_FULFILMENT = "last", "ao cumprir o último requisito"
    CLOSING = "closing", "no fechamento da turma"


class RequirementKind(TextChoices):
    """What kind of fact fulfils a requirement."""

    LESSON_READ = "lesson", "aula lida"
    QUIZ_PASSED = "quiz", "avaliação com nota mínima"


S, A = OfferingState, Action
TRANSITIONS: dict[tuple[str, str], OfferingState] = {
    (S.DRAFT, A.SUBMIT): S.SUBMITTED,
    (S.SUBMITTED, A.RETURN): S.DRAFT,
    (S.SUBMITTED, A.APPROVE): S.APPROVED,
    (S.APPROVED, A.OPEN): S.ENROLLING,
    (S.ENROLLING, A.START): S.RUNNING,
    (S.RUNNING, A.FINISH): S.CLOSING,
    (S.CLOSING, A.CLOSE): S.CLOSED,
    **{
        (state, A.CANCEL): S.CANCELLED
        for state in (S.DRAFT, S.SUBMITTED, S.APPROVED, S.ENROLLING, S.RUNNING, S.CLOSING)
    },
}

# A self-paced offering takes people in while others already study.
TAKES_ENROLLMENTS = frozenset({S.ENROLLING, S.RUNNING})
IS_STUDIED = frozenset({S.ENROLLING, S.RUNNING, S.CLOSING})


def next_state(state: str, action: str) -> OfferingState:
    """Return the state after ``action``.

    Raises:
        TransitionRefused: there is no such way.
    """
    try:
        return TRANSITIONS[state, action]
    except KeyError:
        now = OfferingState(state).label
        wanted = Action(action).label
        raise TransitionRefused(f"Esta turma está “{now}”: não dá para {wanted} agora.") from None
