"""Where somebody stopped in a lesson."""

from uuid import uuid4

import pytest

from courses.learning.models import (
    LearningEvent,
    LessonProgress,
)
from tests.courses import factories
from tests.courses.learning.conftest import Send, Study
from tests.courses.learning.phone_events import Event, before, event, outcomes


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
