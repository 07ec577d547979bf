from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from lms.people import services
from lms.people.services.identities import BATCH


class Command(BaseCommand):
    help = "Cifra de novo CPF e cartão do SUS com as chaves em uso (as primeiras da lista)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", type=int, default=BATCH, help="linhas por transação")

    def handle(self, **options: Any) -> None:
        count = services.rotate_identities(batch=options["batch"])
        self.stdout.write(f"{count} identidades cifradas de novo.")
