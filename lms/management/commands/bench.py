"""What each page costs: ``manage.py bench``. It prints figures and judges nothing."""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.utils.module_loading import import_string

from lms.common.benchmark import Target, Visitor
from lms.management.bench.counting import count_queries
from lms.management.bench.crowding import walk_together
from lms.management.bench.loading import load
from lms.management.bench.processes import cpu_ms, memory_mb
from lms.management.bench.sessions import visitor_of, visitors_of
from lms.management.bench.visiting import cold_visit
from lms.management.commands.demo import Command as Demo
from lms.management.demo.preparing import prepare
from lms.management.demo.serving import Web, free_port, let_go_of_databases
from lms.people.models import User

# Functions of the apps that return their targets, and that bring the load into being.
TARGETS = ("cms.bench.targets", "courses.bench.targets", "certificates.bench.targets")
POPULATE = "courses.bench.populate"
CROWD = "courses.crowd"
COLD_VISITS = "courses.bench.cold_visits"
FILL_UP = "certificates.bench.fill_up"
CERTIFICATE_COSTS = "certificates.bench.costs"
SEARCH_TRIAL = "courses.search_trial.run"
OWNER = "certificates.bench.owner_id"
VERDICT = "certificates.demo.verdict_path"
WARM_UP = 80
SETTLE_SECONDS = 8


