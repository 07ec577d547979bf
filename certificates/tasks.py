"""Index of the tasks of every area of ``certificates``."""

from certificates.issuing.tasks import watch_pdf_key

__all__ = ["watch_pdf_key"]
