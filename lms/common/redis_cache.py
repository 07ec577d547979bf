"""The shared cache in Redis, with a client that is made once.

Django makes a client for each operation; making one costs more than the operation itself.
"""

from typing import Any

from django.core.cache.backends import redis


class _KeptClients(redis.RedisCacheClient):
    """Keeps one client for each pool; they may be shared between threads."""

    def __init__(self, servers: list[str], **options: Any) -> None:
        super().__init__(servers, **options)
        self._kept: dict[Any, Any] = {}

    def get_client(self, key: str | None = None, *, write: bool = False) -> Any:
        pool = self._get_connection_pool(write)
        client = self._kept.get(pool)
        if client is None:
            client = self._kept[pool] = self._client(connection_pool=pool)
        return client


class RedisCache(redis.RedisCache):
    """Django's Redis cache over clients that are kept."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = _KeptClients
