"""Whom the limits count, through a real gunicorn: the address that our own proxies wrote (README).

With ``TRUSTED_PROXIES=1`` the last address of ``X-Forwarded-For`` was written by our proxy, and what
stands before it is the client's own claim; with 0 the whole header is.
"""

import http.client
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from urllib.parse import urlencode

import pytest

from certificates.verifying.limits import MISSES
from lms.people.adapter import TOO_MANY
from tests import demonstration
from tests.databases import ROOT
from tests.production import prepared

pytestmark = pytest.mark.slow

# What allauth allows: failed sign-ins of one address in a minute.
FAILURES = 10
ABSENT_CODE = "/v/" + "0" * 17 + ".json"
TOO_MANY_REQUESTS = 429


class Server:
    """A gunicorn of one process, as the README starts it, that believes ``proxies`` proxies."""

    def __init__(self, folder: str, proxies: int) -> None:
        self.port = demonstration.free_port()
        command = ["gunicorn", "lms.wsgi", "-k", "gthread", "-w", "1", "--threads", "4"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command, "-b", f"127.0.0.1:{self.port}"],
            cwd=ROOT,
            env={
                **demonstration.plain_environment(),
                "DJANGO_SETTINGS_MODULE": "lms.settings.demo",
                "DATA_DIR": folder,
                "TRUSTED_PROXIES": str(proxies),
            },
            stderr=subprocess.DEVNULL,
        )
        demonstration.wait_for(demonstration.address(self.port), self.process)

    def ask(
        self, path: str, *, forwarded: str, body: str = "", cookie: str = ""
    ) -> tuple[http.client.HTTPResponse, str]:
        """Send one request with a header of the test's making; return the answer and its text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"X-Forwarded-For": forwarded, "Cookie": cookie}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST" if body else "GET", path, body or None, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer, text

    def misses_a_code(self, forwarded: str) -> bool:
        """Ask for a code of nobody's; tell whether that was answered."""
        answer, _text = self.ask(ABSENT_CODE, forwarded=forwarded)
        return answer.status != TOO_MANY_REQUESTS

    def fails_to_sign_in(self, forwarded: str) -> bool:
        """Sign in as nobody, each time as another; tell whether that was looked at."""
        page, text = self.ask("/conta/entrar/", forwarded=forwarded)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)
        assert token is not None
        login = f"ninguem{next(SOMEBODY)}@exemplo.example"
        body = {"csrfmiddlewaretoken": token[1], "login": login, "password": "errada"}
        cookie = str(page.headers["Set-Cookie"]).partition(";")[0]
        answer, text = self.ask(
            "/conta/entrar/", forwarded=forwarded, body=urlencode(body), cookie=cookie
        )
        assert answer.status == 200
        assert ("não conferem" in text) != (TOO_MANY in text)
        return TOO_MANY not in text

    def stop(self) -> None:
        """End it and wait."""
        self.process.terminate()
        self.process.wait(timeout=30)


SOMEBODY = count()
Start = Callable[[int], Server]


@pytest.fixture
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Return a function that starts a server behind so many proxies."""
    started: list[Server] = []

    def start_one(proxies: int) -> Server:
        folder = prepared(tmp_path_factory.mktemp("proxies") / "data")
        started.append(Server(str(folder), proxies))
        return started[-1]

    yield start_one
    for server in started:
        server.stop()


def claimed(number: int) -> str:
    """Return an address that a client made up."""
    return f"192.0.2.{number}"


def test_behind_one_proxy_nobody_claims_their_way_past_a_limit(start: Start) -> None:
    server = start(1)
    own, other = "198.51.100.7", "198.51.100.8"
    for tries, limit in ((server.misses_a_code, MISSES), (server.fails_to_sign_in, FAILURES)):
        answered = [tries(f"{claimed(number)}, {own}") for number in range(limit + 2)]
        assert answered == [True] * limit + [False] * 2
        # A neighbour is not locked out, nor by claiming to be whoever was.
        assert tries(other)
        assert tries(f"{own}, {other}")


def test_without_a_proxy_the_header_counts_nothing(start: Start) -> None:
    server = start(0)
    for tries, limit in ((server.misses_a_code, MISSES), (server.fails_to_sign_in, FAILURES)):
        answered = [tries(claimed(number)) for number in range(limit + 2)]
        assert answered == [True] * limit + [False] * 2
