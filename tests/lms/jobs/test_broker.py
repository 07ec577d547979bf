"""The folder that stands for a broker where there is no Redis."""

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection, Queue

from lms.jobs import broker
from tests.production import run

LARGE = "x" * 4_000_000
MESSAGES = 30


def connect(folder: Path) -> Connection:
    """Open the folder as production's settings do."""
    options = {
        "data_folder_in": str(folder / "broker"),
        "data_folder_out": str(folder / "broker"),
        "control_folder": str(folder / "broker-control"),
    }
    return Connection(
        "filesystem://", transport="lms.jobs.broker:Transport", transport_options=options
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def get(folder: Path) -> object:
    """Take one message as another process would: with a connection of its own."""
    with connect(folder) as connection:
        return connection.channel()._get("celery")


class Watched:
    """Something that looks at the queue while it is turned into text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __json__(self) -> str:
        with pytest.raises(Empty):
            get(self.folder)
        return "seen"


def test_a_message_goes_through_whole(folder: Path) -> None:
    with connect(folder) as connection:
        connection.channel()._put("celery", {"body": "ção"})
    assert get(folder) == {"body": "ção"}
    with pytest.raises(Empty):
        get(folder)
    assert list((folder / "broker").iterdir()) == []


def test_nobody_sees_a_message_before_it_is_turned_into_text(folder: Path) -> None:
    with connect(folder) as connection:
        connection.channel()._put("celery", {"body": Watched(folder)})
    assert get(folder) == {"body": "seen"}


def test_nobody_sees_a_message_that_is_half_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []

    def slowly(path: Path, content: bytes) -> int:
        with path.open("wb", buffering=0) as file:
            for half in (content[: len(content) // 2], content[len(content) // 2 :]):
                file.write(half)
                with pytest.raises(Empty):
                    get(folder)
                looks.append(path.stat().st_size)
        return len(content)

    with connect(folder) as connection:
        channel = connection.channel()
        monkeypatch.setattr(Path, "write_bytes", slowly)
        channel._put("celery", {"body": LARGE})
    half, whole = looks
    assert 0 < half < whole
    assert get(folder) == {"body": LARGE}


def test_writers_and_readers_at_once_pass_every_message_on_once_and_whole(folder: Path) -> None:
    def write(start: int) -> None:
        with connect(folder) as connection:
            channel = connection.channel()
            for number in range(start, MESSAGES, 2):
                channel._put("celery", {"number": number, "body": LARGE})

    def read() -> list[int]:
        found = []
        with connect(folder) as connection:
            channel = connection.channel()
            while not (writing_is_over() and not channel._size("celery")):
                try:
                    message = channel._get("celery")
                except Empty:
                    continue
                assert message["body"] == LARGE
                found.append(message["number"])
        return found

    with ThreadPoolExecutor(4) as pool:
        writers = [pool.submit(write, start) for start in (0, 1)]

        def writing_is_over() -> bool:
            return all(writer.done() for writer in writers)

        readers = [pool.submit(read) for _ in range(2)]
        for writer in writers:
            writer.result()
        found = Counter(number for reader in readers for number in reader.result())
    assert found == Counter(range(MESSAGES))


def test_an_empty_file_that_a_power_cut_left_is_dropped(folder: Path) -> None:
    with connect(folder) as connection:
        channel = connection.channel()
        (folder / "broker" / "0_cut.celery.msg").touch()
        channel._put("celery", {"body": 1})
        assert channel._get("celery") == {"body": 1}
        assert channel._size("celery") == 0


def test_a_full_disk_is_told_and_leaves_nothing_behind(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    with connect(folder) as connection:
        channel = connection.channel()
        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(broker.ChannelError, match="Cannot add"):
            channel._put("celery", {"body": 1})
    assert list((folder / "broker").iterdir()) == []


def test_an_exchange_is_never_seen_without_its_table(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raced(source: Path, target: Path) -> None:
        # Another process makes the exchange, and binds to it, first.
        target.write_text('[["a", "", "first"]]', encoding="utf-8")
        raise FileExistsError

    with connect(folder) as connection:
        channel = connection.channel()
        monkeypatch.setattr(os, "link", raced)
        Queue("second", exchange="shared", routing_key="a", channel=channel).declare()
        monkeypatch.undo()
        Queue("third", exchange="shared", routing_key="a", channel=channel).declare()
        assert {row.queue for row in channel.get_table("shared")} == {"first", "second", "third"}
    assert [path.name for path in (folder / "broker-control").iterdir()] == ["shared.exchange"]


def test_production_without_redis_sends_its_jobs_through_the_folder(tmp_path: Path) -> None:
    code = (
        "import django; django.setup()\n"
        "from lms.jobs.tasks import send\n"
        "from lms.celery import app\n"
        "send(7)\n"
        "channel = app.connection_for_read().channel()\n"
        "print(type(channel).__module__, channel._get('celery')['headers']['argsrepr'])\n"
    )
    done = run("-c", code, folder=tmp_path / "new")
    assert done.stdout.split(maxsplit=1) == ["lms.jobs.broker", "(7,)\n"], done.stderr
