"""How a block of ours says that it cannot be saved as it is."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlockValidationError


def refused(sentence: str) -> StructBlockValidationError:
    """Return the error that shows ``sentence`` above the block's fields."""
    return StructBlockValidationError(non_block_errors=[ValidationError(sentence)])


def refused_fields(sentences: Mapping[str, str]) -> StructBlockValidationError:
    """Return the error that shows each sentence beside its field."""
    errors: dict[str, Any] = {name: ValidationError(text) for name, text in sentences.items()}
    return StructBlockValidationError(block_errors=errors)
