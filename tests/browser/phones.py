"""A phone with its own memory: it is closed, opened again, and still knows what it knew."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.conftest import CHROMIUM, FLAGS, PATIENCE
from tests.browser.network import Network, Weather, network_to
from tests.browser.steps import PHONE, fill_sign_in

ROWS = """async () => {
    const asked = indexedDB.open("percurso");
    const database = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
    const events = database.transaction("events").objectStore("events").getAll();
    const rows = await new Promise((resolve) => (events.onsuccess = () => resolve(events.result)));
    database.close();
    return rows;
}"""


class Phone:
    """A browser with a profile in a folder, on a network that fails on command."""

    def __init__(self, playwright: Playwright, folder: Path, network: Network) -> None:
        self._playwright = playwright
        self._folder = folder
        self.network = network
        self.context = self._open()

    def _open(self) -> BrowserContext:
        context = self._playwright.chromium.launch_persistent_context(
            str(self._folder),
            executable_path=CHROMIUM,
            args=FLAGS,
            viewport=PHONE,  # type: ignore[arg-type]
            locale="pt-BR",
            base_url=self.network.url,
        )
        context.set_default_timeout(PATIENCE)
        return context

    @property
    def page(self) -> Page:
        """The open page."""
        return self.context.pages[-1]

    def close(self) -> None:
        """Close the browser."""
        self.context.close()

    def reopen(self) -> None:
        """Close the browser and open it again, without a page."""
        offline = self.network.weather is Weather.DOWN
        self.close()
        self.context = self._open()
        self.context.set_offline(offline)

    def lose_signal(self) -> None:
        """Cut the network, and let the browser know."""
        self.network.weather = Weather.DOWN
        self.context.set_offline(True)

    def find_signal(self) -> None:
        """Give the network back, and let the browser know."""
        self.network.weather = Weather.FAIR
        self.context.set_offline(False)

    def rows(self) -> list[dict[str, object]]:
        """Return what the outbox holds."""
        found: list[dict[str, object]] = self.page.evaluate(ROWS)
        return found

    def waiting(self) -> list[dict[str, object]]:
        """Return what waits to be sent."""
        return [row for row in self.rows() if row.get("state") not in {"sent", "refused"}]

    def enrol(self, cpf: str, course: str) -> None:
        """Sign in, and take a seat in a course unless there is one already."""
        self.page.goto("/conta/entrar/")
        self.page.get_by_label("Lembrar de mim neste celular").check()
        fill_sign_in(self.page, cpf)
        expect(self.page).not_to_have_url(re.compile("/conta/entrar/"))
        self.page.goto(f"/cursos/{course}/")
        seat = self.page.get_by_role("button", name="Fazer matrícula")
        if seat.count():
            seat.click()
            expect(self.page.get_by_text("Matrícula feita")).to_be_visible()

    def wait_until(self, script: str, given: object = None) -> None:
        """Wait until ``script``, which may promise its answer, says yes."""
        deadline = time.monotonic() + PATIENCE / 1000
        while not self.page.evaluate(script, given):
            assert time.monotonic() < deadline, script
            self.page.wait_for_timeout(50)

    def expect_worker(self) -> None:
        """Wait until the worker is at work."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def download(self) -> None:
        """Take the course of the open page onto the phone."""
        self.expect_worker()
        self.page.get_by_role("button", name="Baixar para ler sem internet").click()
        expect(self.page.get_by_text("Baixado neste celular.")).to_be_visible()


@contextmanager
def phone_of(playwright: Playwright, folder: Path, url: str) -> Iterator[Phone]:
    """Open a phone on a network of its own to the site at ``url``, and close it."""
    with network_to(url) as network:
        phone = Phone(playwright, folder, network)
        try:
            yield phone
        finally:
            phone.close()
