"""A course's bank of questions as it stands in the database, and what quizzes draw of it. Pure.

The bank is a list of themes, each with ``name`` and ``questions``; a quiz has a block ``draw``
with the name of a ``theme`` and a ``count``.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from lms.common import folding
from lms.common.errors import DomainError

Block = dict[str, Any]
DRAW = "draw"


def folded(theme: object) -> str:
    """Return a theme as two writings of it are compared."""
    return " ".join(folding.words(str(theme or "")))


def draws_in(blocks: Sequence[Block]) -> dict[str, int]:
    """Return how many questions each draw of a body takes, by its block."""
    return {
        str(block["id"]): int(block["value"]["count"]) for block in blocks if block["type"] == DRAW
    }


def pool_of(lesson: str, draw: Block, bank: Sequence[Block]) -> list[Block]:
    """Return the questions that a draw of ``lesson`` chooses from, in the bank's order.

    Raises:
        DomainError: the bank has no such theme, or not enough questions of it.
    """
    theme = str(draw["value"].get("theme") or "").strip()
    count = int(draw["value"].get("count") or 0)
    pool = [question for one in _named(theme, bank) for question in one["value"]["questions"]]
    if not pool:
        raise DomainError(
            f"A aula “{lesson}” sorteia do tema “{theme}”, que não está no banco de perguntas do "
            "curso. Confira o nome do tema."
        )
    if not 0 < count <= len(pool):
        raise DomainError(
            f"A aula “{lesson}” sorteia {count} perguntas do tema “{theme}”, e o banco tem "
            f"{len(pool)}. Escreva mais perguntas ou sorteie menos."
        )
    return pool


def refuse_twice(lesson: str, blocks: Sequence[Block]) -> None:
    """Go on if no theme is drawn from twice: a question could come up two times.

    Raises:
        DomainError: one is.
    """
    themes = [block["value"].get("theme") for block in blocks if block["type"] == DRAW]
    for place, theme in enumerate(themes):
        if folded(theme) in map(folded, themes[:place]):
            raise DomainError(
                f"A aula “{lesson}” sorteia duas vezes do tema “{theme}”. Junte num sorteio só."
            )


def _named(theme: str, bank: Sequence[Block]) -> Iterator[Block]:
    return (one for one in bank if folded(one["value"].get("name")) == folded(theme))
