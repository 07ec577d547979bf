"""Numbers as people write them and as we keep them: plain decimal text. Pure."""

import re
from decimal import Decimal, InvalidOperation

from courses.questions.kinds import AnswerRefused
from lms.common.errors import DomainError

LONGEST_NUMBER = 40
MOST_DIGITS = 12
_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(?:[.,][0-9]{1,8})?")
# "1.200" is one thousand two hundred to most of our readers, and 1.2 to a calculator.
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")


def read_number(raw: object, unit: str) -> str:
    """Return the number that a person wrote, with or without its unit.

    Raises:
        AnswerRefused: it is no number, or one that may be read in two ways.
    """
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise AnswerRefused("Responda com um número, como 12 ou 12,5.")
    text = str(raw).strip() if isinstance(raw, str) or abs(raw) < 10**12 else ""
    if len(text) > LONGEST_NUMBER:
        raise AnswerRefused("Este número é comprido demais. Confira e escreva de novo.")
    text = text.replace("−", "-").replace(" ", "").replace("\u00a0", "")
    bare_unit = unit.replace(" ", "")
    if bare_unit and text.casefold().endswith(bare_unit.casefold()):
        text = text[: -len(bare_unit)]
    if _THOUSANDS.fullmatch(text):
        raise AnswerRefused(
            "Escreva sem ponto de milhar: 1200 para mil e duzentos, 1,2 com vírgula."
        )
    if not _NUMBER.fullmatch(text):
        raise AnswerRefused("Responda só com o número, como 12 ou 12,5.")
    return plain(Decimal(text.replace(",", ".")))


def plain(number: Decimal) -> str:
    """Write a number one way only: no exponent, no trailing zeros, no minus zero."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def with_comma(number: str) -> str:
    """Write a plain number the Brazilian way."""
    return number.replace(".", ",")


def frozen_number(which: str, value: object) -> str:
    """Return an author's number as plain text, without an exponent or needless zeros.

    Raises:
        DomainError: it is no number.
    """
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise DomainError(f"{which} precisa de um número como resposta.") from None
    if not number.is_finite():
        raise DomainError(f"{which} precisa de um número como resposta.")
    # Without its exponent a number may be as long as the memory is large.
    if number and not -MOST_DIGITS <= number.adjusted() <= MOST_DIGITS:
        raise DomainError(f"{which} tem um número grande ou pequeno demais.")
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
