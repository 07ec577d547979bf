"""What an author listed, as the database keeps it: items with an identity each. Pure."""

from typing import Any

from courses.questions.kinds import Value
from lms.common.errors import DomainError


def items_in(value: Value, name: str) -> list[tuple[str, Any]]:
    """Return each item's identity and value, in the author's order."""
    return [(str(item.get("id") or ""), item["value"]) for item in value.get(name) or []]


def texts_in(value: Value, name: str) -> list[str]:
    """Return the texts of a list that are not empty."""
    texts = [str(text or "").strip() for _identity, text in items_in(value, name)]
    return [text for text in texts if text]


def refuse_twins(which: str, names: list[str], thing: str) -> None:
    """Go on if no two of the names are alike, and none is missing.

    Args:
        which: the question, as a sentence of refusal begins.
        names: texts or identities.
        thing: what they name, in the plural.

    Raises:
        DomainError: two are.
    """
    if not all(names) or len(set(names)) < len(names):
        raise DomainError(f"{which} tem {thing} repetidos ou vazios. Mude ou apague um deles.")
