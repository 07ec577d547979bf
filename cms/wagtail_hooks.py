"""Index of Wagtail's hooks of every area of ``cms``."""

from cms.media import hooks as media
from cms.pages import hooks as pages
from cms.tenancy import hooks as tenancy

__all__ = ["media", "pages", "tenancy"]
