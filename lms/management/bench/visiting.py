"""What a first visit with an empty cache brings over the network."""

import http.client
import re
from dataclasses import dataclass
from html import unescape

from lms.common.benchmark import Visitor

ASSETS = re.compile(r'<(?:link[^>]+rel="?(?:stylesheet|icon|manifest)"?[^>]*|script[^>]+)>')
ADDRESS = re.compile(r'(?:href|src)="?([^" >]+)')


@dataclass(frozen=True)
class ColdVisit:
    """Requests and compressed bytes of body, images apart."""

    requests: int
    size: int


def cold_visit(port: int, path: str, visitor: Visitor) -> ColdVisit:
    """Fetch a page and the styles and scripts that it names."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    size, _text = fetch(connection, path, visitor, "br, gzip")
    _plain_size, text = fetch(connection, path, visitor, "identity")
    addresses = {
        unescape(found.group(1)) for tag in ASSETS.findall(text) if (found := ADDRESS.search(tag))
    }
    local = [address for address in addresses if address.startswith("/")]
    sizes = [fetch(connection, address, visitor, "br, gzip")[0] for address in local]
    connection.close()
    return ColdVisit(requests=1 + len(local), size=size + sum(sizes))


def fetch(
    connection: http.client.HTTPConnection, path: str, visitor: Visitor, coding: str
) -> tuple[int, str]:
    """Return the size of a body as sent, and its text where it is not compressed."""
    headers = {"Accept-Encoding": coding, "Host": "localhost"}
    if visitor.cookies:
        headers["Cookie"] = visitor.cookies
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    is_plain = answer.getheader("Content-Encoding") is None
    return len(body), body.decode("utf-8", "replace") if is_plain else ""
