"""Public codes of certificates: made at random, read back from whatever a person typed.

A code is 16 random symbols of Crockford's base 32 (80 bits) and a check symbol over the same
alphabet. The check is a weighted sum in GF(32) whose weights are distinct powers of a primitive
element, so any one wrong symbol and any two symbols that changed places are noticed.

Decision D14: the code is the certificate's identity, and it is printed for ever.
"""

import secrets
import unicodedata
from collections.abc import Callable

from lms.common.errors import DomainError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_LENGTH = 16
CODE_LENGTH = RANDOM_LENGTH + 1
GROUP_LENGTH = 4

# A pasted address with a code in it is far shorter than this.
_LONGEST_READ = 300
_BITS = 5
# x^5 + x^2 + 1, primitive over GF(2): the powers of x go through all 31 non-zero elements.
_FIELD_POLYNOMIAL = 0b100101
_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)}
_LOOK_ALIKES = str.maketrans("OIL", "011")
_SEPARATORS = frozenset("-−_.·")


class NotACode(DomainError):
    """What was typed has another length or alphabet: it is no code of ours."""


class CodeTypo(DomainError):
    """What was typed has the form of a code, but a symbol is wrong or out of place."""


def new_code(*, randbits: Callable[[int], int] = secrets.randbits) -> str:
    """Return a new code: 16 random symbols and their check symbol, without hyphens."""
    number = randbits(RANDOM_LENGTH * _BITS)
    places = range(RANDOM_LENGTH - 1, -1, -1)
    symbols = "".join(ALPHABET[number >> _BITS * place & len(ALPHABET) - 1] for place in places)
    return symbols + check_symbol(symbols)


def parse_code(text: str) -> str:
    """Return the code in ``text`` as it is stored: 17 symbols, upper case, no hyphens.

    Forgives case, spaces, hyphens and dashes of any kind, invisible marks, O for 0, I and L
    for 1, and an address pasted whole.

    Raises:
        NotACode: wrong length or a sign that no code has; the sentence says which.
        CodeTypo: the right form, but the check symbol does not match.
    """
    if len(text) > _LONGEST_READ:
        raise NotACode(
            f"Isto é longo demais para um código. Ele tem {CODE_LENGTH} letras e números."
        )
    code = _symbols(text)
    _require_form(code)
    if check_symbol(code[:RANDOM_LENGTH]) != code[RANDOM_LENGTH]:
        raise CodeTypo(
            "Parece erro de digitação: alguma letra ou número está trocado."
            " Compare com o papel, grupo por grupo."
        )
    return code


def format_code(code: str) -> str:
    """Return ``code`` in groups, as it is printed: ``XXXX-XXXX-XXXX-XXXX-X``."""
    starts = range(0, len(code), GROUP_LENGTH)
    return "-".join(code[start : start + GROUP_LENGTH] for start in starts)


def check_symbol(symbols: str) -> str:
    """Return the symbol that makes the weighted sum of ``symbols`` and itself zero.

    Horner's rule gives the first symbol the highest power and the last one the power 1; the
    check symbol stands at the power 0. All 17 weights differ and none is zero.
    """
    total = 0
    for symbol in symbols:
        total = _times_x(total ^ _VALUES[symbol])
    return ALPHABET[total]


def _times_x(element: int) -> int:
    doubled = element << 1
    return doubled ^ _FIELD_POLYNOMIAL if doubled >> _BITS else doubled


def _symbols(text: str) -> str:
    typed = text.strip().rstrip("/").rpartition("/")[2]
    kept = (char for char in typed if not _is_separator(char))
    return "".join(char.upper() if char.isascii() else char for char in kept).translate(
        _LOOK_ALIKES
    )


def _is_separator(char: str) -> bool:
    # Pd: any dash; Zs: any space; Cf: marks of direction and of zero width.
    return char in _SEPARATORS or char.isspace() or unicodedata.category(char) in {"Pd", "Zs", "Cf"}


def _require_form(symbols: str) -> None:
    if not symbols:
        raise NotACode(
            f"Digite o código do certificado: {CODE_LENGTH} letras e números, ao lado do QR."
        )
    strange = next((char for char in symbols if char not in _VALUES), None)
    if strange is not None:
        raise NotACode(_strange_sign(strange))
    if len(symbols) != CODE_LENGTH:
        raise NotACode(_wrong_length(len(symbols)))


def _strange_sign(char: str) -> str:
    if char == "U":
        return "O código não usa a letra U. Veja no papel se é um V."
    shown = f"O sinal “{char}”" if char.isprintable() else "Um dos sinais"
    return f"{shown} não faz parte do código. Ele tem só letras sem acento e números."


def _wrong_length(read: int) -> str:
    noun = "letra ou número" if read == 1 else "letras e números"
    advice = "Veja se faltou um pedaço." if read < CODE_LENGTH else "Veja se sobrou alguma coisa."
    return f"Lemos {read} {noun}, e o código tem {CODE_LENGTH}. {advice}"
