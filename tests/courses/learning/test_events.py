"""What phones send: twice, out of order, too late, for others, broken."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses.enrollments.models import Fulfilment
from courses.enrollments.rules import EnrollmentState
from courses.learning import services
from courses.learning.event_rules import CLOCK_AHEAD, MOST_BYTES, UNKNOWN_ENROLLMENT
from courses.learning.models import (
    Attempt,
    AttemptAnswer,
    LearningEvent,
    LessonProgress,
    PracticeAnswer,
)
from courses.learning.phone import phone_key
from courses.offerings.models import Offering
from courses.offerings.rules import OfferingState
from tests.courses import factories
from tests.courses.learning.conftest import Study, right, wrong

Event = dict[str, Any]
Send = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def client(study: Study, client: Client) -> Client:
    client.force_login(study.user)
    return client


@pytest.fixture
def send(client: Client) -> Send:
    """Return a function that sends events and returns their results."""

    def post(*events: object) -> list[dict[str, Any]]:
        response = client.post(
            reverse("courses:events"), {"events": list(events)}, content_type="application/json"
        )
        assert response.status_code == 200, response.content
        return list(response.json()["results"])

    return post


def event(study: Study, kind: str, **fields: object) -> Event:
    lesson = study.quiz if kind.startswith("quiz") else study.lesson
    return {
        "id": str(uuid4()),
        "kind": kind,
        "enrollment": str(study.enrollment.public_id),
        "lesson": str(lesson.public_id),
        "occurred_at": timezone.now().isoformat(),
        **fields,
    }


def practice(study: Study, raw: object, **fields: object) -> Event:
    block = str(study.practice.block_id)
    return event(study, "practice_answered", question=block, response=raw, **fields)


def before(**ago: int) -> str:
    return (timezone.now() - timedelta(**ago)).isoformat()


def outcomes(results: list[dict[str, Any]]) -> list[str]:
    return [result["outcome"] for result in results]


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


def test_events_of_a_batch_happen_in_their_own_order(study: Study, send: Send) -> None:
    answers = [
        event(study, "quiz_answered", question=str(b), response=r, occurred_at=before(seconds=5))
        for b, r in study.right_answers().items()
    ]
    send(event(study, "quiz_submitted"), *answers)
    assert Attempt.objects.get().percent == 100


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


def test_an_answer_after_the_quiz_was_handed_in_is_refused(study: Study, send: Send) -> None:
    block, raw = next(iter(study.right_answers().items()))
    late = event(study, "quiz_answered", question=str(block), response=raw)
    study.start()
    send(event(study, "quiz_submitted"))
    (result,) = send(late)
    assert result["outcome"] == "refused"
    assert "já foi entregue" in result["sentence"]
    assert not AttemptAnswer.objects.filter(response__isnull=False).exists()


def test_submitting_a_quiz_twice_hands_it_in_once(study: Study, send: Send) -> None:
    study.start()
    assert outcomes(send(event(study, "quiz_submitted"))) == ["accepted"]
    handed_in = Attempt.objects.get().submitted_at
    assert outcomes(send(event(study, "quiz_submitted"))) == ["accepted"]
    assert Attempt.objects.get().submitted_at == handed_in


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


def close(study: Study, **ago: int) -> None:
    Offering.objects.filter(pk=study.offering.pk).update(
        state=OfferingState.CLOSED, closed_at=timezone.now() - timedelta(**ago)
    )


def test_what_was_read_before_closing_arrives_for_a_week(study: Study, send: Send) -> None:
    study.enrollment.confirmed_at = timezone.now() - timedelta(days=20)
    study.enrollment.state = EnrollmentState.FAILED
    study.enrollment.save()
    close(study, days=6)
    results = send(event(study, "lesson_read", occurred_at=before(days=7)))
    assert outcomes(results) == ["accepted"]
    assert Fulfilment.objects.get().requirement.lesson == study.lesson
    noted = LearningEvent.objects.get()
    assert noted.received_at - noted.occurred_at > timedelta(days=6)


@pytest.mark.parametrize(("closed", "happened"), [(8, 9), (3, 1)])
def test_too_late_or_after_closing_is_refused(
    study: Study, send: Send, closed: int, happened: int
) -> None:
    study.enrollment.confirmed_at = timezone.now() - timedelta(days=20)
    study.enrollment.state = EnrollmentState.FAILED
    study.enrollment.save()
    close(study, days=closed)
    (result,) = send(event(study, "lesson_read", occurred_at=before(days=happened)))
    assert result["outcome"] == "refused"
    assert not LessonProgress.objects.exists()


def test_what_completed_late_is_completed(study: Study, send: Send) -> None:
    send(event(study, "lesson_opened"))
    study.enrollment.refresh_from_db()
    study.enrollment.state = EnrollmentState.FAILED
    study.enrollment.confirmed_at = timezone.now() - timedelta(days=20)
    study.enrollment.save()
    close(study, days=1)
    answers = [
        event(study, "quiz_answered", question=str(b), response=r, occurred_at=before(days=2))
        for b, r in study.right_answers().items()
    ]
    results = send(
        event(study, "lesson_read", occurred_at=before(days=3)),
        *answers,
        event(study, "quiz_submitted", occurred_at=before(days=1, hours=12)),
    )
    assert set(outcomes(results)) == {"accepted"}
    assert study.state() == EnrollmentState.COMPLETED


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


def test_a_clock_in_2031_loses_nothing_and_is_told_each_time(study: Study, send: Send) -> None:
    ahead = event(study, "lesson_read", occurred_at="2031-05-01T08:00:00-04:00")
    (result,), (again,) = send(ahead), send(ahead)
    assert again["sentence"] == CLOCK_AHEAD
    assert result == {"id": result["id"], "outcome": "accepted", "sentence": CLOCK_AHEAD}
    read_at = LessonProgress.objects.get().read_at
    assert read_at is not None
    assert read_at <= timezone.now()
    assert LearningEvent.objects.get().occurred_at.year == 2031


def test_a_clock_in_1970_counts_from_the_enrollment(study: Study, send: Send) -> None:
    send(event(study, "lesson_read", occurred_at="1970-01-01T00:00:00Z"))
    assert LessonProgress.objects.get().read_at == study.enrollment.confirmed_at


def test_an_answer_longer_than_a_novel_is_refused(study: Study, send: Send) -> None:
    number = study.quiz.questions.get(question_type="numeric")
    novel = "9" * 200_000
    (result,) = send(event(study, "quiz_answered", question=str(number.block_id), response=novel))
    assert result["outcome"] == "refused"
    assert "comprido" in result["sentence"]


def post(client: Client, body: str | bytes) -> Any:
    return client.post(reverse("courses:events"), body, content_type="application/json")


def test_a_body_beyond_the_limit_is_refused_whole(study: Study, client: Client) -> None:
    response = post(client, json.dumps({"events": [{"response": "x" * MOST_BYTES}]}))
    assert response.status_code == 413
    assert response.json()["sentence"]


@pytest.mark.parametrize(
    "body",
    [
        '{"events": [{"id": "',
        "",
        "[]",
        "null",
        '{"events": {}}',
        '{"events": [NaN]}',
        '{"events": [' + "9" * 5000 + "]}",
        "[" * 100_000,
        b"\xff\xfe",
    ],
    ids=["truncated", "empty", "list", "null", "object", "nan", "digits", "deep", "bytes"],
)
def test_what_is_no_batch_gets_a_sentence(study: Study, client: Client, body: str | bytes) -> None:
    response = post(client, body)
    assert response.status_code == 400
    assert "Recarregue" in response.json()["sentence"]


def test_more_than_a_hundred_events_are_refused_whole(study: Study, client: Client) -> None:
    response = post(client, json.dumps({"events": [event(study, "lesson_read")] * 101}))
    assert response.status_code == 400
    assert "100" in response.json()["sentence"]
    assert not LearningEvent.objects.exists()


def test_a_visitor_gets_a_401_in_json(study: Study, client: Client) -> None:
    client.logout()
    response = post(client, '{"events": []}')
    assert response.status_code == 401
    assert "Entre de novo" in response.json()["sentence"]


def test_a_sign_in_without_a_person_gets_a_403(study: Study, client: Client) -> None:
    client.force_login(study.cast.root)
    assert post(client, '{"events": []}').status_code == 403


def test_a_foreign_page_cannot_send_events(study: Study) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(study.user)
    assert post(strict, json.dumps({"events": [event(study, "lesson_read")]})).status_code == 403
    assert not LearningEvent.objects.exists()


def test_only_posting_is_answered(client: Client) -> None:
    assert client.get(reverse("courses:events")).status_code == 405


def test_an_answer_of_a_quiz_costs_a_fixed_number_of_queries(
    study: Study, client: Client, django_assert_num_queries: Any
) -> None:
    study.start()
    first, second, *_ = (
        event(study, "quiz_answered", question=str(block), response=raw)
        for block, raw in study.right_answers().items()
    )
    post(client, json.dumps({"events": [first]}))
    # Of them, six open and close the batch, the event and the service.
    with django_assert_num_queries(12):
        post(client, json.dumps({"events": [second]}))


def send_as(client: Client, user: str, *events: object) -> Any:
    return client.post(
        reverse("courses:events"),
        {"user": user, "events": list(events)},
        content_type="application/json",
    )


def test_a_phone_of_another_user_sends_nothing(study: Study, client: Client) -> None:
    response = send_as(client, phone_key(study.cast.bruno.user), event(study, "lesson_read"))
    assert response.status_code == 401
    assert "Entre de novo" in response.json()["sentence"]
    assert not LearningEvent.objects.exists()


def test_a_phone_that_names_its_user_is_taken_in(study: Study, client: Client) -> None:
    response = send_as(client, phone_key(study.user), event(study, "lesson_read"))
    assert outcomes(response.json()["results"]) == ["accepted"]


def test_a_quiz_handed_in_is_told_its_result_and_told_again(study: Study, send: Send) -> None:
    answers = [
        event(study, "quiz_answered", question=str(block), response=raw)
        for block, raw in study.right_answers().items()
    ]
    handed_in = event(study, "quiz_submitted")
    first = send(*answers, handed_in)[-1]
    again = send(handed_in)[0]
    attempt = Attempt.objects.get()
    assert first["result"] == again["result"]
    assert first["result"]["sentence"] == "Resultado: 100%. Você passou."
    assert str(attempt.public_id) in first["result"]["url"]


def failed(study: Study) -> Attempt:
    return services.hand_in(attempt=study.start(), by=study.user)


@pytest.mark.parametrize("knows_result", [True, False])
def test_a_phone_with_a_slow_clock_tries_again_when_it_knew_the_result(
    study: Study, send: Send, knows_result: bool
) -> None:
    first = failed(study)
    after = {"after": str(first.public_id)} if knows_result else {}
    block, raw = next(iter(study.right_answers().items()))
    (result,) = send(
        event(
            study,
            "quiz_answered",
            question=str(block),
            response=raw,
            occurred_at=before(hours=3),
            **after,
        )
    )
    assert result["outcome"] == ("accepted" if knows_result else "refused")
    assert Attempt.objects.count() == (2 if knows_result else 1)


def test_a_result_says_which_attempt_it_is_of_and_whether_it_passed(
    study: Study, send: Send
) -> None:
    study.start()
    (told,) = send(event(study, "quiz_submitted"))
    assert told["result"]["attempt"] == str(Attempt.objects.get().public_id)
    assert told["result"]["passed"] is False
    assert told["result"]["may_try"] is True


def place(study: Study, block: str = "1a2b3c4d", **fields: object) -> Event:
    said = {
        "block": block,
        **{name: fields.pop(name) for name in ("medium", "second") if name in fields},
    }
    return event(study, "place_reached", response=said, **fields)


def stopped(study: Study) -> LessonProgress:
    return LessonProgress.objects.get(enrollment=study.enrollment, lesson=study.lesson)


def test_the_latest_place_stands_and_no_history_is_kept(study: Study, send: Send) -> None:
    medium = uuid4()
    later = place(study, "0000000b", medium=str(medium), second=93)
    earlier = place(study, "0000000a", occurred_at=before(minutes=9))
    assert outcomes(send(later)) == ["accepted"]
    assert outcomes(send(earlier, later)) == ["accepted", "accepted"]
    progress = stopped(study)
    assert (progress.place_block, progress.place_medium) == ("0000000b", medium)
    assert progress.place_second == 93
    assert not LearningEvent.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        None,
        "1a2b3c4d",
        {},
        {"block": "../../etc"},
        {"block": "1A2B3C4D"},
        {"block": "1a2b3c4d", "second": -1},
        {"block": "1a2b3c4d", "second": 10**9},
        {"block": "1a2b3c4d", "second": True},
        {"block": "1a2b3c4d", "second": "93"},
    ],
)
def test_a_place_that_is_none_is_refused(study: Study, send: Send, said: object) -> None:
    assert outcomes(send(event(study, "place_reached", response=said))) == ["refused"]
    assert not LessonProgress.objects.filter(place_at__isnull=False).exists()


def test_a_place_in_another_s_lesson_is_refused(study: Study, send: Send) -> None:
    others = factories.enroll(study.cast.bruno, study.offering)
    assert outcomes(send(place(study, enrollment=str(others.public_id)))) == ["refused"]
    assert not LessonProgress.objects.exists()
