"""The code of an occupation (CBO)."""

from lms.common.identifiers.reading import Kind, read, require_length

CBO_LENGTH = 6
FAMILY_LENGTH = 4

_CBO = Kind("código da CBO", (CBO_LENGTH,), "6 números", "-. ")


def parse_cbo(text: str) -> str:
    """Return the 6 digits of the occupation code in ``text``; it has no check digit.

    Raises:
        InvalidIdentifier: not 6 digits.
    """
    return read(text, _CBO)


def format_cbo(code: str) -> str:
    """Return ``code`` as ``2235-05``: the family, then the occupation in it."""
    require_length(code, CBO_LENGTH)
    return f"{code[:FAMILY_LENGTH]}-{code[FAMILY_LENGTH:]}"
