"""Which questions may leave for another system, and why the others stay. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from courses.exchange.items import Value
from courses.questions.registry import QUESTION_TYPES, kind_of
from lms.common.errors import DomainError

Block = Mapping[str, Any]
LONGEST_TITLE = 80


def parted(blocks: Sequence[Block], unsaid: Mapping[str, str]) -> tuple[list[Block], list[str]]:
    """Return the questions that a format can say, and a sentence for each that it cannot.

    Args:
        blocks: as a body keeps them; what is no question is passed over.
        unsaid: why the format cannot say a kind, by the kind's name.
    """
    leaving: list[Block] = []
    staying: list[str] = []
    for block in blocks:
        if block["type"] not in QUESTION_TYPES:
            continue
        reason = unsaid.get(block["type"]) or _unready(block)
        if reason:
            staying.append(f"{named(block['value'])} ficou de fora: {reason}.")
        else:
            leaving.append(block)
    return leaving, staying


def _unready(block: Block) -> str:
    """Return why a question could not be asked as its draft has it, if it could not."""
    try:
        kind_of(block["type"]).freeze("a pergunta", block["value"])
    except DomainError as problem:
        return problem.sentence.removesuffix(".")
    return ""


def title_of(value: Value) -> str:
    """Return how a question begins, in one line."""
    line = " ".join(str(value.get("prompt") or "").split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"


def named(value: Value) -> str:
    """Return how a question is called in a sentence."""
    title = title_of(value)
    return f"“{title}”" if title else "Uma pergunta sem texto"
