"""What a phone keeps, one thing at a time."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Resource:
    """One thing to keep.

    Attributes:
        size: bytes, as near as can be told without drawing it for this person.
        digest: changes when the thing does.
        title: of what a person may open; empty for what a page needs.
    """

    address: str
    size: int
    digest: str
    title: str = ""
