"""Index of the tasks of every area of ``courses``."""

from courses.catalogue.tasks import renew_old_cards

__all__ = ["renew_old_cards"]
