"""Web server and worker, forked from one process that has already loaded the code.

Forking shares memory between the two and saves each of them a start of its own.
"""

import gc
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from lms.celery import app as celery_app

HOST = "127.0.0.1"
GRACE_SECONDS = 10
RESTART_PAUSE_SECONDS = 1
STOPPED = 128 + signal.SIGINT  # as a shell tells it


class Web(BaseApplication):
    """Gunicorn with settings of ours."""

    def __init__(self, port: int, *, processes: int = 1) -> None:
        self.port, self.processes = port, processes
        super().__init__()

    def load_config(self) -> None:
        """Set four threads a process; one process is enough for a town's demonstration."""
        for name, value in {
            "bind": f"{HOST}:{self.port}",
            "workers": self.processes,
            "threads": 4,
            "worker_class": "gthread",
            "loglevel": "warning",
            "control_socket_disable": True,
        }.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the application that the parent process has loaded."""
        return get_wsgi_application()


def is_free(port: int) -> bool:
    """Tell whether nobody listens on a port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def let_go_of_databases() -> None:
    """Close every connection and PostgreSQL's pool: neither survives a fork."""
    connections.close_all()
    for connection in connections.all(initialized_only=True):
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def run_apart(act: Callable[[], None]) -> int:
    """Run ``act`` in a child process; return the status with which it ended.

    What sets the sheets of certificates starts threads at its first use. A process that is forked
    after that has none of them and waits for ever: whoever forks must not have set any.
    """
    child = multiprocessing.get_context("fork").Process(target=_until_interrupted, args=(act,))
    child.start()
    child.join()
    return child.exitcode or 0


def _until_interrupted(act: Callable[[], None]) -> None:
    try:
        act()
    except KeyboardInterrupt:
        sys.exit(STOPPED)


def run_web(port: int) -> None:
    """Serve until told to stop."""
    Web(port).run()


def run_worker() -> None:
    """Work until told to stop; the beat runs inside."""
    celery_app.worker_main(
        ["--quiet", "worker", "-P", "threads", "-c", "2", "-B", "-l", "warning", "--without-gossip",
         "--without-mingle", "-s", str(settings.DATA_DIR / "beat-schedule")]
    )  # fmt: skip


class Household:
    """The two children, kept alive until the parent is asked to stop."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.roles: dict[str, Callable[[], None]] = {
            "web": lambda: run_web(port),
            "worker": run_worker,
        }
        self.children: dict[int, str] = {}
        self.is_stopping = False

    def start(self) -> None:
        """Fork both children."""
        let_go_of_databases()
        get_wsgi_application()
        # What the children share stays shared: no search for garbage writes to it.
        gc.collect()
        gc.freeze()
        for name in self.roles:
            self.fork(name)

    def fork(self, name: str) -> None:
        """Fork one child into its role."""
        pid = os.fork()
        if pid:
            self.children[pid] = name
            return
        for signal_number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signal_number, signal.SIG_DFL)
        # Ctrl-C reaches the whole group; only the parent answers it, by asking the children.
        os.setpgid(0, 0)
        try:
            self.roles[name]()
        except SystemExit as end:
            os._exit(int(end.code or 0))
        finally:
            sys.stdout.flush()
            os._exit(1)

    def keep(self) -> None:
        """Wait, and put back a child that died, until asked to stop."""
        for signal_number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signal_number, self._ask_to_stop)
        while not self.is_stopping:
            self.put_back_the_dead()
            time.sleep(RESTART_PAUSE_SECONDS)
        self.stop()

    def put_back_the_dead(self) -> None:
        """Fork again whichever child has died."""
        pid, _status = os.waitpid(-1, os.WNOHANG)
        if pid in self.children:
            self.fork(self.children.pop(pid))

    def _ask_to_stop(self, *_args: object) -> None:
        self.is_stopping = True

    def stop(self) -> None:
        """Ask both to stop, wait, and end whoever does not."""
        for pid in self.children:
            os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        while self.children and time.monotonic() < deadline:
            pid, _status = os.waitpid(-1, os.WNOHANG)
            self.children.pop(pid, None)
            time.sleep(0.05)
        for pid in self.children:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        self.children.clear()
