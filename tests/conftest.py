"""What every test may use."""

import gc
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from hypothesis import settings
from pytest_django import DjangoDbBlocker, Settings
from xdist.scheduler import LoadScopeScheduling

from lms.access import scope
from lms.common import process_memory
from tests import databases
from tests.cast import Cast, assemble

# The browser's driver runs an event loop in the test's own thread.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# How long an example takes depends on who else uses the machine, and proves nothing.
settings.register_profile("percurso", deadline=None)
settings.load_profile("percurso")


def pytest_sessionstart() -> None:
    """Do not look for garbage while thousands of modules and tests are read."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Nor, from then on, among what lives to the end."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


class Together(LoadScopeScheduling):
    """Every test by itself to whoever is free, but those of the browser to one process."""

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/browser/") else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling | None:
    """Serve one demonstration where its journeys are few; the slow ones are worth two."""
    return None if config.option.markexpr == "slow" else Together(config, log)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, worker_id: str
) -> Iterator[None]:
    """Replace pytest-django's set-up by a copy of a database that is already migrated."""
    with django_db_blocker.unblock():
        databases.set_up(worker_id)
    databases.start_afresh_after_commits()
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
def wagtail_indexes(settings: Settings) -> None:
    """Keep Wagtail's indexes of words and of uses, as production does at every save."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


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
