"""What a code and the name of a term look like. Pure."""

import re

from lms.common import folding
from lms.common.errors import DomainError
from lms.common.names import clean_line

LONGEST_NAME = 80
# Of the medical subject headings, or of those that DeCS has beyond them.
_CODE = re.compile(r"(?:D\d{6,9}|DDCS\d{6})", re.ASCII)


def read_code(text: str) -> str:
    """Return a code as DeCS writes it; empty where it is still to be looked up.

    Raises:
        DomainError: it is no code of DeCS.
    """
    code = "".join(text.split()).upper()
    if code and not _CODE.fullmatch(code):
        raise DomainError(
            "O código do DeCS é a letra D e de 6 a 9 números, como D011320, ou DDCS e 6 números. "
            "Se ainda não sabe, deixe em branco."
        )
    return code


def read_name(text: str) -> str:
    """Return a name without anything that nobody sees.

    Raises:
        DomainError: it says nothing, or holds signs that cannot be kept.
    """
    name = clean_line(text, what="o tema", longest=LONGEST_NAME)
    if not folded(name):
        raise DomainError("Escreva o termo com palavras.")
    return name


def folded(name: str) -> str:
    """Return a name as it sounds, by which a theme that was typed is known to be this one."""
    return " ".join(folding.words(name))
