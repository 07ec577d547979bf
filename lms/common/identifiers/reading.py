"""What all identifiers share: from typed text to bare characters, or a clear refusal."""

import string
import unicodedata
from dataclasses import dataclass

from lms.common.errors import DomainError

# No identifier, however spaced out, needs more; beyond it nothing is worth reading.
LONGEST_TEXT = 60

# Control and format characters (bidirectional marks among them), odd spaces, line separators.
HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


class InvalidIdentifier(DomainError):
    """The typed text is not a well-formed identifier; the sentence says in what way.

    The sentence never repeats what was typed, so that it may be logged.
    """


@dataclass(frozen=True, slots=True)
class Kind:
    """How one identifier is typed and named.

    Attributes:
        name: masculine Portuguese name, without the article.
        lengths: accepted counts of characters, without the separators.
        length_text: those counts in Portuguese.
        separators: characters that may stand anywhere and are dropped.
        has_letters: whether A to Z may stand in it.
    """

    name: str
    lengths: tuple[int, ...]
    length_text: str
    separators: str
    has_letters: bool = False


def read(text: str, kind: Kind) -> str:
    """Return the bare, upper-case characters of ``text``, of an accepted length.

    Raises:
        InvalidIdentifier: ``text`` is empty, too long or short, or has a foreign character.
    """
    if len(text) > LONGEST_TEXT:
        raise InvalidIdentifier(
            f"O {kind.name} tem {kind.length_text}. O texto digitado é comprido demais."
        )
    bare = "".join(char for char in text.strip() if char not in kind.separators)
    if not bare:
        raise InvalidIdentifier(f"Digite o {kind.name}.")
    for char in bare:
        _refuse_foreign(char, kind)
    if len(bare) not in kind.lengths:
        raise InvalidIdentifier(f"O {kind.name} tem {kind.length_text}. Aqui há {len(bare)}.")
    return bare.upper()


def require_length(value: str, length: int) -> None:
    """Raise ``ValueError`` where ``value`` is not the stored form; the message keeps it secret."""
    if len(value) != length or not (value.isascii() and value.isalnum()):
        raise ValueError(f"expected {length} bare characters, got {len(value)} others")


def _refuse_foreign(char: str, kind: Kind) -> None:
    if char in string.digits or (kind.has_letters and char in string.ascii_letters):
        return
    raise InvalidIdentifier(_foreign_sentence(char, kind))


def _foreign_sentence(char: str, kind: Kind) -> str:
    if unicodedata.category(char) in HIDDEN_CATEGORIES:
        return (
            f"O {kind.name} veio com um caractere que não aparece na tela. Apague e digite de novo."
        )
    if char.isnumeric():
        return f"O {kind.name} só aceita os números comuns do teclado, de 0 a 9."
    if kind.has_letters:
        return f"O {kind.name} só tem números e letras de A a Z, sem acento. Retire o resto."
    if char.isalpha():
        return f"O {kind.name} só tem números. Retire as letras."
    return f"O {kind.name} só tem números. Retire os outros sinais."
