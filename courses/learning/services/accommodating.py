"""What one enrollment is given in its quizzes: more time, or another way to show what is known."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from courses.catalogue.models import EditionLesson
from courses.enrollments import policy
from courses.enrollments.models import Enrollment
from courses.learning import queries, rules
from courses.learning.models import Accommodation, Attempt, OtherEvidence
from courses.learning.services.admission import Admission, begun, fulfil
from courses.learning.services.reading import touch
from courses.offerings.rules import IS_STUDIED
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError

if TYPE_CHECKING:
    from lms.people.models import User

TIME_GIVEN = actions.register("accommodation.time_given", "Deu tempo a mais nas avaliações.")
EVIDENCE_RECORDED = actions.register(
    "accommodation.evidence_recorded", "Registrou outra forma de avaliação."
)
MOST_EXTRA_PERCENT = 200
LONGEST_TEXT = 500


@transaction.atomic
def give_extra_time(
    *, enrollment: Enrollment, extra_percent: int, reason: str, by: "User"
) -> Accommodation:
    """Let an enrollment take longer in every quiz with a limit; an open one is made longer at once.

    Giving it again changes how much; time that an open attempt was promised is not taken back.

    Raises:
        NotAllowed: ``by`` does not coordinate the class, or the enrollment is their own.
        DomainError: there is no reason, it is too long, or the time is out of bounds.
    """
    enrollment = _admitted(enrollment, by)
    if not 0 <= extra_percent <= MOST_EXTRA_PERCENT:
        raise DomainError(f"O tempo a mais vai de 0 a {MOST_EXTRA_PERCENT}%.")
    reason = _written(reason, "o motivo")
    accommodation, _is_new = Accommodation.objects.update_or_create(
        enrollment=enrollment,
        defaults={
            "extra_time_percent": extra_percent,
            "reason": reason,
            "granted_by": by,
            "granted_at": timezone.now(),
        },
    )
    _lengthen_open(enrollment, extra_percent)
    audit.record(
        TIME_GIVEN,
        enrollment,
        by=by,
        organization_id=enrollment.offering.organization_id,
        data={"percent": extra_percent},
        reason=reason,
    )
    return accommodation


@transaction.atomic
def record_other_evidence(
    *, enrollment: Enrollment, lesson: EditionLesson, description: str, reason: str, by: "User"
) -> OtherEvidence:
    """Let something else stand for a quiz: it fulfils what the class requires of that lesson.

    Raises:
        NotAllowed: ``by`` does not coordinate the class, or the enrollment is their own.
        DomainError: the lesson is no quiz of this class or stands fulfilled, the class is not
            under way, or a text is missing or too long.
    """
    enrollment = _admitted(enrollment, by)
    requirement = queries.requirement_of(enrollment, lesson)
    if requirement is None or not lesson.is_graded:
        raise DomainError("Esta avaliação não é exigida nesta turma.")
    if lesson not in queries.quizzes_to_fulfil(enrollment):
        raise DomainError("Esta avaliação já está cumprida.")
    now = timezone.now()
    evidence = OtherEvidence.objects.create(
        enrollment=enrollment,
        lesson=lesson,
        description=_written(description, "o que a pessoa fez"),
        reason=_written(reason, "o motivo"),
        recorded_by=by,
        recorded_at=now,
    )
    audit.record(
        EVIDENCE_RECORDED,
        enrollment,
        by=by,
        organization_id=enrollment.offering.organization_id,
        data={"lesson": str(lesson.public_id), "evidence": str(evidence.public_id)},
        reason=evidence.reason,
    )
    admission = Admission(begun(enrollment), lesson, now, now)
    touch(admission, is_read=True)
    source = f"evidence:{evidence.public_id}"
    fulfil(admission, source=source, percent=requirement.minimum_percent)
    return evidence


def _admitted(enrollment: Enrollment, by: "User") -> Enrollment:
    """Return the enrollment as it is now, locked, if ``by`` may decide on it."""
    locked = (
        Enrollment.objects.select_for_update(of=("self",))
        .select_related("person", "offering__edition", "offering__organization")
        .get(pk=enrollment.pk)
    )
    require(policy.can_decide(by, locked))
    if locked.offering.state not in IS_STUDIED:
        raise DomainError("Esta turma não está em andamento.")
    return locked


def _written(text: str, what: str) -> str:
    text = text.strip()
    if not text:
        raise DomainError(f"Escreva {what}, em uma frase.")
    if len(text) > LONGEST_TEXT:
        raise DomainError(f"Encurte {what}: cabem {LONGEST_TEXT} letras.")
    return text


def _lengthen_open(enrollment: Enrollment, extra_percent: int) -> None:
    open_ones = Attempt.objects.filter(
        enrollment=enrollment, submitted_at__isnull=True, ends_at__isnull=False
    )
    for attempt in open_ones.select_related("lesson"):
        end = rules.ends_at(attempt.started_at, attempt.lesson.time_limit_minutes, extra_percent)
        if attempt.ends_at and end and end > attempt.ends_at:
            Attempt.objects.filter(pk=attempt.pk).update(ends_at=end)
