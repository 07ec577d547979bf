"""A quiz whose time is over is handed in by the clock, once, with what stands."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses.enrollments import services as enrollments
from courses.enrollments.models import Fulfilment
from courses.learning import rules, services, telling
from courses.learning.models import Attempt
from courses.offerings.models import Offering
from courses.offerings.rules import OfferingState
from lms.audit.models import AuditEvent
from lms.jobs import services as jobs
from lms.jobs.models import Job, JobState
from lms.notices.models import Notice
from lms.notices.services import LONGEST_TEXT
from tests.courses.learning.conftest import Study

OVER = rules.GRACE + timedelta(seconds=1)


def ended(attempt: Attempt, ago: timedelta = OVER) -> Attempt:
    """Let the time of an attempt be over, so long ago."""
    end = timezone.now() - ago
    Attempt.objects.filter(pk=attempt.pk).update(
        started_at=end - timedelta(minutes=30), ends_at=end
    )
    attempt.refresh_from_db()
    return attempt


def let_time_pass() -> None:
    """Do what the clock asks for each minute, and run the jobs that follow."""
    services.announce_over()
    while waiting := Job.objects.filter(state=JobState.WAITING).first():
        jobs.run(waiting.pk)


def answered(study: Study, answers: dict[UUID, object] | None = None) -> Attempt:
    attempt = study.start()
    raws = study.right_answers() if answers is None else answers
    services.save_answers(attempt=attempt, raws=raws, by=study.user)
    return attempt


def test_what_stood_when_the_time_was_over_is_handed_in(study: Study) -> None:
    attempt = ended(answered(study))
    let_time_pass()
    attempt.refresh_from_db()
    assert attempt.percent == 100
    assert attempt.submitted_at == attempt.ends_at
    fact = Fulfilment.objects.get(requirement__lesson=study.quiz)
    assert fact.source == f"attempt:{attempt.public_id}"
    event = AuditEvent.objects.get(action="attempt.ended_by_time")
    assert (event.by, event.organization_id) == (None, study.offering.organization_id)
    assert event.data == {"number": 1, "percent": 100, "passed": True}
    assert not AuditEvent.objects.filter(action="attempt.handed_in").exists()


def test_the_last_that_is_missing_completes_the_course(study: Study) -> None:
    services.mark_read(enrollment=study.enrollment, lesson=study.lesson, by=study.user)
    ended(answered(study))
    let_time_pass()
    assert study.state() == "completed"


def test_nothing_answered_is_a_result_too(study: Study) -> None:
    attempt = ended(study.start())
    let_time_pass()
    attempt.refresh_from_db()
    assert attempt.percent == 0
    assert not Fulfilment.objects.exists()
    assert study.start().number == 2


def test_the_person_is_told_once_and_kindly(study: Study, client: Client) -> None:
    attempt = ended(answered(study))
    let_time_pass()
    telling.tell_of_end(attempt.pk)
    notice = Notice.objects.get(notice_kind=telling.QUIZ)
    assert notice.person == study.ana
    assert "Entregamos por você" in notice.text
    client.force_login(study.user)
    page = client.get(notice.path).content.decode()
    assert "O tempo acabou" in page
    assert "com o que você já tinha respondido" in page


def test_one_handed_in_by_its_person_says_nothing_of_time(study: Study, client: Client) -> None:
    attempt = services.hand_in(attempt=answered(study), by=study.user)
    client.force_login(study.user)
    page = client.get(reverse("courses:attempt_result", args=[attempt.public_id]))
    assert "O tempo acabou" not in page.content.decode()


def test_a_long_name_still_fits_into_the_notice() -> None:
    assert len(telling.text_of("A" * 255)) <= LONGEST_TEXT


@pytest.mark.parametrize("ago", [timedelta(minutes=-5), rules.GRACE - timedelta(seconds=20)])
def test_time_that_still_runs_is_left_alone(study: Study, ago: timedelta) -> None:
    attempt = ended(study.start(), ago)
    assert services.announce_over() == 0
    services.hand_in_over(attempt.pk)
    attempt.refresh_from_db()
    assert attempt.submitted_at is None


def test_one_without_a_limit_is_never_over(study: Study) -> None:
    attempt = study.start()
    assert services.announce_over() == 0
    services.hand_in_over(attempt.pk)
    attempt.refresh_from_db()
    assert attempt.submitted_at is None


def test_time_given_meanwhile_is_kept(study: Study) -> None:
    attempt = ended(study.start())
    services.announce_over()
    later = timezone.now() + timedelta(minutes=15)
    Attempt.objects.filter(pk=attempt.pk).update(ends_at=later)
    services.hand_in_over(attempt.pk)
    attempt.refresh_from_db()
    assert attempt.submitted_at is None


def test_it_is_handed_in_once(study: Study) -> None:
    attempt = ended(answered(study))
    services.hand_in_over(attempt.pk)
    percent = Attempt.objects.get().percent
    services.hand_in_over(attempt.pk)
    services.hand_in(attempt=attempt, by=study.user)
    assert Attempt.objects.get().percent == percent
    assert AuditEvent.objects.filter(object_id=str(attempt.public_id)).count() == 1


def test_it_is_announced_once_while_its_job_is_not_done(study: Study) -> None:
    ended(study.start())
    assert [services.announce_over(), services.announce_over()] == [1, 0]
    Job.objects.update(state=JobState.FAILED)
    assert services.announce_over() == 0
    Job.objects.update(state=JobState.DONE)
    assert services.announce_over() == 1


def test_one_who_left_gets_a_result_that_counts_for_nothing(study: Study) -> None:
    attempt = ended(answered(study))
    enrollments.drop(enrollment=study.enrollment, by=study.user)
    let_time_pass()
    attempt.refresh_from_db()
    assert attempt.percent == 100
    assert not Fulfilment.objects.exists()
    assert not Notice.objects.filter(notice_kind=telling.QUIZ).exists()
    assert services.announce_over() == 0


def closed(study: Study, ago: timedelta) -> None:
    """Close the class of somebody who came in long before."""
    Offering.objects.filter(pk=study.offering.pk).update(
        state=OfferingState.CLOSED, closed_at=timezone.now() - ago
    )
    type(study.enrollment).objects.filter(pk=study.enrollment.pk).update(
        state="failed", confirmed_at=timezone.now() - timedelta(days=30)
    )


@pytest.mark.parametrize("ago", [timedelta(0), timedelta(minutes=10)])
def test_a_class_that_closed_meanwhile_still_counts_it(study: Study, ago: timedelta) -> None:
    """Whether the class closed after the time was over or while it ran."""
    services.mark_read(enrollment=study.enrollment, lesson=study.lesson, by=study.user)
    ended(answered(study))
    closed(study, ago)
    let_time_pass()
    assert study.state() == "completed"


def test_a_class_that_closed_long_ago_counts_nothing_more(study: Study) -> None:
    attempt = ended(answered(study), timedelta(days=9))
    closed(study, timedelta(days=8))
    let_time_pass()
    attempt.refresh_from_db()
    assert attempt.percent == 100
    assert not Fulfilment.objects.exists()


def test_an_answer_that_comes_after_is_refused_by_name(study: Study) -> None:
    """No phone starts the next attempt of a quiz with a limit, whatever its clock says."""
    attempt = ended(study.start())
    services.hand_in_over(attempt.pk)
    event = {
        "id": str(uuid4()),
        "kind": "quiz_answered",
        "enrollment": str(study.enrollment.public_id),
        "lesson": str(study.quiz.public_id),
        "question": str(study.quiz.questions.filter(is_practice=False).first().block_id),
        "response": "x",
        "occurred_at": timezone.now().isoformat(),
    }
    (result,) = services.take_in(batch=[event], person=study.ana, by=study.user)
    assert result.outcome == "refused"
    assert "depois que o tempo acabou" in result.sentence
    assert Attempt.objects.count() == 1
