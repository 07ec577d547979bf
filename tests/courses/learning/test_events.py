"""What phones send: taken in once, in whatever order, and refused alike."""

from uuid import uuid4

from courses.enrollments.models import Fulfilment
from courses.enrollments.rules import EnrollmentState
from courses.learning.event_rules import UNKNOWN_ENROLLMENT
from courses.learning.models import (
    Attempt,
    LearningEvent,
    LessonProgress,
    PracticeAnswer,
)
from tests.courses import factories
from tests.courses.learning.conftest import Send, Study, right, wrong
from tests.courses.learning.phone_events import before, event, outcomes, practice


def test_a_whole_course_can_arrive_as_events(study: Study, send: Send) -> None:
    answers = [
        event(study, "quiz_answered", question=str(block), response=raw)
        for block, raw in study.right_answers().items()
    ]
    results = send(
        event(study, "lesson_opened"),
        practice(study, right(study.practice)),
        event(study, "lesson_read"),
        *answers,
        event(study, "quiz_submitted"),
    )
    assert set(outcomes(results)) == {"accepted"}
    assert study.state() == EnrollmentState.COMPLETED
    assert Attempt.objects.get().percent == 100


def test_an_event_sent_again_changes_nothing(study: Study, send: Send) -> None:
    read = event(study, "lesson_read")
    assert outcomes(send(read)) == ["accepted"]
    progress = LessonProgress.objects.get()
    assert outcomes(send(read, read)) == ["repeated", "repeated"]
    assert LessonProgress.objects.get().read_at == progress.read_at
    assert LearningEvent.objects.count() == Fulfilment.objects.count() == 1


def test_an_event_twice_in_one_batch_counts_once(study: Study, send: Send) -> None:
    read = event(study, "lesson_read")
    assert outcomes(send(read, read)) == ["accepted", "repeated"]


def test_a_repeated_practice_answer_is_told_again(study: Study, send: Send) -> None:
    answer = practice(study, right(study.practice))
    first, again = send(answer)[0], send(answer)[0]
    assert again["outcome"] == "repeated"
    assert again["html"] == first["html"]
    assert "Isso mesmo" in again["html"]


def test_the_newest_answer_stands_whichever_arrives_last(study: Study, send: Send) -> None:
    question = study.practice
    send(practice(study, right(question)))
    results = send(practice(study, wrong(question), occurred_at=before(minutes=0, seconds=30)))
    assert outcomes(results) == ["accepted"]
    assert "Isso mesmo" in results[0]["html"]
    assert PracticeAnswer.objects.get().is_right


def test_reading_before_opening_keeps_the_first_of_each(study: Study, send: Send) -> None:
    send(event(study, "lesson_read"))
    send(event(study, "lesson_opened"))
    progress = LessonProgress.objects.get()
    assert progress.read_at is not None
    assert progress.opened_at <= progress.read_at <= progress.last_at


def test_one_refused_event_takes_nothing_else_with_it(study: Study, send: Send) -> None:
    results = send(
        practice(study, "an option of nobody"),
        event(study, "lesson_read"),
        {"kind": "lesson_read"},
        None,
    )
    assert outcomes(results) == ["refused", "accepted", "refused", "refused"]
    assert all(result.get("sentence") for result in results if result["outcome"] == "refused")
    assert LessonProgress.objects.get().read_at is not None


def test_a_refusal_is_remembered_and_answered_alike(study: Study, send: Send) -> None:
    answer = practice(study, "an option of nobody")
    assert send(answer) == send(answer)
    assert LearningEvent.objects.get().refusal


def test_the_enrollment_of_another_looks_like_none_at_all(study: Study, send: Send) -> None:
    others = factories.enroll(study.cast.bruno, study.offering)
    results = send(
        event(study, "lesson_read", enrollment=str(others.public_id)),
        event(study, "lesson_read", enrollment=str(uuid4())),
        event(study, "lesson_read", lesson=str(uuid4())),
    )
    assert {(r["outcome"], r["sentence"]) for r in results} == {("refused", UNKNOWN_ENROLLMENT)}
    assert not LessonProgress.objects.exists()
    assert not LearningEvent.objects.filter(enrollment=others).exists()


def test_an_unknown_question_is_refused(study: Study, send: Send) -> None:
    graded = study.quiz.questions.first()
    results = send(
        event(study, "practice_answered", question=str(uuid4()), response="a"),
        event(study, "practice_answered", question=str(graded.block_id), response="a"),
        event(study, "quiz_answered", question=str(uuid4()), response="a"),
    )
    assert outcomes(results) == ["refused"] * 3
