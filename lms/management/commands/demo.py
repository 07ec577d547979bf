"""The demonstration in one command: ``manage.py demo``."""

import argparse
import time
import urllib.error
import urllib.request
from http import HTTPStatus
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from lms.management.demo.preparing import prepare
from lms.management.demo.serving import HOST, STOPPED, Household, free_port, is_free, run_apart
from lms.settings.ports import add_port

FIRST_ANSWER_SECONDS = 30
# Functions of the apps above that name what the demonstration holds.
LESSON = "courses.demo.seeding.lesson_path"
VERDICT = "certificates.demo.verdict_path"
SIGN_INS = "lms.demo.sign_ins"


class Command(BaseCommand):
    """Migrates, seeds and serves, with one worker, until Ctrl-C."""

    help = "Prepara e serve a demonstração em 127.0.0.1."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take a port, or do it all once and check."""
        add_port(parser)
        parser.add_argument(
            "--check", action="store_true", help="faz tudo numa porta livre, confere e sai"
        )

    def handle(self, *_args: Any, port: int, check: bool, **_options: Any) -> None:
        """Prepare, serve, and either check and leave or stay."""
        if not check and not is_free(port):
            raise CommandError(
                f"A porta {port} já está em uso. Feche o outro programa ou escolha outra: "
                f"python3 manage.py demo --port {port + 1}"
            )
        self.prepare()
        household = Household(free_port() if check else port)
        port = household.port
        household.start()
        try:
            self.wait_for_answer(port)
            if check:
                self.check_pages(port)
                return
            self.welcome(port)
            household.keep()
        finally:
            household.stop()

    def prepare(self) -> None:
        """Prepare in a process of its own; say in a sentence why it did not come to its end."""
        try:
            ended = run_apart(lambda: prepare(self.stdout.write))
        except KeyboardInterrupt:
            ended = STOPPED
        if ended == STOPPED:
            raise CommandError(
                "Interrompido. Rode de novo para continuar de onde parou.", returncode=STOPPED
            )
        if ended:
            raise CommandError("A demonstração não ficou pronta. Veja as mensagens acima.")

    def wait_for_answer(self, port: int) -> None:
        """Wait until the web answers."""
        deadline = time.monotonic() + FIRST_ANSWER_SECONDS
        while time.monotonic() < deadline:
            if self.status(port, "/healthz") == HTTPStatus.OK:
                return
            time.sleep(0.05)
        raise CommandError("O servidor não respondeu em 30 segundos. Veja as mensagens acima.")

    def status(self, port: int, path: str) -> int:
        """Return the status of one request; 0 where nobody answered."""
        address = f"http://{HOST}:{port}{path}"
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refusal:
            return refusal.code
        except OSError:
            return 0

    def check_pages(self, port: int) -> None:
        """Request a page of each kind; fail with a sentence on the first that does not answer."""
        pages = {
            "a página inicial": "/",
            "uma aula": import_string(LESSON)(),
            "uma conferência de certificado": import_string(VERDICT)(),
        }
        for name, path in pages.items():
            status = self.status(port, path)
            if status != HTTPStatus.OK:
                raise CommandError(f"Falhou {name} ({path}): resposta {status}.")
        self.stdout.write(f"Tudo certo: {', '.join(pages)} responderam.")

    def welcome(self, port: int) -> None:
        """Say where it is, who may sign in and what may be verified."""
        base = f"http://{HOST}:{port}"
        self.stdout.write(f"\nPercurso está em {base}/  (Ctrl-C para parar)\n")
        self.stdout.write(f"Confira um certificado: {base}{import_string(VERDICT)()}\n")
        self.stdout.write("Entre com (pessoas inventadas):")
        for line in import_string(SIGN_INS)():
            self.stdout.write(f"  {line}")
