"""Index of the hooks into Wagtail of every area of ``courses``."""

from courses.catalogue import hooks

__all__ = ["hooks"]
