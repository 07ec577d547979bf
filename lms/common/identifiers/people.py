"""Identifiers of people: CPF and the SUS card."""

from validate_docbr import CNS, CPF

from lms.common.identifiers.reading import InvalidIdentifier, Kind, read, require_length

CPF_LENGTH = 11
CNS_CARD_LENGTH = 15

_CPF = Kind("CPF", (CPF_LENGTH,), "11 números", ".-/ ")
_CNS_CARD = Kind("número do cartão do SUS", (CNS_CARD_LENGTH,), "15 números", ".- ")


def parse_cpf(text: str) -> str:
    """Return the 11 digits of the CPF in ``text``, masked or not.

    The check digits have a blind spot of the norm itself: remainders 0 and 1 both give digit 0,
    so that some slips in a number whose first check digit is 0 pass.

    Raises:
        InvalidIdentifier: not 11 digits, all of them equal, or wrong check digits.
    """
    digits = read(text, _CPF)
    if len(set(digits)) == 1:
        raise InvalidIdentifier("Este CPF não existe: os números são todos iguais.")
    if not CPF().validate(digits):
        raise InvalidIdentifier("Este CPF não confere. Veja se algum número foi trocado.")
    return digits


def format_cpf(cpf: str) -> str:
    """Return ``cpf`` as ``123.456.789-09``. It is personal data: prefer ``mask_cpf``."""
    require_length(cpf, CPF_LENGTH)
    return CPF().mask(cpf)


def mask_cpf(cpf: str) -> str:
    """Return ``cpf`` as ``***.456.789-**``, hiding the first three and the last two digits.

    Source: the way of Minas Gerais' transparency portal and Pará's treasury.
    """
    require_length(cpf, CPF_LENGTH)
    return f"***.{cpf[3:6]}.{cpf[6:9]}-**"


def parse_cns_card(text: str) -> str:
    """Return the 15 digits of the SUS card number in ``text``.

    Raises:
        InvalidIdentifier: not 15 digits, an unknown beginning, or wrong check digits.
    """
    digits = read(text, _CNS_CARD)
    if digits[0] not in "12789":
        raise InvalidIdentifier("O número do cartão do SUS começa com 1, 2, 7, 8 ou 9.")
    if not CNS().validate(digits):
        raise InvalidIdentifier(
            "Este número do cartão do SUS não confere. Veja se algum número foi trocado."
        )
    return digits


def format_cns_card(number: str) -> str:
    """Return ``number`` as ``898 0000 0004 3208``, the way the card prints it."""
    require_length(number, CNS_CARD_LENGTH)
    return CNS().mask(number)
