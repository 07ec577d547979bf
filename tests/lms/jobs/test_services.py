from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from lms.jobs import registry, services
from lms.jobs.models import Job, JobState

EVENT = "tests.happened"


@pytest.fixture
def heard() -> Iterator[list[int]]:
    """Register a handler that keeps what it hears, for the length of a test."""
    keys: list[int] = []
    registry.on(EVENT, "keep", keys.append)
    yield keys
    registry._HANDLERS.pop(EVENT)


def test_an_announcement_writes_one_job_for_each_handler(db: None, heard: list[int]) -> None:
    registry.on(EVENT, "second", lambda _key: None)
    jobs = services.announce(EVENT, 7)
    assert sorted(job.handler for job in jobs) == ["keep", "second"]
    assert {job.object_id for job in jobs} == {7}


def test_an_announcement_that_nobody_hears_writes_nothing(db: None) -> None:
    assert services.announce("tests.unheard", 1) == []
    assert not Job.objects.exists()


def test_a_job_runs_once_and_is_then_left_alone(db: None, heard: list[int]) -> None:
    (job,) = services.announce(EVENT, 7)
    assert services.run(job.pk)
    assert not services.run(job.pk)
    assert heard == [7]
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.DONE, 1)


@pytest.mark.django_db
def test_the_broker_hears_of_a_job_only_when_the_transaction_commits(
    heard: list[int], monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Callable
) -> None:
    sent: list[int] = []
    monkeypatch.setattr(services, "_senders", [sent.append])
    with django_capture_on_commit_callbacks(execute=True):
        (job,) = services.announce(EVENT, 7)
        assert sent == []
    assert sent == [job.pk]


@pytest.mark.django_db(transaction=True)
def test_what_was_decided_stands_where_the_broker_fails(
    heard: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_job_id: int) -> None:
        raise ModuleNotFoundError("the broker's library is not there")

    monkeypatch.setattr(services, "_senders", [fail])
    with transaction.atomic():
        (job,) = services.announce(EVENT, 7)
    assert Job.objects.get(pk=job.pk).state == JobState.WAITING


@pytest.mark.django_db
def test_what_is_kept_from_the_broker_waits_and_what_comes_after_is_sent(
    heard: list[int], monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Callable
) -> None:
    sent: list[int] = []
    monkeypatch.setattr(services, "_senders", [sent.append])
    with services.kept_from_broker(), django_capture_on_commit_callbacks(execute=True):
        services.announce(EVENT, 7)
    assert sent == []
    with django_capture_on_commit_callbacks(execute=True):
        (job,) = services.announce(EVENT, 8)
    assert sent == [job.pk]


def test_a_failure_is_written_down_without_its_text_and_tried_again_later(db: None) -> None:
    def refuse(_key: int) -> None:
        raise ValueError("Ana Beatriz, 529.982.247-25")

    registry.on(EVENT, "refuse", refuse)
    (job,) = services.announce(EVENT, 7)
    with pytest.raises(ValueError, match="Ana"):
        services.run(job.pk)
    registry._HANDLERS.pop(EVENT)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == (JobState.WAITING, 1, "ValueError")
    assert job.due_at > timezone.now() + services.STALE_AFTER


def test_a_job_that_fails_too_often_is_tried_again_the_next_day(db: None) -> None:
    def refuse(_key: int) -> None:
        raise OSError

    registry.on(EVENT, "refuse", refuse)
    (job,) = services.announce(EVENT, 7)
    for _ in range(services.LAST_ATTEMPT):
        with pytest.raises(OSError):  # noqa: PT011 - the class is the whole message
            services.run(job.pk)
    registry._HANDLERS.pop(EVENT)
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert not services.run(job.pk)
    assert services.sweep() == 0
    done: list[int] = []
    registry.on(EVENT, "refuse", done.append)
    Job.objects.filter(pk=job.pk).update(due_at=timezone.now())
    assert services.sweep() == 1  # sent, and run here and now
    registry._HANDLERS.pop(EVENT)
    assert done == [7]


def test_the_sweeper_sends_only_what_is_overdue_and_puts_it_off(
    db: None, heard: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[int] = []
    monkeypatch.setattr(services, "_senders", [sent.append])
    (fresh,) = services.announce(EVENT, 1)
    (stale,) = services.announce(EVENT, 2)
    Job.objects.filter(pk=stale.pk).update(due_at=timezone.now() - timedelta(seconds=1))
    assert services.sweep() == 1
    assert sent == [stale.pk]
    assert services.sweep() == 0
    assert fresh.pk not in sent


def test_a_name_is_registered_once(heard: list[int]) -> None:
    with pytest.raises(ValueError, match="twice"):
        registry.on(EVENT, "keep", heard.append)


def test_an_unknown_handler_is_named(heard: list[int]) -> None:
    with pytest.raises(LookupError, match="unknown"):
        registry.handler(EVENT, "unknown")
