"""What every test may use."""

import os
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from pytest_django import DjangoDbBlocker

from lms.access import scope
from lms.common import process_memory
from tests import databases
from tests.cast import Cast, assemble

# The browser's driver runs an event loop in the test's own thread.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, worker_id: str
) -> Iterator[None]:
    """Replace pytest-django's set-up by a copy of a database that is already migrated."""
    with django_db_blocker.unblock():
        databases.set_up(worker_id)
    databases.let_flush_start_afresh()
    yield
    with django_db_blocker.unblock():
        databases.tear_down()


@pytest.fixture
def cast(db: None) -> Cast:
    """Ana learns, Bruno manages her municipality, Carla her region, Davi another place."""
    return assemble()


@pytest.fixture(autouse=True)
def _empty_caches() -> Iterator[None]:
    cache.clear()
    process_memory.forget_all()
    scope._HELD.clear()
    yield
    cache.clear()


@pytest.fixture
def run_jobs(db: None) -> Callable[[], int]:
    """Return a function that runs the waiting jobs, and those they announce, to the end."""
    from lms.jobs import services
    from lms.jobs.models import Job, JobState

    def run() -> int:
        done = 0
        while waiting := list(
            Job.objects.filter(state=JobState.WAITING, attempts=0).values_list("pk", flat=True)
        ):
            done += sum(services.run(job_id) for job_id in waiting)
        return done

    return run
