"""Migrate and seed, once: a stamp of the code's migrations and seeds lets a warm start skip it."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import cast

from django.conf import settings
from django.core.management import call_command
from django.utils.module_loading import import_string

from lms.jobs import services as jobs
from lms.jobs.models import Job, JobState

# Each app seeds its own part, in this order; a second call changes nothing.
SEEDS = (
    "lms.demo.seed_founders",
    "cms.demo.seed",
    "lms.demo.seed_workers",
    "courses.demo.seeding.seed",
    "certificates.demo.seed",
)
PDF_KEY = "certificates.demo.make_pdf_key"
ROOT = Path(__file__).resolve().parents[3]
WATCHED = ("*/migrations/*.py", "*/demo.py", "*/demo/**/*.py", "requirements/base.lock")


def prepare(say: Callable[[str], None]) -> None:
    """Bring the demonstration's data to what this code expects."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    cast("Callable[[], None]", import_string(PDF_KEY))()
    stamp = settings.DATA_DIR / "demo-stamp"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint():
        return
    say("Criando o banco de dados...")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    say("Semeando a demonstração...")
    call_command("load_territory", verbosity=0)
    # Nobody listens yet. What is announced once the demonstration is served goes to the worker.
    with jobs.kept_from_broker():
        for path in SEEDS:
            cast("Callable[[], None]", import_string(path))()
            run_jobs()
    stamp.write_text(fingerprint(), encoding="utf-8")


def fingerprint() -> str:
    """Return a hash of everything that decides what the data look like."""
    found = hashlib.sha256()
    for pattern in WATCHED:
        for path in sorted(ROOT.glob(pattern)):
            if ".venv" not in path.parts:
                found.update(path.read_bytes())
    return found.hexdigest()


def run_jobs() -> None:
    """Run every waiting job, and those that they announce."""
    while waiting := list(
        Job.objects.filter(state=JobState.WAITING).values_list("pk", flat=True)[:500]
    ):
        for job_id in waiting:
            jobs.run(job_id)
