"""Whether a case with branching can be walked: pure, without blocks or HTML."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MOST_STEPS = 20


@dataclass(frozen=True)
class CaseStep:
    """One step, as far as the way goes.

    Attributes:
        name: what choices call it.
        goes_to: the names that its choices lead to, in order.
        is_end: whether it says what the case teaches.
    """

    name: str
    goes_to: tuple[str, ...] = ()
    is_end: bool = False


def folded(name: str) -> str:
    """Return ``name`` as names are compared: spaces and capitals make no difference."""
    return " ".join(name.split()).casefold()


def refusal_of(steps: Sequence[CaseStep]) -> str:
    """Return the sentence that says what to change first, or nothing if the case can be walked."""
    return (
        _repeated(steps)
        or next(filter(None, map(_half_done, steps)), "")
        or _leading_nowhere(steps)
        or _never_met(steps)
        or _without_a_way_out(steps)
    )


def _repeated(steps: Sequence[CaseStep]) -> str:
    seen: set[str] = set()
    for step in steps:
        if folded(step.name) in seen:
            return f"Dois passos se chamam “{step.name}”. Dê um nome diferente a cada um."
        seen.add(folded(step.name))
    return ""


def _half_done(step: CaseStep) -> str:
    if step.is_end and step.goes_to:
        return (
            f"O passo “{step.name}” tem escolhas e também um final. Fique com um dos dois: "
            "apague as escolhas ou o que o final ensina."
        )
    if not step.is_end and not step.goes_to:
        return (
            f"O passo “{step.name}” não leva a lugar nenhum. Escreva as escolhas ou diga o que "
            "este final ensina."
        )
    return ""


def _leading_nowhere(steps: Sequence[CaseStep]) -> str:
    names = {folded(step.name) for step in steps}
    for step in steps:
        for name in step.goes_to:
            if folded(name) not in names:
                return (
                    f"No passo “{step.name}”, uma escolha leva a “{name}”, que não existe. "
                    "Use o nome curto de um dos passos."
                )
    return ""


def _never_met(steps: Sequence[CaseStep]) -> str:
    ways = {folded(step.name): _targets(step) for step in steps}
    met = reached(folded(steps[0].name), ways) if steps else set()
    lost = next((step for step in steps if folded(step.name) not in met), None)
    if lost is None:
        return ""
    return f"Nenhuma escolha leva ao passo “{lost.name}”. Leve até ele ou apague-o."


def _without_a_way_out(steps: Sequence[CaseStep]) -> str:
    ways = {folded(step.name): _targets(step) for step in steps}
    ends = {folded(step.name) for step in steps if step.is_end}
    for step in steps:
        if not ends & reached(folded(step.name), ways):
            return (
                f"Do passo “{step.name}” não se chega a nenhum final: o caminho anda em círculo. "
                "Dê a ele uma escolha que leve a um final."
            )
    return ""


def _targets(step: CaseStep) -> list[str]:
    return [folded(name) for name in step.goes_to]


def reached(start: str, ways: Mapping[str, Iterable[str]]) -> set[str]:
    """Return every name that can be reached from ``start``, itself included."""
    met: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in met:
            met.add(name)
            waiting += ways.get(name, ())
    return met
