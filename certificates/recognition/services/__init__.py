"""Every write of a certificate from elsewhere."""

from certificates.recognition.services.checking import check
from certificates.recognition.services.deciding import accept, annul, refuse
from certificates.recognition.services.erasing import (
    erase_file,
    forget_drafts,
    forget_file,
    forget_old_drafts,
)
from certificates.recognition.services.submitting import GONE, keep_draft, submit, withdraw

__all__ = [
    "GONE",
    "accept",
    "annul",
    "check",
    "erase_file",
    "forget_drafts",
    "forget_file",
    "forget_old_drafts",
    "keep_draft",
    "refuse",
    "submit",
    "withdraw",
]
