"""Index of the tasks of every area of ``certificates``."""

from certificates.issuing.tasks import watch_pdf_key
from certificates.recognition.tasks import forget_old_drafts

__all__ = ["forget_old_drafts", "watch_pdf_key"]
