"""Every write on certificates: number, issue, revoke, replace, take the name off."""

from certificates.issuing.services.ending import (
    replace,
    revoke,
    revoke_annulled,
    revoke_annulled_teaching,
)
from certificates.issuing.services.erasing import erase_person, forget_file
from certificates.issuing.services.queueing import queue_certificate, queue_teaching, queue_waiting
from certificates.issuing.services.sealing import issue

__all__ = [
    "erase_person",
    "forget_file",
    "issue",
    "queue_certificate",
    "queue_teaching",
    "queue_waiting",
    "replace",
    "revoke",
    "revoke_annulled",
    "revoke_annulled_teaching",
]
