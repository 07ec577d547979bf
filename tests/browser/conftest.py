"""The demonstration itself, served by its own command, and a real Chromium."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from lms.demo import PASSWORD
from tests.databases import CACHE, ROOT, one_at_a_time

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
START_SECONDS = 90


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, and skip them all where there is no browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@dataclass(frozen=True)
class Site:
    """A running demonstration."""

    url: str
    folder: Path


def serve(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    """Start the demonstration in its own process group, with its data in ``folder``."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "SECRET_KEY"}
        and not name.endswith("_KEYS")
        and name not in {"ALLOWED_HOSTS", "VERIFY_HOST", "BASE_URL", "EMAIL_URL", "LOG_LEVEL"}
    }
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "demo", "--port", str(port)],
        cwd=ROOT,
        env={**environment, "DATA_DIR": str(folder), "VERIFY_HOST": f"localhost:{port}"},
        stdout=subprocess.DEVNULL,
    )


def wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the demonstration answers."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "the demonstration ended"
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=2):  # noqa: S310 - our own
                return
        except (OSError, urllib.error.URLError):
            time.sleep(0.1)
    raise AssertionError("the demonstration did not answer")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def seeded(fingerprint: str) -> Path:
    """Return a folder with the seeded demonstration, kept between runs."""
    original = CACHE / f"demo-{fingerprint[:16]}"
    with one_at_a_time():
        if not (original / "demo-stamp").exists():
            for old in CACHE.glob("demo-*"):
                shutil.rmtree(old)
            subprocess.run(
                [sys.executable, str(ROOT / "manage.py"), "demo", "--check"],
                cwd=ROOT,
                env={"PATH": os.environ["PATH"], "DATA_DIR": str(original)},
                check=True,
            )
    return original


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a fresh copy of the demonstration for the whole session."""
    from lms.management.demo.preparing import fingerprint

    folder = tmp_path_factory.mktemp("demo") / "data"
    shutil.copytree(seeded(fingerprint()), folder)
    port = free_port()
    url = f"http://localhost:{port}"
    process = serve(folder, port)
    try:
        wait_for(url, process)
        yield Site(url, folder)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield opened
    opened.close()


OpenContext = Callable[..., BrowserContext]


@pytest.fixture
def open_context(browser: Browser, site: Site) -> Iterator[OpenContext]:
    """Return a function that opens a browser of one's own: a phone unless told."""
    opened: list[BrowserContext] = []

    def open_one(**options: object) -> BrowserContext:
        values = {"viewport": PHONE, "locale": "pt-BR", "base_url": site.url, **options}
        context = browser.new_context(**values)  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def phone(open_context: OpenContext) -> Page:
    return open_context().new_page()


def sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    """Sign in by the page's own form."""
    page.goto("/conta/entrar/")
    page.get_by_label("CPF ou e-mail").fill(login)
    page.locator("input[type=password]").fill(password)
    page.get_by_role("button", name="Entrar", exact=True).click()
    page.wait_for_load_state()


def assert_accessible(page: Page) -> None:
    """Fail with what axe finds."""
    found = Axe().run(page)
    violations = found.response["violations"]
    assert not violations, [
        (one["id"], one["help"], [node["target"] for node in one["nodes"]][:3])
        for one in violations
    ]


def assert_fits(page: Page) -> None:
    """Fail if the page scrolls sideways."""
    width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert width <= 0, f"{page.url} is {width} px too wide"
