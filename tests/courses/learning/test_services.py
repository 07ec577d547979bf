"""Reading, practice and attempts, through the database."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.enrollments.models import Fulfilment
from courses.enrollments.rules import EnrollmentState
from courses.hours.queries import balance_of
from courses.learning import services
from courses.learning.models import Attempt, LessonProgress, PracticeAnswer
from courses.offerings.models import Offering
from courses.offerings.rules import CompletesOn, OfferingState
from courses.questions.kinds import AnswerRefused
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed
from tests.cast import Cast
from tests.courses import factories
from tests.courses.learning.conftest import Study, right, study_of, wrong


def read(study: Study) -> LessonProgress:
    return services.mark_read(enrollment=study.enrollment, lesson=study.lesson, by=study.user)


def close(study: Study, *, days_ago: int = 0) -> None:
    Offering.objects.filter(pk=study.offering.pk).update(
        state=OfferingState.CLOSED, closed_at=timezone.now() - timedelta(days=days_ago)
    )


def pass_quiz(study: Study) -> Attempt:
    attempt = study.start()
    services.save_answers(attempt=attempt, raws=study.right_answers(), by=study.user)
    return services.hand_in(attempt=attempt, by=study.user)


def test_opening_a_lesson_begins_the_enrollment(study: Study) -> None:
    services.open_lesson(enrollment=study.enrollment, lesson=study.lesson, by=study.user)
    assert study.state() == EnrollmentState.ACTIVE
    assert LessonProgress.objects.get().read_at is None


def test_reading_fulfils_once_however_often_it_is_marked(study: Study) -> None:
    first = read(study)
    assert read(study).read_at == first.read_at
    fulfilment = Fulfilment.objects.get()
    assert fulfilment.requirement.lesson == study.lesson
    assert fulfilment.source == f"lesson:{study.lesson.public_id}"


def test_a_quiz_is_not_finished_by_reading_it(study: Study) -> None:
    with pytest.raises(DomainError, match="avaliação"):
        services.mark_read(enrollment=study.enrollment, lesson=study.quiz, by=study.user)


def test_nobody_studies_by_the_enrollment_of_another(study: Study) -> None:
    bruno = study.cast.bruno.user
    with pytest.raises(NotAllowed):
        services.mark_read(enrollment=study.enrollment, lesson=study.lesson, by=bruno)
    with pytest.raises(NotAllowed):
        services.start_attempt(enrollment=study.enrollment, lesson=study.quiz, by=bruno)
    assert not LessonProgress.objects.exists()


def test_a_person_studies_by_the_enrollment_of_a_record_merged_into_theirs(study: Study) -> None:
    study.ana.user, user = None, study.user
    study.ana.save()
    study.cast.elisa.user = None
    study.cast.elisa.save()
    study.cast.elisa.user = user
    study.cast.elisa.save()
    study.ana.merged_into = study.cast.elisa
    study.ana.save()
    services.mark_read(enrollment=study.enrollment, lesson=study.lesson, by=user)
    assert LessonProgress.objects.get().read_at is not None


def test_a_lesson_of_another_edition_is_refused(study: Study) -> None:
    other = factories.edition(slug="outro").lessons.first()
    with pytest.raises(DomainError, match="não faz parte"):
        services.mark_read(enrollment=study.enrollment, lesson=other, by=study.user)


def test_who_waits_for_a_place_reads_but_does_not_answer(cast: Cast) -> None:
    study = study_of(cast, seats=1)
    waiting = factories.enroll(cast.bruno, study.offering)
    with pytest.raises(DomainError, match="espera confirmação"):
        services.answer_practice(
            enrollment=waiting,
            question=study.practice,
            raw=right(study.practice),
            by=cast.bruno.user,
        )


def test_after_closing_nothing_new_is_studied(study: Study) -> None:
    close(study)
    with pytest.raises(DomainError, match="encerrada"):
        read(study)


def test_practice_is_told_at_once_and_may_be_answered_again(study: Study) -> None:
    question = study.practice
    first = services.answer_practice(
        enrollment=study.enrollment, question=question, raw=wrong(question), by=study.user
    )
    assert not first.grade.is_right
    again = services.answer_practice(
        enrollment=study.enrollment, question=question, raw=right(question), by=study.user
    )
    assert again.grade.is_right
    assert again.grade.notes == {right(question): "Isso."}
    assert PracticeAnswer.objects.get().is_right
    assert not Fulfilment.objects.exists()


def test_an_empty_answer_to_practice_is_asked_for_again(study: Study) -> None:
    with pytest.raises(AnswerRefused, match="Escolha ou escreva"):
        services.answer_practice(
            enrollment=study.enrollment, question=study.practice, raw="", by=study.user
        )


def test_a_graded_question_is_not_answered_as_practice(study: Study) -> None:
    question = study.quiz.questions.first()
    with pytest.raises(AnswerRefused, match="vale nota"):
        services.answer_practice(
            enrollment=study.enrollment, question=question, raw=right(question), by=study.user
        )


def test_starting_twice_continues_the_same_attempt(study: Study) -> None:
    assert study.start() == study.start()
    attempt = Attempt.objects.get()
    assert attempt.answers.count() == 4
    assert all(answer.shown == answer.question.shown for answer in attempt.answers.all())


def test_reading_is_no_quiz_to_start(study: Study) -> None:
    with pytest.raises(DomainError, match="não tem avaliação"):
        services.start_attempt(enrollment=study.enrollment, lesson=study.lesson, by=study.user)


def test_reading_and_passing_completes_and_credits_the_hours(study: Study) -> None:
    read(study)
    attempt = pass_quiz(study)
    assert attempt.percent == 100
    assert study.state() == EnrollmentState.COMPLETED
    assert balance_of(study.ana).by_modality == {"online": 60, "assessment": 30}
    assert Fulfilment.objects.get(percent=100).source == f"attempt:{attempt.public_id}"


def test_handing_in_is_recorded_as_a_decision(study: Study) -> None:
    attempt = pass_quiz(study)
    event = AuditEvent.objects.get(action="attempt.handed_in")
    assert event.object_id == str(attempt.public_id)
    assert event.by == study.user
    assert event.organization_id == study.cast.parintins.pk
    assert event.data == {"number": 1, "percent": 100, "passed": True}


def test_handing_in_twice_counts_once(study: Study) -> None:
    attempt = pass_quiz(study)
    again = services.hand_in(attempt=attempt, by=study.user)
    assert again.submitted_at == Attempt.objects.get().submitted_at
    assert AuditEvent.objects.filter(action="attempt.handed_in").count() == 1


def test_a_failed_attempt_fulfils_nothing_and_another_may_follow(study: Study) -> None:
    failed = services.hand_in(attempt=study.start(), by=study.user)
    assert failed.percent == 0
    assert not Fulfilment.objects.exists()
    assert pass_quiz(study).number == 2
    assert Fulfilment.objects.filter(percent=100).exists()


def test_once_passed_there_is_nothing_left_to_try(study: Study) -> None:
    pass_quiz(study)
    with pytest.raises(DomainError, match="já passou"):
        study.start()


def test_the_pass_mark_is_reached_inclusively(study: Study) -> None:
    study.offering.requirements.filter(lesson=study.quiz).update(minimum_percent=75)
    attempt = study.start()
    answers = study.right_answers()
    answers.popitem()
    services.save_answers(attempt=attempt, raws=answers, by=study.user)
    assert services.hand_in(attempt=attempt, by=study.user).percent == 75
    assert Fulfilment.objects.get().percent == 75


def test_after_handing_in_no_answer_slips_in(study: Study) -> None:
    attempt = study.start()
    services.hand_in(attempt=attempt, by=study.user)
    question = study.quiz.questions.first()
    with pytest.raises(DomainError, match="já foi entregue"):
        services.save_answer(
            attempt=attempt, block_id=question.block_id, raw=right(question), by=study.user
        )


def test_one_answer_that_cannot_be_read_does_not_cost_the_others(study: Study) -> None:
    attempt = study.start()
    number = study.quiz.questions.get(question_type="numeric")
    raws = {**study.right_answers(), number.block_id: "doze"}
    refused = services.save_answers(attempt=attempt, raws=raws, by=study.user)
    assert list(refused) == [number.block_id]
    assert attempt.answers.filter(response__isnull=False).count() == 3


def test_an_older_answer_does_not_cover_a_newer_one(study: Study) -> None:
    attempt, now = study.start(), timezone.now()
    question = study.quiz.questions.get(question_type="true_false")
    for raw, at in (("true", now), ("false", now - timedelta(seconds=1))):
        services.save_answer(
            attempt=attempt, block_id=question.block_id, raw=raw, by=study.user, occurred_at=at
        )
    assert attempt.answers.get(question=question).response is True


def test_a_question_of_another_quiz_is_refused(study: Study) -> None:
    with pytest.raises(DomainError, match="não está na sua avaliação"):
        services.save_answer(
            attempt=study.start(), block_id=study.practice.block_id, raw="x", by=study.user
        )


def test_what_completes_at_closing_waits_for_it(cast: Cast) -> None:
    study = study_of(cast, completes_on=CompletesOn.CLOSING)
    read(study)
    pass_quiz(study)
    assert study.state() == EnrollmentState.ACTIVE
    assert Fulfilment.objects.count() == 2
