import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from certificates.verifying import limits
from certificates.verifying.limits import CLIENTS, MISSES, WINDOW_SECONDS, MissLimit, client_of


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_client_may_miss_some_times_and_then_waits() -> None:
    clock = Clock()
    limit = MissLimit(clock)

    assert [limit.count(b"one") for _ in range(MISSES)] == [0] * MISSES
    clock.now = 100
    assert limit.count(b"one") == WINDOW_SECONDS - 100
    assert limit.count(b"another") == 0


def test_the_wait_ends() -> None:
    clock = Clock()
    limit = MissLimit(clock)
    for _ in range(MISSES + 1):
        limit.count(b"one")
    clock.now = WINDOW_SECONDS

    assert limit.count(b"one") == 0


def test_the_memory_is_bounded_and_forgets_whoever_was_quiet() -> None:
    limit = MissLimit(Clock())
    for _ in range(MISSES):
        limit.count(b"busy")
    for number in range(CLIENTS - 1):
        limit.count(str(number).encode())

    assert limit.count(b"busy") > 0
    limit.count(b"new")
    assert len(limit._windows) == CLIENTS
    assert b"0" not in limit._windows


def client(address: str, forwarded: str = "") -> bytes:
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    return client_of(RequestFactory().get("/v/", REMOTE_ADDR=address, headers=headers))


def test_without_a_proxy_of_ours_a_claimed_address_counts_nothing() -> None:
    assert client("203.0.113.5", "198.51.100.7") == client("203.0.113.5")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "real"),
    [
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "6.6.6.6, 198.51.100.7", "198.51.100.7"),
        (2, "6.6.6.6, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        (2, "198.51.100.7", "203.0.113.5"),
    ],
)
def test_the_address_is_the_one_that_our_outermost_proxy_saw(
    settings: Settings, proxies: int, forwarded: str, real: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    found = client("203.0.113.5", forwarded)
    settings.TRUSTED_PROXIES = 0

    assert found == client(real)


def test_one_network_of_ipv6_is_one_client() -> None:
    assert client("2001:db8:1:2::1") == client("2001:db8:1:2:ffff::9")
    assert client("2001:db8:1:2::1") != client("2001:db8:1:3::1")


def test_an_address_that_is_none_is_still_a_client() -> None:
    assert client("unix:") == client("")


def test_what_is_kept_is_not_the_address() -> None:
    kept = client("203.0.113.5")

    assert b"203" not in kept
    assert len(kept) == 12
    assert kept != client_with_another_key()


def client_with_another_key() -> bytes:
    before, limits._secret = limits._secret, b"another process"
    try:
        return client("203.0.113.5")
    finally:
        limits._secret = before
