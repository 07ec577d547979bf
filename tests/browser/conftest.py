"""The demonstration itself, served by its own command, and a real Chromium."""

import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Response,
    StorageState,
    expect,
    sync_playwright,
)

from tests import demonstration
from tests.browser.newcomers import Newcomer, Newcomers
from tests.browser.steps import PHONE, sign_in

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
# What a page of the site may take on a machine that runs everything else at once.
PATIENCE = 20_000


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

    def ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Read the site's database, which only the site writes."""
        address = f"file:{self.folder / 'percurso.sqlite3'}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE / 1000)) as database:
            return database.execute(query, values).fetchall()

    def public_id(self, query: str, *values: object) -> UUID:
        """Return the first identity that a query finds."""
        return UUID(self.ask(query, *values)[0][0])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Iterator[Site]:
    """Serve a fresh copy of the demonstration for the whole session.

    It is seeded in a copy of the tests' own database, which is migrated once for all.
    """
    folder = tmp_path_factory.mktemp("demo") / "data"
    shutil.copytree(demonstration.seeded(), folder)
    port = demonstration.free_port()
    url = demonstration.address(port)
    process = demonstration.serve(folder, port)
    try:
        demonstration.wait_for(url, process)
        yield Site(url, folder)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


@pytest.fixture(scope="session")
def newcomers(site: Site) -> Newcomers:
    """Return who registers people whom no other test plays."""
    return Newcomers(site.folder)


@pytest.fixture
def newcomer(newcomers: Newcomers) -> Newcomer:
    """Return a worker whom no other test plays."""
    return newcomers.next()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield opened
    opened.close()


OpenContext = Callable[..., BrowserContext]


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of during the test; whoever expects some takes them out."""
    return []


@pytest.fixture
def open_context(browser: Browser, site: Site, complaints: list[str]) -> Iterator[OpenContext]:
    """Return a function that opens a browser of one's own: a phone unless told.

    The test fails if a page wrote an error to the console, broke the content policy, threw, or
    missed something that it asked for.
    """
    opened: list[BrowserContext] = []

    def open_one(**options: object) -> BrowserContext:
        values = {"viewport": PHONE, "locale": "pt-BR", "base_url": site.url, **options}
        context = browser.new_context(**values)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        watch(context, complaints)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()
    assert not complaints, complaints


def watch(context: BrowserContext, complaints: list[str]) -> None:
    """Write down every complaint of a browser."""

    def hear(message: ConsoleMessage) -> None:
        # A file that is missing is heard below; a page that is missing is the test's affair.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            complaints.append(f"{message.page and message.page.url}: {message.text}")

    def see(response: Response) -> None:
        # What the worker asks for on behalf of a page is heard once more as the page's own.
        is_page = (
            response.request.resource_type == "document"
            or response.request.service_worker is not None
        )
        # Wagtail's editor saves a draft by itself and is told 400 while a field is still empty.
        is_autosave = response.status == 400 and "/gestao/paginas/pages/" in response.url
        if response.status >= 400 and not is_page and not is_autosave:
            complaints.append(f"{response.url} answered {response.status}")

    context.on("console", hear)
    context.on("response", see)
    context.on("weberror", lambda problem: complaints.append(str(problem.error)))


@pytest.fixture
def phone(open_context: OpenContext) -> Page:
    return open_context().new_page()


OpenAs = Callable[..., Page]


@pytest.fixture(scope="session")
def sessions() -> dict[str, StorageState]:
    """Keep the cookies of whoever has signed in, by what they sign in with."""
    return {}


@pytest.fixture
def open_as(open_context: OpenContext, sessions: dict[str, StorageState]) -> OpenAs:
    """Return a function that opens a page where somebody is signed in."""

    def signed_in(login: str, **options: object) -> Page:
        context = open_context(storage_state=sessions.get(login), **options)
        page = context.new_page()
        if login not in sessions:
            sign_in(page, login)
            sessions[login] = context.storage_state()
        return page

    return signed_in
