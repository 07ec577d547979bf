"""The component tags, by family; ``cms.templatetags.look`` puts them at templates' disposal."""

from cms.look.components import (
    actions,
    certificates,
    charts,
    filters,
    forms,
    frame,
    lists,
    progress,
    surfaces,
    tables,
)
from cms.look.components.library import register

__all__ = [
    "actions",
    "certificates",
    "charts",
    "filters",
    "forms",
    "frame",
    "lists",
    "progress",
    "register",
    "surfaces",
    "tables",
]
