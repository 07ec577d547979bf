"""What the tests of every format ask of a question that was read."""

from typing import Any

from courses.exchange.items import Found, Item, judged


def judge(found: Found, *, is_practice: bool = True) -> Item:
    return judged(1, found, is_practice=is_practice)


def simple(value: Any) -> Any:
    """Return a block's value without the identities of its lists' items."""
    if isinstance(value, list):
        return [simple(item["value"]) for item in value]
    if isinstance(value, dict):
        return {name: simple(one) for name, one in value.items()}
    return value


def value_of(found: Found) -> dict[str, Any]:
    """Return what a question became, insisting that it may be imported."""
    item = judge(found)
    assert item.block is not None, item.reasons
    kept = simple(item.block["value"])
    kept.pop("is_practice", None)
    return {"type": item.question_type, **kept}
