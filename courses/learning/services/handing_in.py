"""The end of a go at a quiz: handed in once, by its person or by the clock, and graded."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from courses.enrollments.models import Enrollment
from courses.learning import queries, rules
from courses.learning.models import Attempt, AttemptAnswer
from courses.learning.services.admission import Admission, admit, admit_over, fulfil
from courses.learning.services.reading import touch
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError
from lms.jobs import services as jobs
from lms.jobs.queries import unfinished

if TYPE_CHECKING:
    from lms.people.models import User

HANDED_IN = actions.register("attempt.handed_in", "Entregou a avaliação.")
ENDED = actions.register(
    "attempt.ended_by_time", "O tempo da avaliação acabou, e ela foi entregue como estava."
)
# Announced when the time of an attempt is over, and when it was handed in for that.
OVER_EVENT, ENDED_EVENT = "attempts.over", "attempts.ended_by_time"
# So many in one go of the clock: the rest is announced by the next.
MOST_AT_ONCE = 500


@transaction.atomic
def hand_in(*, attempt: Attempt, by: "User", occurred_at: datetime | None = None) -> Attempt:
    """Grade an attempt and close it; handing it in again returns it as it stands.

    A result that reaches the pass mark fulfils what the offering requires of this lesson.

    Raises:
        DomainError: the offering is over, or the attempt is another person's.
    """
    admission = admit(
        enrollment=attempt.enrollment, lesson=attempt.lesson, by=by, occurred_at=occurred_at
    )
    attempt = _lock(attempt.pk)
    if attempt.submitted_at is None:
        at = min(max(admission.at, attempt.started_at), attempt.ends_at or admission.received_at)
        _close(attempt, at)
        has_passed = _has_passed(attempt, admission.enrollment)
        _record(HANDED_IN, attempt, admission.enrollment, by=by, has_passed=has_passed)
        _count(admission, attempt, has_passed=has_passed)
    return attempt


@transaction.atomic
def announce_over() -> int:
    """Announce the attempts whose time is over and that nobody handed in; return how many.

    Each is handed in by a job of its own, so that one that fails holds up no other. Announcing
    twice at once is harmless: an attempt is handed in once.
    """
    over = queries.attempts_over(timezone.now()).exclude(pk__in=unfinished(OVER_EVENT))
    keys = list(over.values_list("pk", flat=True)[:MOST_AT_ONCE])
    jobs.announce_many(OVER_EVENT, keys)
    return len(keys)


@transaction.atomic
def hand_in_over(attempt_id: int) -> None:
    """Hand in, as it stands, an attempt whose time is over; safe to run twice.

    The person may hand it in, or be given more time, at the same moment: whoever locks the
    enrollment first decides. One who has left the class gets a result, and it counts for nothing.
    """
    found = Attempt.objects.select_related("enrollment__offering__edition").get(pk=attempt_id)
    admission = _admission_of(found)
    attempt = _lock(attempt_id)
    end = attempt.ends_at
    if attempt.submitted_at is not None or end is None or not rules.is_over(end, timezone.now()):
        return
    _close(attempt, end)
    has_passed = _has_passed(attempt, found.enrollment)
    _record(ENDED, attempt, found.enrollment, by=None, has_passed=has_passed)
    if admission is not None:
        _count(admission, attempt, has_passed=has_passed)
        jobs.announce(ENDED_EVENT, attempt.pk)


def _admission_of(attempt: Attempt) -> Admission | None:
    """Lock the enrollment; return nothing where nobody may study by it any more."""
    try:
        return admit_over(attempt)
    except DomainError:
        return None


def _lock(attempt_id: int) -> Attempt:
    return (
        Attempt.objects.select_for_update(of=("self",)).select_related("lesson").get(pk=attempt_id)
    )


def _close(attempt: Attempt, at: datetime) -> None:
    """Grade a locked attempt and close it as of ``at``."""
    answers = list(attempt.answers.select_related("question"))
    grades = [queries.grade_of(answer) for answer in answers]
    for answer, grade in zip(answers, grades, strict=True):
        answer.is_right = grade.is_right
    AttemptAnswer.objects.bulk_update(answers, ["is_right"])
    attempt.percent = rules.score_percent(grades)
    attempt.submitted_at = at
    attempt.save(update_fields=["percent", "submitted_at"])


def _has_passed(attempt: Attempt, enrollment: Enrollment) -> bool:
    return rules.passes(attempt.percent, queries.pass_mark(enrollment, attempt.lesson))


def _record(
    action: str, attempt: Attempt, enrollment: Enrollment, *, by: "User | None", has_passed: bool
) -> None:
    audit.record(
        action,
        attempt,
        by=by,
        organization_id=enrollment.offering.organization_id,
        data={"number": attempt.number, "percent": attempt.percent, "passed": has_passed},
    )


def _count(admission: Admission, attempt: Attempt, *, has_passed: bool) -> None:
    """Write down what a result does for the enrollment."""
    touch(admission, is_read=has_passed)
    if has_passed:
        fulfil(admission, source=f"attempt:{attempt.public_id}", percent=attempt.percent)
