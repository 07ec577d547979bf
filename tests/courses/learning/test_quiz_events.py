"""A quiz that is answered and handed in on the phone."""

import json
from typing import Any

import pytest
from django.test import Client

from courses.learning import services
from courses.learning.models import (
    Attempt,
    AttemptAnswer,
)
from courses.questions.registry import kind_of
from courses.questions.untouched import mark_of
from tests.courses.learning.conftest import Send, Study
from tests.courses.learning.phone_events import before, event, outcomes, post


def test_events_of_a_batch_happen_in_their_own_order(study: Study, send: Send) -> None:
    answers = [
        event(study, "quiz_answered", question=str(b), response=r, occurred_at=before(seconds=5))
        for b, r in study.right_answers().items()
    ]
    send(event(study, "quiz_submitted"), *answers)
    assert Attempt.objects.get().percent == 100


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


def test_a_lost_form_says_nothing_of_what_nobody_touched(study: Study, send: Send) -> None:
    number = study.quiz.questions.get(question_type="numeric")
    block = str(number.block_id)
    mark = mark_of(kind_of("numeric"), "120")
    send(event(study, "quiz_answered", question=block, response="121"))
    old = event(study, "quiz_answered", question=block, response=" 120", mark=mark)
    assert outcomes(send(old)) == ["accepted"]
    assert AttemptAnswer.objects.get(question=number).response == "121"
    touched = event(study, "quiz_answered", question=block, response="122", mark=mark)
    assert outcomes(send(touched)) == ["accepted"]
    assert AttemptAnswer.objects.get(question=number).response == "122"


def test_a_lost_form_begins_no_attempt_with_what_nobody_touched(study: Study, send: Send) -> None:
    block = str(study.quiz.questions.get(question_type="numeric").block_id)
    study.start()
    send(event(study, "quiz_submitted"))
    mark = mark_of(kind_of("numeric"), "120")
    old = event(study, "quiz_answered", question=block, response="120", mark=mark)
    assert outcomes(send(old)) == ["accepted"]
    assert Attempt.objects.get().submitted_at is not None


def test_an_answer_longer_than_a_novel_is_refused(study: Study, send: Send) -> None:
    number = study.quiz.questions.get(question_type="numeric")
    novel = "9" * 200_000
    (result,) = send(event(study, "quiz_answered", question=str(number.block_id), response=novel))
    assert result["outcome"] == "refused"
    assert "comprido" in result["sentence"]


def test_an_answer_of_a_quiz_costs_a_fixed_number_of_queries(
    study: Study, phone: Client, django_assert_num_queries: Any
) -> None:
    study.start()
    first, second, *_ = (
        event(study, "quiz_answered", question=str(block), response=raw)
        for block, raw in study.right_answers().items()
    )
    post(phone, json.dumps({"events": [first]}))
    # Of them, six open and close the batch, the event and the service.
    with django_assert_num_queries(13):
        post(phone, json.dumps({"events": [second]}))


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
