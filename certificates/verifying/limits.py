"""How many codes that do not exist one client may try: in this process's memory only (D22).

An address is never stored or logged: what is kept is its digest under a key that dies with the
process. The memory is bounded; whoever was quiet longest is forgotten first.
"""

import hashlib
import ipaddress
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest

MISSES: Final = 20
WINDOW_SECONDS: Final = 600
CLIENTS: Final = 10_000
# One household or one phone is given a whole network of this size.
IPV6_PREFIX: Final = 64

_secret = secrets.token_bytes(32)


class MissLimit:
    """Counts misses by client in windows that begin with the first one."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._windows: OrderedDict[bytes, tuple[float, int]] = OrderedDict()

    def count(self, client: bytes) -> int:
        """Note a miss; return how many seconds the client has to wait, usually 0."""
        with self._lock:
            now = self._clock()
            since, misses = self._windows.pop(client, (now, 0))
            if now - since >= WINDOW_SECONDS:
                since, misses = now, 0
            self._windows[client] = since, misses + 1
            while len(self._windows) > CLIENTS:
                self._windows.popitem(last=False)
            return 0 if misses < MISSES else round(WINDOW_SECONDS - (now - since)) or 1

    def grant(self, client: bytes, wanted: int) -> int:
        """Note as many misses at once as there is room for, and one more if there is not enough.

        Returns:
            How many of the ``wanted`` misses may be answered.
        """
        granted = 0
        while granted < wanted and not self.count(client):
            granted += 1
        return granted

    def clear(self) -> None:
        """Forget everyone."""
        with self._lock:
            self._windows.clear()


misses = MissLimit()
# A report takes as long as many pages: as many in as long a time.
reports = MissLimit()


def client_of(request: HttpRequest) -> bytes:
    """Return what stands for the client: a keyed digest of the network address.

    ``TRUSTED_PROXIES`` says how many addresses at the end of ``X-Forwarded-For`` were written by
    proxies of ours; anything before them is the client's own claim.
    """
    network = _network(_address(request))
    return hashlib.blake2b(network.encode(), key=_secret, digest_size=12).digest()


def _address(request: HttpRequest) -> str:
    proxies: int = settings.TRUSTED_PROXIES
    claimed = request.headers.get("X-Forwarded-For", "").split(",") if proxies else []
    if proxies and len(claimed) >= proxies:
        return claimed[-proxies].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _network(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if found.version == 4:  # noqa: PLR2004 - the protocol's own number
        return str(found)
    return str(ipaddress.ip_network((found, IPV6_PREFIX), strict=False))
