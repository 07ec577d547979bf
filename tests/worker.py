"""A real Celery worker in a process of its own, on a real Redis, beside the test's database."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from kombu import Connection

from lms.celery import app
from lms.jobs import services as jobs
from lms.jobs.tasks import run_job, send

ROOT = Path(__file__).resolve().parents[1]


def own_redis() -> str:
    """Return the address of this process's own Redis database, or nothing.

    Test processes that shared one would flush each other's queues, and run each other's jobs.
    """
    url = urlsplit(os.environ.get("TEST_REDIS_URL", ""))
    process = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    first = int(url.path.strip("/") or 0)
    return url._replace(path=f"/{first + process}").geturl() if url.netloc else ""


REDIS_URL = own_redis()

needs_worker = pytest.mark.skipif(
    not REDIS_URL, reason="TEST_REDIS_URL names no Redis server: no real worker can be started"
)
needs_postgres = pytest.mark.skipif(
    not os.environ.get("DATABASE_URL", "").startswith("postgres"),
    reason="DATABASE_URL names no PostgreSQL server",
)


def database_url() -> str:
    """Return the address of the database that this test uses, for another process."""
    values = connection.settings_dict
    host = values["HOST"]
    if host.startswith("/"):
        return f"postgres://{values['USER']}@/{values['NAME']}?host={host}"
    return f"postgres://{values['USER']}@{host}:{values['PORT']}/{values['NAME']}"


def start_worker() -> "subprocess.Popen[bytes]":
    """Start a worker with two threads."""
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "TEST_BROKER_URL": REDIS_URL,
        "DATA_DIR": str(settings.DATA_DIR),
        "DJANGO_SETTINGS_MODULE": "lms.settings.test",
        "PYTHONWARNINGS": "ignore",
    }
    command = [sys.executable, "-m", "celery", "-A", "lms", "worker", "-P", "threads", "-c", "2"]
    return subprocess.Popen([*command, "-l", "error"], cwd=ROOT, env=environment)


def kill_hard(worker: "subprocess.Popen[bytes]") -> None:
    """End a worker as a power cut would."""
    worker.send_signal(signal.SIGKILL)
    worker.wait(timeout=10)


@contextmanager
def running() -> Iterator["subprocess.Popen[bytes]"]:
    """Keep a worker running, and end it hard: it holds connections to the test's database."""
    process = start_worker()
    try:
        yield process
    finally:
        kill_hard(process)


@contextmanager
def redis_broker() -> Iterator[Connection]:
    """Send this process's jobs to an empty Redis instead of running them where they are called."""
    was_eager = app.conf.task_always_eager
    with Connection(REDIS_URL) as broker:
        broker.default_channel.client.flushdb()
        app.conf.task_always_eager = False
        jobs.use_sender(lambda job_id: run_job.apply_async((job_id,), connection=broker))
        try:
            yield broker
        finally:
            app.conf.task_always_eager = was_eager
            jobs.use_sender(send)


def wait_until(is_so: Callable[[], bool], *, seconds: float = 60) -> None:
    """Wait for another process to bring something about."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)
