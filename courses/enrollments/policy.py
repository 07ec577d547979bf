"""Who may ask for a place, leave it, decide on it and see it."""

from django.db.models import Q, QuerySet

from courses.enrollments.models import Enrollment
from courses.offerings.models import Offering
from courses.offerings.policy import ROW
from lms.access.rules import ALLOWED, Decision, Permission, denied
from lms.access.scope import scope_of
from lms.people.models import Person, User
from lms.people.queries import person_of, resolve, same_person_ids


def can_request(user: User, offering: Offering, person: Person) -> Decision:
    """Decide whether ``user`` may ask for ``person``'s place in ``offering``."""
    if _is_self(user, person) or _decides(user, offering):
        return ALLOWED
    return denied("Só a própria pessoa ou a coordenação da turma pede a matrícula.")


def can_drop(user: User, enrollment: Enrollment) -> Decision:
    """Decide whether ``user`` may give up the place: the person, or who coordinates the host."""
    if _is_self(user, enrollment.person) or _decides(user, enrollment.offering):
        return ALLOWED
    return denied("Só a própria pessoa ou a coordenação da turma desfaz a matrícula.")


def can_decide(user: User, enrollment: Enrollment) -> Decision:
    """Decide whether ``user`` may cancel or annul: nobody decides their own case.

    Whoever was named a substitute for this offering may, too (decision D18).
    """
    if not decides_in(user, enrollment.offering):
        return denied("Só a coordenação da turma pode fazer isso.")
    if _is_self(user, enrollment.person):
        return denied("A matrícula é sua. Peça a outra pessoa da coordenação.")
    return ALLOWED


def decides_in(user: User, offering: Offering) -> bool:
    """Tell whether ``user`` decides on enrollments of ``offering``, their own left out."""
    scope = scope_of(user, Permission.DECIDE_ENROLLMENTS)
    return _decides(user, offering) or scope.has_row(ROW, offering.public_id)


def can_close(user: User, offering: Offering) -> Decision:
    """Decide whether ``user`` may give every enrollment of ``offering`` its outcome."""
    if _decides(user, offering):
        return ALLOWED
    return denied("Só a coordenação da turma pode encerrar.")


def visible_to(user: User, enrollments: QuerySet[Enrollment]) -> QuerySet[Enrollment]:
    """Keep one's own enrollments and those of the rosters that one may open."""
    roster = scope_of(user, Permission.SEE_ROSTER)
    rows = [public_id for area, public_id in roster.rows if area == ROW]
    person = person_of(user)
    return enrollments.filter(
        Q(person__in=same_person_ids(person) if person else ())
        | roster.organization_filter("offering__organization__")
        | Q(offering__public_id__in=rows)
    )


def _is_self(user: User, person: Person) -> bool:
    own = person_of(user)
    return own is not None and resolve(person).pk == own.pk


def _decides(user: User, offering: Offering) -> bool:
    return scope_of(user, Permission.DECIDE_ENROLLMENTS).covers(offering.organization)
