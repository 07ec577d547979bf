from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from certificates.credentials.pdf_keys import KeyRefused, PdfKey, new_key
from certificates.issuing.keys import pdf_key


class Command(BaseCommand):
    help = "Diz qual chave assina dentro dos PDFs e até quando; --make faz uma."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--make", metavar="NOME", help="faz uma chave P-256 em nome de NOME")

    def handle(self, *_args: Any, make: str | None, **_options: Any) -> None:
        """Make a key where asked to; then say what is there."""
        if make:
            self.make(make)
        try:
            key = pdf_key()
        except KeyRefused as problem:
            raise CommandError(problem.sentence) from None
        if key is None:
            self.stdout.write("Nenhuma chave assina dentro dos PDFs: PDF_KEY_FILE está vazio.")
            return
        self.describe(key)

    def make(self, name: str) -> None:
        """Write a new key where the settings look for it; never over another."""
        if not (settings.PDF_KEY_FILE and settings.PDF_KEY_PASSWORD):
            raise CommandError("Defina antes PDF_KEY_FILE e PDF_KEY_PASSWORD.")
        try:
            content = new_key(name, settings.PDF_KEY_PASSWORD, now=timezone.now())
        except ValueError:
            raise CommandError("O nome precisa ter de 1 a 64 letras.") from None
        path = Path(settings.PDF_KEY_FILE)
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            raise CommandError(f"Já existe {path.name}. Mude o arquivo de lugar antes.") from None
        except OSError:
            raise CommandError(f"Não deu para gravar {path.name} nessa pasta.") from None
        path.write_bytes(content)

    def describe(self, key: PdfKey) -> None:
        """Say whose the key is, what it is worth and until when it signs."""
        now = timezone.now()
        self.stdout.write(f"De: {key.subject}")
        self.stdout.write(f"Garantida por: {key.issuer}")
        self.stdout.write(f"Tipo: {key.kind}, {key.level.label}")
        self.stdout.write(f"Vale de {key.valid_from:%d/%m/%Y} até {key.valid_until:%d/%m/%Y}")
        self.stdout.write(f"Impressão digital: {key.fingerprint}")
        self.stdout.write(key.refusal(now) or key.warning(now) or "Pronta para assinar.")
