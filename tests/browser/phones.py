"""A phone with its own memory: it is closed, opened again, and still knows what it knew."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.conftest import CHROMIUM, FLAGS, PATIENCE
from tests.browser.network import Network, Weather
from tests.browser.steps import PHONE

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
        return [row for row in self.rows() if row["state"] == "waiting"]

    def expect_worker(self) -> None:
        """Wait until the worker is at work."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    def download(self) -> None:
        """Take the course of the open page onto the phone."""
        self.expect_worker()
        self.page.get_by_role("button", name="Baixar para ler sem internet").click()
        expect(self.page.get_by_text("Baixado neste celular.")).to_be_visible()


@contextmanager
def phone_of(playwright: Playwright, folder: Path, network: Network) -> Iterator[Phone]:
    """Open a phone, and close it."""
    phone = Phone(playwright, folder, network)
    try:
        yield phone
    finally:
        phone.close()
