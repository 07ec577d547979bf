"""Identifiers of organizations and facilities: CNPJ and CNES."""

from validate_docbr import CNPJ

from lms.common.identifiers.reading import InvalidIdentifier, Kind, read, require_length

CNPJ_LENGTH = 14
CNES_LENGTH = 7

_CNPJ = Kind("CNPJ", (CNPJ_LENGTH,), "14 números ou letras", "./- ", has_letters=True)
_CNES = Kind("CNES", (CNES_LENGTH,), "7 números, contando os zeros da frente", "-. ")


def parse_cnpj(text: str) -> str:
    """Return the 14 upper-case characters of the CNPJ in ``text``, numeric or alphanumeric.

    Source: IN RFB 2.229/2024 (new numbers may have letters from July 2026; the old ones stay).

    Raises:
        InvalidIdentifier: not 14 characters, letters at the end, all equal, or wrong check digits.
    """
    characters = read(text, _CNPJ)
    if not characters[-2:].isdigit():
        raise InvalidIdentifier("Os dois últimos caracteres do CNPJ são sempre números.")
    if len(set(characters)) == 1:
        raise InvalidIdentifier("Este CNPJ não existe: os números são todos iguais.")
    if not CNPJ().validate(characters):
        raise InvalidIdentifier("Este CNPJ não confere. Veja se algum número ou letra foi trocado.")
    return characters


def format_cnpj(cnpj: str) -> str:
    """Return ``cnpj`` as ``12.ABC.345/01DE-35``."""
    require_length(cnpj, CNPJ_LENGTH)
    return CNPJ().mask(cnpj)


def parse_cnes(text: str) -> str:
    """Return the 7 digits of the facility code in ``text``; it has no public check digit.

    Raises:
        InvalidIdentifier: not 7 digits.
    """
    return read(text, _CNES)
