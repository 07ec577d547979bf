"""Prove the audit chain: ``manage.py audit_check``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lms.audit.queries import check_chain


class Command(BaseCommand):
    """Walks the chain of audit events and says whether it holds."""

    help = "Confere a corrente da auditoria, elo por elo."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print what was proved; fail if anything does not hold."""
        report = check_chain()
        if not report.is_sound:
            raise CommandError(
                f"A corrente não confere: {len(report.broken)} elos partidos "
                f"{report.broken[:10]}, {len(report.altered_reasons)} textos alterados, "
                f"{report.late} eventos sem selo há mais de cinco minutos"
                + (", e o fim da corrente se perdeu." if report.has_lost_end else ".")
            )
        self.stdout.write(f"A corrente confere: {report.links} elos.")
