"""The batch address itself: who may send, how much, and what is no batch."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses.learning.event_rules import MOST_BYTES, MOST_IN_AN_HOUR, TooManyEvents
from courses.learning.models import (
    LearningEvent,
)
from courses.learning.phone import phone_key
from tests.courses.learning.conftest import Study
from tests.courses.learning.phone_events import event, outcomes, post


def test_a_body_beyond_the_limit_is_refused_whole(study: Study, phone: Client) -> None:
    response = post(phone, json.dumps({"events": [{"response": "x" * MOST_BYTES}]}))
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
def test_what_is_no_batch_gets_a_sentence(study: Study, phone: Client, body: str | bytes) -> None:
    response = post(phone, body)
    assert response.status_code == 400
    assert "Recarregue" in response.json()["sentence"]


def test_more_than_a_hundred_events_are_refused_whole(study: Study, phone: Client) -> None:
    response = post(phone, json.dumps({"events": [event(study, "lesson_read")] * 101}))
    assert response.status_code == 400
    assert "100" in response.json()["sentence"]
    assert not LearningEvent.objects.exists()


def came(study: Study, count: int, *, minutes: int) -> None:
    """Let somebody have sent ``count`` events so many minutes ago."""
    at = timezone.now() - timedelta(minutes=minutes)
    LearningEvent.objects.bulk_create(
        LearningEvent(
            person=study.ana,
            client_id=uuid4(),
            event_kind="lesson_opened",
            occurred_at=at,
            received_at=at,
        )
        for _ in range(count)
    )


def test_who_fills_an_hour_is_told_how_long_to_wait(study: Study, phone: Client) -> None:
    came(study, MOST_IN_AN_HOUR - 400, minutes=35)
    came(study, 399, minutes=5)
    one = json.dumps({"events": [event(study, "lesson_read")]})
    assert outcomes(post(phone, one).json()["results"]) == ["accepted"]
    response = post(phone, json.dumps({"events": [event(study, "lesson_opened")]}))
    assert response.status_code == 429
    assert response.json()["sentence"].endswith("vai sozinho em até 25 minutos.")
    assert 24 * 60 < response.json()["wait"] == int(response["Retry-After"]) <= 25 * 60
    assert LearningEvent.objects.count() == MOST_IN_AN_HOUR


def test_an_hour_that_has_gone_by_leaves_room(study: Study, phone: Client) -> None:
    came(study, MOST_IN_AN_HOUR, minutes=61)
    response = post(phone, json.dumps({"events": [event(study, "lesson_read")]}))
    assert outcomes(response.json()["results"]) == ["accepted"]


def test_another_person_s_events_take_nobody_s_room(study: Study, client: Client) -> None:
    came(study, MOST_IN_AN_HOUR, minutes=1)
    client.force_login(study.cast.bruno.user)
    assert post(client, '{"events": [{}]}').status_code == 200


@pytest.mark.parametrize(("seconds", "told"), [(0, "1 minuto."), (60, "1 minuto."), (61, "2 min")])
def test_the_wait_is_told_in_minutes_and_never_too_short(seconds: int, told: str) -> None:
    assert told in TooManyEvents(timedelta(seconds=seconds)).sentence


def test_a_visitor_gets_a_401_in_json(study: Study, phone: Client) -> None:
    phone.logout()
    response = post(phone, '{"events": []}')
    assert response.status_code == 401
    assert "Entre de novo" in response.json()["sentence"]


def test_a_sign_in_without_a_person_gets_a_403(study: Study, phone: Client) -> None:
    phone.force_login(study.cast.root)
    assert post(phone, '{"events": []}').status_code == 403


def test_a_foreign_page_cannot_send_events(study: Study) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(study.user)
    assert post(strict, json.dumps({"events": [event(study, "lesson_read")]})).status_code == 403
    assert not LearningEvent.objects.exists()


def test_only_posting_is_answered(phone: Client) -> None:
    assert phone.get(reverse("courses:events")).status_code == 405


def send_as(client: Client, user: str, *events: object) -> Any:
    return client.post(
        reverse("courses:events"),
        {"user": user, "events": list(events)},
        content_type="application/json",
    )


def test_a_phone_of_another_user_sends_nothing(study: Study, phone: Client) -> None:
    response = send_as(phone, phone_key(study.cast.bruno.user), event(study, "lesson_read"))
    assert response.status_code == 401
    assert "Entre de novo" in response.json()["sentence"]
    assert not LearningEvent.objects.exists()


def test_a_phone_that_names_its_user_is_taken_in(study: Study, phone: Client) -> None:
    response = send_as(phone, phone_key(study.user), event(study, "lesson_read"))
    assert outcomes(response.json()["results"]) == ["accepted"]
