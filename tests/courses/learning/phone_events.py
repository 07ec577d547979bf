"""What a phone would send of a study, and what it hears back."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.courses.learning.conftest import Study

Event = dict[str, Any]


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


def post(client: Client, body: str | bytes) -> Any:
    return client.post(reverse("courses:events"), body, content_type="application/json")
