"""Workers whom no other test plays: what somebody did before never stands in a test's way."""

import subprocess
import sys
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

from tests.databases import ROOT
from tests.demonstration import plain_environment

AT_ONCE = 40
# They come last in every list, so that nobody is pushed onto its second page.
GIVEN = ["Zaida", "Zara", "Zélia", "Zenaide", "Zilá", "Zilda", "Zita", "Zoé", "Zoraide", "Zulmira"]
FAMILY = [
    "Aires",
    "Brito",
    "Castro",
    "Duarte",
    "Esteves",
    "Farias",
    "Gouveia",
    "Holanda",
    "Lacerda",
    "Meira",
]
REGISTER = """
from lms.demo import PARINTINS, Worker, register
from lms.people.models import Regime
for name, cpf in {people!r}:
    register(Worker(name, cpf, PARINTINS, "Técnica de enfermagem", Regime.TEMPORARY))
"""


@dataclass(frozen=True)
class Newcomer:
    """Somebody with a link to Parintins, for a time, and the password of the demonstration."""

    name: str
    cpf: str


class Newcomers:
    """Registers people in the site whose data are in a folder, many at once, and hands them out one by one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: list[Newcomer] = []
        self._unknown = (
            Newcomer(f"{given} Novata {family}", cpf_of(700_000_000 + number))
            for number, (given, family) in enumerate(product(GIVEN, FAMILY))
        )

    def next(self) -> Newcomer:
        """Return somebody who has not done anything yet."""
        if not self._waiting:
            self._waiting = self._register()
        return self._waiting.pop(0)

    def _register(self) -> list[Newcomer]:
        people = list(islice(self._unknown, AT_ONCE))
        script = REGISTER.format(people=[(one.name, one.cpf) for one in people])
        subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), "shell", "-v", "0", "-c", script],
            cwd=ROOT,
            env={
                **plain_environment(),
                "DATA_DIR": str(self._folder),
                "DJANGO_SETTINGS_MODULE": "lms.settings.demo",
            },
            check=True,
        )
        return people


def cpf_of(base: int) -> str:
    """Return the CPF of nine digits: with its two check digits, modulo 11."""
    digits = [int(digit) for digit in f"{base:09}"]
    for _check in range(2):
        weights = range(len(digits) + 1, 1, -1)
        rest = sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) * 10 % 11
        digits.append(rest % 10)
    return "".join(map(str, digits))
