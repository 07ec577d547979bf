"""What a process remembers of visitors is forgotten between tests."""

from collections.abc import Iterator

import pytest

from certificates.verifying import counting, limits


@pytest.fixture(autouse=True)
def _fresh_process() -> Iterator[None]:
    counting.buffer.clear()
    limits.misses.clear()
    limits.reports.clear()
    yield
    counting.buffer.clear()
    limits.misses.clear()
    limits.reports.clear()
