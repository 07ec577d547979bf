"""What a supervisor is told: whether a process lives, and what of the service does not work."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from lms import health
from lms.celery import app
from lms.jobs import services as jobs
from lms.jobs.models import Heartbeat

WELL = {"database": True, "broker": True, "worker": True, "disk": True}
NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def alive(db: None) -> None:
    """Let the worker have given a sign of life just now."""
    jobs.beat("worker")


def ask(client: Client) -> tuple[int, dict[str, bool]]:
    """Return the status and what the page says works."""
    answer = client.get("/readyz")
    return answer.status_code, answer.json()


def test_a_process_lives_whatever_else_does(client: Client) -> None:
    # Without the database's fixture any query of a test is refused.
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_all_is_well(
    client: Client, alive: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        assert ask(client) == (200, WELL)


@pytest.fixture
def unreachable(monkeypatch: pytest.MonkeyPatch) -> Iterator[BaseDatabaseWrapper]:
    """Give the page a connection to a database that is not there."""
    gone = connection.copy()
    gone.settings_dict |= {"NAME": "/nowhere/at/all", "HOST": "127.0.0.1", "PORT": "1"}
    monkeypatch.setattr(health, "connection", gone)
    yield gone
    gone.close()


def test_a_database_that_is_down_is_named_and_so_is_what_only_it_knows(
    client: Client, alive: None, unreachable: BaseDatabaseWrapper
) -> None:
    assert ask(client) == (503, WELL | {"database": False, "worker": False})


def test_a_broker_that_is_down_is_named(
    client: Client, alive: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.conf, "broker_write_url", NOWHERE)
    assert ask(client) == (503, WELL | {"broker": False})


def use_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a folder be the broker, as where there is no Redis."""
    monkeypatch.setitem(app.conf, "broker_write_url", "filesystem://")
    monkeypatch.setitem(app.conf, "broker_transport", "lms.jobs.broker:Transport")
    names = ("data_folder_in", "data_folder_out", "control_folder")
    options = {name: str(path / name) for name in names}
    monkeypatch.setitem(app.conf, "broker_transport_options", options)


def test_a_folder_is_a_broker_as_long_as_it_can_be_written(
    client: Client, alive: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    use_folder(tmp_path / "broker", monkeypatch)
    assert ask(client) == (200, WELL)
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    use_folder(in_the_way, monkeypatch)
    assert ask(client) == (503, WELL | {"broker": False})


def test_a_worker_that_was_never_there_is_named(client: Client, db: None) -> None:
    jobs.beat("another")
    assert ask(client) == (503, WELL | {"worker": False})


def test_a_database_that_was_not_migrated_has_no_worker(client: Client, db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE lms_heartbeat RENAME TO lms_nothing")
    assert ask(client) == (503, WELL | {"worker": False})


@pytest.mark.parametrize(("seconds", "status"), [(-5, 200), (5, 503)])
def test_a_worker_is_missed_after_two_minutes_of_silence(
    client: Client, alive: None, seconds: int, status: int
) -> None:
    silence = health.SILENT_AFTER + timedelta(seconds=seconds)
    Heartbeat.objects.update(beat_at=timezone.now() - silence)
    assert ask(client) == (status, WELL | {"worker": status == 200})


@pytest.mark.parametrize(("spare", "status"), [(1, 200), (0, 503)])
def test_a_disk_with_too_little_room_is_named(
    client: Client, alive: None, monkeypatch: pytest.MonkeyPatch, spare: int, status: int
) -> None:
    total, used, _free = shutil.disk_usage("/")
    found = type(shutil.disk_usage("/"))(total, used, health.LOW_DISK_BYTES + spare)
    monkeypatch.setattr(health.shutil, "disk_usage", lambda _folder: found)
    assert ask(client) == (status, WELL | {"disk": status == 200})


def test_a_folder_that_cannot_be_made_is_no_disk(
    client: Client, alive: None, settings: object, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    settings.DATA_DIR = tmp_path / "file" / "data"  # type: ignore[attr-defined] # pytest-django's
    assert ask(client) == (503, WELL | {"disk": False})
