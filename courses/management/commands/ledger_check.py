from django.core.management.base import BaseCommand, CommandError

from courses.hours import reconciling


class Command(BaseCommand):
    help = "Prove that the ledger of hours agrees with enrollments and certificates."

    def handle(self, *_args: object, **_options: object) -> None:
        """Print what was compared; leave with an error when something does not agree."""
        problems = 0
        for title, finding in reconciling.run_all().items():
            self.stdout.write(f"{title}: {finding.checked} checked, {len(finding.problems)} wrong")
            for problem in finding.problems:
                self.stdout.write(f"  {problem}")
            problems += len(finding.problems)
        if problems:
            raise CommandError(f"{problems} mismatches in the ledger.")
        self.stdout.write("The ledger agrees.")
