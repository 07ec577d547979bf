from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.access.services import appoint_administrator
from lms.common.errors import DomainError
from lms.people.models import User


class Command(BaseCommand):
    help = "Nomeia a primeira pessoa que administra a plataforma; ela nomeia as outras."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="e-mail de quem já criou a conta")

    def handle(self, **options: Any) -> None:
        user = User.objects.filter(email=options["email"].lower()).first()
        if user is None:
            raise CommandError("Ninguém criou conta com este e-mail. Crie primeiro, na página.")
        try:
            appoint_administrator(user=user)
        except DomainError as problem:
            raise CommandError(problem.sentence) from None
        self.stdout.write("Pronto. Na próxima entrada, ligue a segunda etapa.")
