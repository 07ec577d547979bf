"""Index of the tasks of every area of ``courses``."""

from courses.catalogue.tasks import renew_old_cards
from courses.learning.tasks import announce_over

__all__ = ["announce_over", "renew_old_cards"]
