"""A network that fails on command, between a real browser and the real server."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

EVENTS = "/aprender/eventos/"
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class Weather(Enum):
    """What becomes of a request."""

    FAIR = "passes"
    DOWN = "never leaves"
    LOSES_ANSWERS = "arrives, and its answer does not come back"
    REPEATS = "arrives twice"
    BROKEN = "is answered with an error of the server's"
    TRUNCATES = "is answered, and half of the answer comes back"


class Network:
    """Carries every request to the site, or not.

    Attributes:
        weather: of every request.
        weather_of_events: of those that carry events, where it is another one.
        rewrites: by path, what is replaced in its answer by what.
    """

    def __init__(self, upstream: str) -> None:
        self.upstream = urlsplit(upstream).netloc
        self.weather = Weather.FAIR
        self.weather_of_events: Weather | None = None
        self.rewrites: dict[str, tuple[bytes, bytes]] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        network = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_args: object) -> None:
                """Say nothing."""

            def carry(self) -> None:
                network.carry(self)

            do_GET = do_POST = do_HEAD = carry  # noqa: N815 - the server's names

        return Handler

    def carry(self, asked: BaseHTTPRequestHandler) -> None:
        """Carry one request as the weather has it."""
        is_events = asked.path == EVENTS
        weather = (self.weather_of_events if is_events else None) or self.weather
        body = asked.rfile.read(int(asked.headers.get("Content-Length") or 0))
        if weather is Weather.DOWN:
            asked.close_connection = True
            return
        if weather is Weather.BROKEN:
            self._answer(asked, 500, [("Content-Type", "text/html")], b"<p>Erro</p>")
            return
        if weather is Weather.REPEATS:
            self._forward(asked, body)
        status, headers, answer = self._forward(asked, body)
        if weather is Weather.LOSES_ANSWERS:
            asked.close_connection = True
            return
        if asked.path in self.rewrites:
            answer = answer.replace(*self.rewrites[asked.path])
        if weather is Weather.TRUNCATES:
            answer = answer[: len(answer) // 2]
        self._answer(asked, status, headers, answer)

    def _forward(
        self, asked: BaseHTTPRequestHandler, body: bytes
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        connection = http.client.HTTPConnection(self.upstream, timeout=60)
        headers = {
            name: value for name, value in asked.headers.items() if name.lower() not in HOP_BY_HOP
        }
        connection.request(asked.command, asked.path, body or None, headers)
        answer = connection.getresponse()
        found = answer.status, answer.getheaders(), answer.read()
        connection.close()
        return found

    def _answer(
        self,
        asked: BaseHTTPRequestHandler,
        status: int,
        headers: list[tuple[str, str]],
        body: bytes,
    ) -> None:
        try:
            asked.send_response_only(status)
            for name, value in headers:
                if name.lower() not in HOP_BY_HOP:
                    asked.send_header(name, value)
            asked.send_header("Content-Length", str(len(body)))
            asked.end_headers()
            if asked.command != "HEAD":
                asked.wfile.write(body)
        except OSError:
            asked.close_connection = True


@contextmanager
def network_to(upstream: str) -> Iterator[Network]:
    """Put a network before a site."""
    network = Network(upstream)
    thread = threading.Thread(target=network.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield network
    finally:
        network.server.shutdown()
        network.server.server_close()
        thread.join()
