"""What must hold before an offering moves on; areas above add what they know of."""

from collections.abc import Callable
from datetime import date

from courses.hours.rules import Modality
from courses.offerings.models import Offering
from courses.offerings.rules import Action
from lms.common.errors import DomainError, TransitionRefused

# Raises a DomainError when the offering may not move.
Guard = Callable[[Offering, date], None]

_GUARDS: dict[Action, list[Guard]] = {}


def register_guard(action: Action, guard: Guard) -> None:
    """Ask ``guard`` before every ``action``; registering it again changes nothing."""
    guards = _GUARDS.setdefault(action, [])
    if guard not in guards:
        guards.append(guard)


def check(offering: Offering, action: Action, *, on: date) -> None:
    """Go on if every guard of ``action`` lets the offering through on a civil date.

    Raises:
        DomainError: the first guard's refusal.
    """
    for guard in _GUARDS.get(action, []):
        guard(offering, on)


def _has_days_left(offering: Offering, on: date) -> None:
    if offering.ends_on < on:
        raise TransitionRefused("O período desta turma já passou. Crie outra, com novas datas.")


def _can_be_read(offering: Offering, _on: date) -> None:
    """Refuse an edition of which a page was unpublished or moved away: nobody could finish."""
    course = offering.edition.course
    lessons = offering.edition.lessons.select_related("page").order_by("position")
    lost = [] if course.live else [course.title]
    lost += [
        lesson.title
        for lesson in lessons
        if not (lesson.page.live and lesson.page.path.startswith(course.path))
    ]
    if lost:
        raise TransitionRefused(
            f"“{lost[0]}” não está no ar neste curso. Publique de novo, ou crie outra turma com o "
            "curso como ele está agora."
        )


def _is_led(offering: Offering, _on: date) -> None:
    """Refuse a meeting that nobody leads; an on-line course may be studied alone."""
    if offering.edition.modality == Modality.ONLINE or offering.facilitators.standing().exists():
        return
    raise DomainError("Diga quem facilita a turma antes de abrir as inscrições.")


def _can_be_certified(offering: Offering, _on: date) -> None:
    """Refuse a host that lacks what every certificate prints: who finishes would get none."""
    host = offering.organization
    if not host.cnpj:
        raise DomainError(
            f"Falta o CNPJ de {host.short_name}, que sai no certificado. Quem coordena preenche em"
            " Gestão, Dados da instituição; depois, abra as inscrições."
        )


def _has_begun(offering: Offering, on: date) -> None:
    if on < offering.starts_on:
        day = f"{offering.starts_on:%d/%m/%Y}"
        raise TransitionRefused(f"A turma começa em {day}. Até lá, as inscrições seguem abertas.")


register_guard(Action.OPEN, _has_days_left)
register_guard(Action.OPEN, _is_led)
register_guard(Action.OPEN, _can_be_read)
register_guard(Action.OPEN, _can_be_certified)
register_guard(Action.START, _has_begun)
