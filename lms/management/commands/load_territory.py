"""Load the shipped tables of states and municipalities."""

from django.core.management.base import BaseCommand

from lms.territory.services import load_territory


class Command(BaseCommand):
    """Bring states and municipalities to the shipped tables; safe to run again."""

    help = "Carrega os estados e municípios do IBGE. Pode ser repetido sem risco."

    def handle(self, *args: object, **options: object) -> None:
        """Load and say what changed."""
        loaded = load_territory()
        self.stdout.write(
            f"{loaded.states} estados e {loaded.municipalities} municípios conferidos; "
            f"{loaded.changed} linhas gravadas."
        )
