import threading
from datetime import date

import pytest
from django.db import DatabaseError

from certificates.issuing.models import Certificate
from certificates.verifying import counting
from certificates.verifying.counting import FLUSH_SECONDS, Buffer, flush_due, write
from certificates.verifying.models import CheckCount
from tests.cast import Cast
from tests.certificates.factories import queued

DAY = date(2026, 11, 21)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_first_check_is_written_at_once_and_the_next_together() -> None:
    clock = Clock()
    buffer = Buffer(clock)
    buffer.add(1, DAY)
    assert buffer.take_due() == {(1, DAY): 1}

    for _ in range(3):
        buffer.add(1, DAY)
    assert buffer.take_due() == {}
    clock.now = FLUSH_SECONDS
    assert buffer.take_due() == {(1, DAY): 3}
    assert buffer.take_due() == {}


def test_checks_from_many_threads_are_all_counted() -> None:
    clock = Clock()
    buffer = Buffer(clock)
    taken = []

    def visit() -> None:
        for _ in range(200):
            buffer.add(1, DAY)
            taken.append(buffer.take_due())

    threads = [threading.Thread(target=visit) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    clock.now = FLUSH_SECONDS

    total = sum(counts.get((1, DAY), 0) for counts in [*taken, buffer.take_due()])
    assert total == 1600


def test_writing_adds_to_what_is_there(cast: Cast) -> None:
    certificate = queued(cast)
    write({(certificate.pk, DAY): 2})
    write({(certificate.pk, DAY): 3, (certificate.pk, date(2026, 11, 22)): 1})

    rows = CheckCount.objects.order_by("on").values_list("on", "count")
    assert list(rows) == [(DAY, 5), (date(2026, 11, 22), 1)]


def test_a_certificate_that_is_not_there_is_passed_over(cast: Cast) -> None:
    certificate = queued(cast)
    write({(certificate.pk + 1000, DAY): 2, (certificate.pk, DAY): 1})

    assert CheckCount.objects.get().certificate == Certificate.objects.get()


def test_what_the_database_cannot_take_now_is_kept(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = queued(cast)
    clock = Clock()
    monkeypatch.setattr(counting, "buffer", Buffer(clock))
    counting.buffer.add(certificate.pk, DAY, 4)

    def fail(_counts: object) -> None:
        raise DatabaseError

    with monkeypatch.context() as broken:
        broken.setattr(counting, "write", fail)
        flush_due()
    clock.now = FLUSH_SECONDS
    flush_due()

    assert CheckCount.objects.get().count == 4
