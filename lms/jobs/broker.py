"""A folder as the broker of a small machine, in which a message is there whole or not at all.

Kombu's own opens a message under its last name and writes it afterwards, and takes one through the
machine's temporary folder, which may be another disk: a worker could read half of one and die.
Here a file is written beside the others under a name that nobody looks for, and renamed.
"""

import logging
import os
import time
import uuid
from contextlib import suppress
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps, loads

logger = logging.getLogger(__name__)

WRITING, TAKEN = ".writing", ".taken"


class Channel(filesystem.Channel):
    """Kombu's channel, with folders that are made and messages that appear and go at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for folder in (self.data_folder_in, self.data_folder_out, self.control_folder):
            Path(folder).mkdir(parents=True, exist_ok=True)

    def _put(  # type: ignore[override] # the stubs of its two parents disagree
        self, queue: str, payload: dict[str, Any], **_kwargs: Any
    ) -> None:
        name = f"{time.time_ns()}_{uuid.uuid4()}.{queue}.msg"
        path = Path(self.data_folder_out) / name
        try:
            _written_beside(path, dumps(payload)).replace(path)
        except OSError as problem:
            raise ChannelError(f"Cannot add a message to {self.data_folder_out}") from problem

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        for path in sorted(Path(self.data_folder_in).iterdir()):
            if path.name.partition(".")[2] != f"{queue}.msg":
                continue
            content = _taken(path)
            if content is None:
                continue
            try:
                return loads(content)
            except ValueError:
                # A power cut can leave an empty file. The sweeper sends its job again.
                logger.warning("dropped a message that cannot be read")
        raise Empty

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str | None, queue: str) -> None:
        """Bind a queue; the exchange's table is there with an empty list before anybody reads it."""
        table: Path = self._exchange_file(exchange)  # type: ignore[attr-defined] # its stubs are old
        if not table.exists():
            empty = _written_beside(table, dumps([]))
            # Another process may have made it meanwhile: then it stays as it is.
            with suppress(FileExistsError):
                os.link(empty, table)
            empty.unlink()
        super()._queue_bind(exchange, routing_key, pattern, queue)


class Transport(filesystem.Transport):
    """Kombu's transport with our channel."""

    Channel = Channel


def _written_beside(path: Path, text: str) -> Path:
    """Write a file in the folder of ``path`` under a name of its own, and return it."""
    beside = path.with_name(f"{path.name}.{uuid.uuid4()}{WRITING}")
    try:
        beside.write_bytes(text.encode())
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _taken(path: Path) -> bytes | None:
    """Return a message's content and remove it; nothing if another process took it first."""
    taken = path.with_name(path.name + TAKEN)
    try:
        path.rename(taken)
    except FileNotFoundError:
        return None
    content = taken.read_bytes()
    taken.unlink()
    return content
