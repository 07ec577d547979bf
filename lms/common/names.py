"""Names as people type them: tidied where it is safe, refused with a reason where it is not.

Nothing is cut short or replaced in silence: what is kept is what was typed, without the spaces
at its ends.
"""

import unicodedata

from lms.common.errors import DomainError

LONGEST_NAME = 200

# What a person's name may carry beside letters and their accents.
_PERSON_SIGNS = frozenset(" '’ʼ`´.-‐‑")
# Control and format characters (bidirectional marks among them), line separators, unassigned.
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})


class UnfitText(DomainError):
    """A name or a short text cannot be kept as it was typed; the sentence says why."""


def clean_line(text: str, *, what: str, longest: int = LONGEST_NAME) -> str:
    """Return one line of text with single spaces and composed accents.

    Args:
        text: as typed; may be empty, and then the result is empty.
        what: the thing's Portuguese name with its article, ``"o cargo"``.
        longest: how many characters fit.

    Raises:
        UnfitText: too long, or with a character that the screen does not show.
    """
    if len(text) > 100 * longest or len(line := _tidy(text)) > longest:
        raise UnfitText(f"{_opening(what)} pode ter até {longest} letras. Escreva mais curto.")
    if any(unicodedata.category(char) in _HIDDEN for char in line):
        raise UnfitText(
            f"{_opening(what)} veio com um sinal que não aparece na tela. Apague e digite de novo."
        )
    return line


def clean_name(text: str, *, what: str = "o nome", longest: int = LONGEST_NAME) -> str:
    """Return a person's name as it is kept. One word is enough; accents and apostrophes are fine.

    Raises:
        UnfitText: empty, too long, or with a sign that no name has.
    """
    name = clean_line(text, what=what, longest=longest)
    if not name:
        raise UnfitText(f"Escreva {what}.")
    for char in name:
        _refuse_foreign(char, what)
    if not any(char.isalpha() for char in name):
        raise UnfitText(f"Escreva {what} com letras.")
    return name


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _opening(what: str) -> str:
    return what[0].upper() + what[1:]


def _refuse_foreign(char: str, what: str) -> None:
    if unicodedata.category(char)[0] in "LM" or char in _PERSON_SIGNS:
        return
    if char.isnumeric():
        raise UnfitText(f"{_opening(what)} não leva números. Escreva só letras.")
    raise UnfitText(f"{_opening(what)} só leva letras, hífen e apóstrofo. Retire o sinal “{char}”.")
