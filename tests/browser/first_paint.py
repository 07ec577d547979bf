"""Prints when a page can first be read on a poor phone: ``python -m tests.browser.first_paint``.

A cold cache, slow 3G (400 kbit/s, 400 ms) and a processor four times slower, as product.md asks.
It prints figures and judges nothing.
"""

import os
import shutil
import signal
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from playwright.sync_api import Browser, CDPSession, sync_playwright

BITS_PER_SECOND, LATENCY_MS, SLOWER = 400_000, 400, 4
ROUNDS = 3
ANA = "529.982.247-25"
PAINTED = """() => new Promise(tell => {
    const found = () => performance.getEntriesByName("first-contentful-paint")[0];
    const ask = () => found() ? tell(found().startTime) : setTimeout(ask, 20);
    ask();
})"""
CARRIED = """() => performance.getEntriesByType("resource")
    .concat(performance.getEntriesByType("navigation"))
    .reduce((sum, one) => sum + one.transferSize, 0)"""


@contextmanager
def served() -> Iterator[str]:
    """Serve a copy of the demonstration; give its address."""
    from tests import demonstration

    with tempfile.TemporaryDirectory(prefix="percurso-paint-") as place:
        folder = Path(place) / "data"
        shutil.copytree(demonstration.seeded(), folder)
        port = demonstration.free_port()
        process = demonstration.serve(folder, port)
        try:
            demonstration.wait_for(demonstration.address(port), process)
            yield demonstration.address(port)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


def measured(browser: Browser, options: dict[str, Any], path: str) -> tuple[float, float]:
    """Return when a page paints first, in ms, and what it carried, in kB: a median of rounds."""
    found = []
    for _round in range(ROUNDS):
        context = browser.new_context(**options)
        page = context.new_page()
        slow_down(context.new_cdp_session(page))
        page.goto(path, wait_until="load")
        found.append((page.evaluate(PAINTED), page.evaluate(CARRIED) / 1024))
        context.close()
    return statistics.median(one[0] for one in found), statistics.median(one[1] for one in found)


def slow_down(session: CDPSession) -> None:
    """Give a page a poor network and a poor processor."""
    conditions = {
        "offline": False,
        "latency": LATENCY_MS,
        "downloadThroughput": BITS_PER_SECOND // 8,
        "uploadThroughput": BITS_PER_SECOND // 8,
    }
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", conditions)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def main() -> None:
    """Print a row for each page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.test")
    django.setup()
    from tests.browser.conftest import CHROMIUM, FLAGS
    from tests.browser.rounds import COURSE, READ
    from tests.browser.steps import PHONE, sign_in

    say = sys.stdout.write
    say("| página | primeira pintura (ms) | kB |\n| --- | ---: | ---: |\n")
    with served() as url, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        visitor = {"base_url": url, "viewport": PHONE, "service_workers": "block"}
        entered = browser.new_context(**visitor)  # type: ignore[arg-type]
        sign_in(entered.new_page(), ANA)
        learner = {**visitor, "storage_state": entered.storage_state()}
        rows = [
            ("página inicial, visitante", "/", visitor),
            ("catálogo, visitante", "/cursos/", visitor),
            ("curso", f"/cursos/{COURSE}/", learner),
            ("aula", f"/cursos/{COURSE}/{READ}/", learner),
        ]
        for name, path, options in rows:
            painted, carried = measured(browser, options, path)
            say(f"| {name} | {painted:.0f} | {carried:.1f} |\n")
        browser.close()


if __name__ == "__main__":
    main()