class Command(BaseCommand):
    """Seeds the demonstration and a load, serves it by gunicorn 2×4 and prints what it costs."""

    help = "Mede o custo de cada página e imprime uma tabela."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take the size of the load."""
        parser.add_argument("--learners", type=int, default=1000, help="pessoas estudando")
        parser.add_argument("--courses", type=int, default=60, help="cursos publicados")
        parser.add_argument("--requests", type=int, default=800, help="pedidos por linha")
        parser.add_argument("--crowd", type=int, default=500, help="quem começa a prova junto")
        parser.add_argument("--certificates", type=int, default=50, help="certificados emitidos")
        parser.add_argument("--filled", type=int, default=0, help="certificados a mais nas tabelas")

    def handle(
        self,
        *_args: Any,
        learners: int,
        courses: int,
        requests: int,
        certificates: int,
        crowd: int,
        filled: int,
        **_options: Any,
    ) -> None:
        """Measure, and print Markdown."""
        prepare(self.stdout.write)
        users: list[User] = import_string(POPULATE)(learners=learners, courses=courses)
        if filled:
            import_string(FILL_UP)(filled)
        visitors = visitors_of(users)
        owner = visitor_of(User.objects.get(pk=import_string(OWNER)()))
        self.say(
            f"{connection.vendor}, {learners} pessoas, {courses} cursos, "
            f"{filled} certificados a mais, sessões em {settings.SESSION_ENGINE.rpartition('.')[2]}, gunicorn 2×4, "
            f"8 conexões, {requests} pedidos por linha\n"
        )
        targets: list[Target] = [one for path in TARGETS for one in import_string(path)()]
        counted = {one.name: count_queries(one, who(one, visitors, owner)[0]) for one in targets}
        self.say("| página | consultas | CPU (ms) | meta (ms) | mediana (ms) | p95 (ms) | erros |")
        self.say("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        with served(free_port()) as (port, pid):
            for target in targets:
                row = self.row(target, port, pid, who(target, visitors, owner), requests)
                self.say(f"| {target.name} | {counted[target.name]} | {row}")
            self.weigh(port, visitors[0])
            self.gather(port, crowd)
        self.try_search()
        self.issue(certificates)
        self.remember()

    def say(self, line: str) -> None:
        """Print at once."""
        self.stdout.write(line)
        self.stdout.flush()

    def row(
        self, target: Target, port: int, pid: int, visitors: Sequence[Visitor], requests: int
    ) -> str:
        """Load one target and return the rest of its row."""
        load(port, target, visitors, WARM_UP)
        before = cpu_ms(pid)
        timing = load(port, target, visitors, requests)
        spent = (cpu_ms(pid) - before) / timing.requests
        budget = "" if target.budget_ms is None else f"{target.budget_ms:g}"
        return (
            f"{spent:.2f} | {budget} | {timing.median_ms:.1f} | "
            f"{timing.p95_ms:.1f} | {timing.errors} |"
        )

    def weigh(self, port: int, learner: Visitor) -> None:
        """Print what first visits bring over the network."""
        self.say("\n| primeira visita | pedidos | kB comprimidos |\n| --- | ---: | ---: |")
        visits = [*import_string(COLD_VISITS)(), ("veredito", import_string(VERDICT)(), False)]
        for name, path, is_learner in visits:
            found = cold_visit(port, path, learner if is_learner else Visitor())
            self.say(f"| {name} | {found.requests} | {found.size / 1024:.1f} |")

    def gather(self, port: int, count: int) -> None:
        """Print what becomes of many who start one quiz at the same moment."""
        users: list[User] = import_string(f"{CROWD}.gather")(count)
        walks = import_string(f"{CROWD}.walks")(users)
        found = walk_together(port, list(zip(visitors_of(users), walks, strict=True)))
        lost: int = import_string(f"{CROWD}.lost")(users)
        self.say(
            f"\n{found.people} pessoas começam a mesma prova: {found.requests} pedidos em "
            f"{found.seconds:.0f} s, começar p95 {found.first_p95_ms:.0f} ms, pedido mediana "
            f"{found.median_ms:.0f} ms e p95 {found.p95_ms:.0f} ms, {found.errors} erros, "
            f"{lost} respostas perdidas."
        )

    def try_search(self) -> None:
        """Print how well the search forgives."""
        outcome = import_string(SEARCH_TRIAL)()
        missed = f" (não acharam: {', '.join(outcome.missed)})" if outcome.missed else ""
        self.say(
            f"\nBusca: {outcome.found} de {outcome.asked} perguntas acham o que querem "
            f"entre os cinco primeiros{missed}."
        )

    def issue(self, count: int) -> None:
        """Print what is done to a certificate costs, done ``count`` times."""
        self.say(
            "\n| um certificado | vezes | consultas | CPU (ms) | por segundo de CPU |\n"
            "| --- | ---: | ---: | ---: | ---: |"
        )
        for cost in import_string(CERTIFICATE_COSTS)(count):
            self.say(
                f"| {cost.name} | {cost.count} | {cost.queries} | {cost.cpu_ms:.1f} | "
                f"{1000 / cost.cpu_ms:.0f} |"
            )

    def remember(self) -> None:
        """Print the memory of `manage.py demo`, web and worker, at rest."""
        port = free_port()
        command = [sys.executable, "manage.py", "demo", "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=settings.ROOT) as demo:
            try:
                Demo().wait_for_answer(port)
                time.sleep(SETTLE_SECONDS)
                total = memory_mb(demo.pid)
            finally:
                demo.send_signal(signal.SIGINT)
        self.say(f"Memória da partida embutida em repouso (PSS): {total} MB.")


def who(target: Target, visitors: Sequence[Visitor], owner: Visitor) -> Sequence[Visitor]:
    """Return those who make a target's requests."""
    if target.owner_only:
        return [owner]
    return visitors if target.signed_in else [Visitor()]


@contextmanager
def served(port: int) -> Iterator[tuple[int, int]]:
    """Serve by gunicorn, two processes of four threads; give the port and the parent's pid."""
    let_go_of_databases()
    get_wsgi_application()
    pid = forked(lambda: Web(port, processes=2).run())
    time.sleep(SETTLE_SECONDS / 4)
    try:
        yield port, pid
    finally:
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)


def forked(role: Callable[[], None]) -> int:
    """Fork into a role; return the child's pid to the parent."""
    pid = os.fork()
    if pid:
        return pid
    try:
        role()
    finally:
        os._exit(0)
