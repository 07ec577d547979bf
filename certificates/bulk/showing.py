"""A list of outcomes as its pages show it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils.safestring import SafeString

from certificates.bulk.rules import Outcome, Result
from certificates.issuing import showing
from certificates.issuing.models import Certificate
from certificates.verifying.batch.scanning import Found
from cms.look.components.surfaces import badge
from cms.look.parts import Cell, Column
from lms.common.codes import format_code

COLUMNS = (Column("Código", nowrap=True), Column("Pessoa"), Column("Curso"), Column("Resultado"))
LONGEST = 40
UNREAD = "Código com erro"
TONES = {
    Result.DONE: "ok",
    Result.ALREADY: "",
    Result.REFUSED: "stop",
    Result.UNKNOWN: "wait",
}


def rows(
    outcomes: Iterable[Outcome], found: Mapping[str, Certificate], done: str
) -> list[list[object]]:
    """Return the lines of a table: what needs a look first.

    Args:
        outcomes: of codes that can be read.
        found: the certificates behind them, by code.
        done: the word for what was done, or will be.
    """
    order = [Result.REFUSED, Result.UNKNOWN, Result.ALREADY, Result.DONE]
    by_need = sorted(outcomes, key=lambda outcome: order.index(outcome.result))
    return [_row(outcome, found.get(outcome.code), done) for outcome in by_need]


def unread(found: Sequence[Found]) -> list[list[object]]:
    """Return the lines of what was meant as a code and is none."""
    return [
        [one.typed[:LONGEST], "", "", Cell(badge(UNREAD, "wait"), note=one.problem)]
        for one in found
    ]


def counted(outcomes: Iterable[Outcome]) -> Counter[Result]:
    """Return how many have each result."""
    return Counter(outcome.result for outcome in outcomes)


def _row(outcome: Outcome, certificate: Certificate | None, done: str) -> list[object]:
    result = Cell(_word(outcome.result, done), note=outcome.sentence)
    code = format_code(outcome.code)
    if certificate is None:
        return [code, "", "", result]
    address = reverse("certificates:registered", args=[certificate.public_id])
    name, title = showing.name_on(certificate), showing.shown(certificate).title
    return [Cell(code, href=address), name, title, result]


def _word(result: Result, done: str) -> SafeString:
    return badge(done if result == Result.DONE else result.label, TONES[result])
