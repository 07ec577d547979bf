"""How what is kept is told to the person: table by table, for what and what becomes of it."""

from django.utils.text import capfirst

from lms.privacy import registry


def purposes() -> list[tuple[str, str]]:
    """Return what is kept of people and for what, each purpose once, by the name of its table."""
    told: list[tuple[str, str]] = []
    for _, table in registry.tables():
        reasons = dict.fromkeys(field.purpose for field in registry.fields_of(table.model))
        told.append((capfirst(table.title), f"{capfirst('; '.join(reasons))}."))
    return told
