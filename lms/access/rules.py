"""Roles, what each may do, and decisions with a reason (domain.md §2)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices

from lms.common.errors import DomainError


class Role(TextChoices):
    """A hat that a person wears in one scope. A learner needs none."""

    COORDINATOR = "coordinator", "coordenação de EPS"
    UNIT_MANAGER = "unit_manager", "gerência de unidade"
    HR_ANALYST = "hr_analyst", "recursos humanos"
    CAREER_COMMITTEE = "career_committee", "comissão de carreira"
    AGREEMENT_MANAGER = "agreement_manager", "gestão de acordos"
    SCHOOL_USER = "school_user", "instituição de ensino"
    COUNCIL = "council", "conselho de saúde"
    DPO = "dpo", "encarregado de dados"
    AUDITOR = "auditor", "auditoria"
    FACILITATOR = "facilitator", "facilitação"
    PRECEPTOR = "preceptor", "preceptoria"
    PLATFORM_ADMIN = "platform_admin", "administração da plataforma"


class Permission(TextChoices):
    """One thing that a role lets a person do within its scope."""

    JOIN_MUNICIPALITY = "organizations.join"
    DESCRIBE_ORGANIZATION = "organizations.describe"
    GRANT_ROLES = "access.grant"
    REGISTER_PEOPLE = "people.register"
    SEE_LINKS = "people.links"
    CORRECT_PEOPLE = "people.correct"
    ISSUE_RECOVERY = "people.recovery"
    EDIT_PAGES = "pages.edit"
    PUBLISH_PAGES = "pages.publish"
    APPROVE_EDITIONS = "editions.approve"
    MANAGE_OFFERINGS = "offerings.manage"
    SEE_ROSTER = "enrollments.roster"
    DECIDE_ENROLLMENTS = "enrollments.decide"
    SEE_HOURS = "hours.see"
    SEE_CERTIFICATES = "certificates.see"
    ISSUE_CERTIFICATES = "certificates.issue"
    RECOGNISE_CERTIFICATES = "certificates.recognise"
    READ_AUDIT = "audit.read"


P = Permission
PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.COORDINATOR: frozenset(
        {
            P.DESCRIBE_ORGANIZATION,
            P.REGISTER_PEOPLE,
            P.SEE_LINKS,
            P.CORRECT_PEOPLE,
            P.ISSUE_RECOVERY,
            P.EDIT_PAGES,
            P.PUBLISH_PAGES,
            P.APPROVE_EDITIONS,
            P.MANAGE_OFFERINGS,
            P.SEE_ROSTER,
            P.DECIDE_ENROLLMENTS,
            P.SEE_HOURS,
            P.SEE_CERTIFICATES,
            P.ISSUE_CERTIFICATES,
        }
    ),
    Role.UNIT_MANAGER: frozenset({P.SEE_LINKS}),
    Role.HR_ANALYST: frozenset(
        {
            P.SEE_LINKS,
            P.CORRECT_PEOPLE,
            P.SEE_HOURS,
            P.SEE_CERTIFICATES,
            P.RECOGNISE_CERTIFICATES,
        }
    ),
    Role.CAREER_COMMITTEE: frozenset(),
    Role.AGREEMENT_MANAGER: frozenset(),
    Role.SCHOOL_USER: frozenset(),
    Role.COUNCIL: frozenset(),
    Role.DPO: frozenset({P.READ_AUDIT}),
    Role.AUDITOR: frozenset({P.READ_AUDIT}),
    Role.FACILITATOR: frozenset({P.SEE_ROSTER, P.EDIT_PAGES}),
    Role.PRECEPTOR: frozenset(),
    Role.PLATFORM_ADMIN: frozenset(
        {
            P.JOIN_MUNICIPALITY,
            P.DESCRIBE_ORGANIZATION,
            P.GRANT_ROLES,
            P.EDIT_PAGES,
            P.PUBLISH_PAGES,
            P.READ_AUDIT,
        }
    ),
}

# Roles that act on other people's records sign in with a second factor.
STAFF_ROLES = frozenset(Role) - {Role.COUNCIL}


# Roles whose holders give roles to others.
ADMINISTERS = frozenset(
    role for role, held in PERMISSIONS.items() if Permission.GRANT_ROLES in held
)
LONGEST_SUBSTITUTION = timedelta(days=90)
LONGEST_TERM = timedelta(days=10 * 366)


def refuse_bad_term(since: datetime | None, until: datetime | None, *, now: datetime) -> None:
    """Go on if a role may be given from ``since`` to ``until``.

    Raises:
        DomainError: the first thing to put right.
    """
    complaints = {
        "A data de início já passou. Deixe em branco para valer já.": since and since < now,
        "A data de fim já passou. Escolha uma data à frente.": until and until <= now,
        "O papel termina antes de começar. Confira as duas datas.": (
            since and until and until <= since
        ),
        "Escolha datas dos próximos 10 anos.": any(
            day > now + LONGEST_TERM for day in (since, until) if day
        ),
    }
    wrong = [sentence for sentence, is_wrong in complaints.items() if is_wrong]
    if wrong:
        raise DomainError(wrong[0])


def permissions_of(role: Role) -> frozenset[Permission]:
    """Return what a role lets a person do within its scope."""
    return PERMISSIONS[role]


@dataclass(frozen=True)
class Decision:
    """Yes, or no with the sentence that the person reads."""

    is_allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.is_allowed


ALLOWED = Decision(is_allowed=True)


def denied(reason: str) -> Decision:
    """Return a refusal with its reason, one Portuguese sentence."""
    return Decision(is_allowed=False, reason=reason)
