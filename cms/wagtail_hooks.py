"""Index of Wagtail's hooks of every area of ``cms``."""

from cms.pages import hooks as pages
from cms.tenancy import hooks as tenancy

__all__ = ["pages", "tenancy"]
