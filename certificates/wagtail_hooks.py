"""Index of the hooks into Wagtail of every area of ``certificates``."""

from certificates.layouts import hooks as layouts

__all__ = ["layouts"]
