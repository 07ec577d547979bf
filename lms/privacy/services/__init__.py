"""What a person does with their own data: takes a copy, has them erased."""

from lms.privacy.services.erasing import erase_person
from lms.privacy.services.exporting import export_person

__all__ = ["erase_person", "export_person"]
