"""{% load look %}: every component of our pages.

Placeholder, completed below.
"""

from cms.look.components import register

__all__ = ["register"]
