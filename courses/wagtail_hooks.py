"""Index of the hooks into Wagtail of every area of ``courses``."""

from courses.catalogue import hooks as catalogue
from courses.catalogue.search import hooks as search
from courses.exchange import hooks as exchange
from courses.offerings import hooks as offerings

__all__ = ["catalogue", "exchange", "offerings", "search"]
