"""Issues many certificates with two workers, one killed in the middle, and prints what came of it.

``DATABASE_URL=postgres://… TEST_REDIS_URL=redis://… python -m tests.certificates.ten_thousand``

A number after it says how many, 10,000 if none. The database is a copy of the tests' own and is
dropped at the end; what the Redis database held goes. It prints figures; a gap, a certificate made
twice or a file that is missing makes it end with 1.
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.test")
django.setup()

from django.db import transaction  # noqa: E402 - settings first
from django.utils import timezone  # noqa: E402
from kombu import Connection  # noqa: E402

from certificates.issuing.models import (  # noqa: E402
    Certificate,
    CertificateEvent,
    private_storage,
)
from certificates.issuing.rules import CertificateStatus  # noqa: E402
from lms.jobs import services as jobs  # noqa: E402
from lms.jobs.models import Job, JobState  # noqa: E402
from tests import databases, worker  # noqa: E402
from tests.cast import assemble  # noqa: E402
from tests.certificates.factories import complete_many  # noqa: E402
from tests.courses.factories import edition, offering  # noqa: E402

USUAL = 10_000
LOOK_EVERY = 0.5
# Nothing issued for so long: what the dead worker held is nobody's, and the sweeper sends it again.
STILL_SECONDS = 10
GIVE_UP_SECONDS = 120


def issued() -> int:
    """Return how many certificates have their file."""
    return Certificate.objects.filter(status=CertificateStatus.ISSUED).count()


def issue_all(count: int, broker: Connection) -> int:
    """Let two workers issue; kill one when half is done; return how many there were then."""
    processes = [worker.start_worker(), worker.start_worker()]
    try:
        watch(lambda: issued() >= count // 2, broker)
        worker.kill_hard(processes.pop(0))
        at_the_kill = issued()
        watch(lambda: issued() >= count, broker)
    finally:
        for process in processes:
            worker.kill_hard(process)
    return at_the_kill


def watch(is_done: Callable[[], bool], broker: Connection) -> None:
    """Wait; where the queue is empty and nothing moves, sweep as the clock does each minute."""
    last, since = -1, time.monotonic()
    while not is_done():
        now = issued()
        if now != last:
            last, since = now, time.monotonic()
        still = time.monotonic() - since
        if still > GIVE_UP_SECONDS:
            raise TimeoutError(f"{now} were issued, and then nothing for {still:.0f} s")
        if still > STILL_SECONDS and not broker.default_channel.client.llen("celery"):
            overdue = timezone.now() - timedelta(seconds=1)
            Job.objects.filter(state=JobState.WAITING).update(due_at=overdue)
            jobs.sweep(limit=USUAL)
        time.sleep(LOOK_EVERY)


def faults(count: int) -> dict[str, int]:
    """Return how many certificates are missing, made twice or without their file."""
    numbers = list(Certificate.objects.values_list("number", flat=True))
    names = set(Certificate.objects.values_list("file", flat=True))
    events = CertificateEvent.objects.filter(event=CertificateStatus.ISSUED)
    return {
        "números que faltam": len(set(range(1, count + 1)) - set(numbers)),
        "números repetidos": len(numbers) - len(set(numbers)),
        "matrículas com mais de um": len(numbers)
        - Certificate.objects.values("enrollment").distinct().count(),
        "emissões a mais ou a menos": abs(events.count() - count),
        "arquivos que faltam": sum(not private_storage().exists(name) for name in names),
    }


def run(count: int) -> bool:
    """Issue and print; return whether nothing was wrong."""
    cast = assemble()
    enrollments = complete_many(offering(cast, edition()), count)
    with worker.redis_broker() as broker:
        with transaction.atomic():
            jobs.announce_many("enrollments.completed", enrollments)
        began = time.perf_counter()
        at_the_kill = issue_all(count, broker)
        spent = time.perf_counter() - began
    found = faults(count)
    say = sys.stdout.write
    say("| certificados | segundos | por segundo | emitidos quando um morreu |\n")
    say("| ---: | ---: | ---: | ---: |\n")
    say(f"| {count} | {spent:.1f} | {count / spent:.0f} | {at_the_kill} |\n\n")
    say("".join(f"- {what}: {number}\n" for what, number in found.items()))
    return not any(found.values())


def main() -> None:
    """Run on a database of its own."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL
    databases.set_up("ten_thousand")
    try:
        is_well = run(count)
    finally:
        databases.tear_down()
    sys.exit(0 if is_well else 1)


if __name__ == "__main__":
    main()
