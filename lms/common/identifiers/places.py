"""Identifiers of places: IBGE's municipality code and the state's two letters."""

from collections.abc import Mapping
from types import MappingProxyType

from lms.common.identifiers.reading import InvalidIdentifier, Kind, read, require_length

IBGE_LENGTH = 7
SHORT_IBGE_LENGTH = 6

_IBGE = Kind(
    "código do IBGE",
    (SHORT_IBGE_LENGTH, IBGE_LENGTH),
    "7 números (ou 6, sem o último)",
    ".- ",
)

# Source: IBGE, codes of the federation's units.
UF_BY_STATE_CODE: Mapping[int, str] = MappingProxyType(
    {
        11: "RO",
        12: "AC",
        13: "AM",
        14: "RR",
        15: "PA",
        16: "AP",
        17: "TO",
        21: "MA",
        22: "PI",
        23: "CE",
        24: "RN",
        25: "PB",
        26: "PE",
        27: "AL",
        28: "SE",
        29: "BA",
        31: "MG",
        32: "ES",
        33: "RJ",
        35: "SP",
        41: "PR",
        42: "SC",
        43: "RS",
        50: "MS",
        51: "MT",
        52: "GO",
        53: "DF",
    }
)

# The nine codes in use whose last digit breaks IBGE's own rule.
UNRULY_CODES = (
    "2201919",
    "2201988",
    "2202251",
    "2611533",
    "3117836",
    "3152131",
    "4305871",
    "5203939",
    "5203962",
)

_UNRULY_BY_SHORT = {code[:SHORT_IBGE_LENGTH]: code for code in UNRULY_CODES}


def parse_ibge(text: str) -> str:
    """Return the 7-digit municipality code in ``text``; the 6 digits of health systems expand.

    Whether a municipality has the code is a question for the territory's table.

    Raises:
        InvalidIdentifier: not 6 or 7 digits, no such state, or a wrong check digit.
    """
    digits = read(text, _IBGE)
    if int(digits[:2]) not in UF_BY_STATE_CODE:
        raise InvalidIdentifier("Este código do IBGE começa com um número que não é de um estado.")
    code = _expanded(digits[:SHORT_IBGE_LENGTH])
    if not code.startswith(digits):
        raise InvalidIdentifier(
            "Este código do IBGE não confere. Veja se algum número foi trocado."
        )
    return code


def short_ibge(code: str) -> str:
    """Return the 6 digits by which CNES and other health systems name the municipality."""
    require_length(code, IBGE_LENGTH)
    return code[:SHORT_IBGE_LENGTH]


def parse_uf(text: str) -> str:
    """Return the two upper-case letters of the state named in ``text``.

    Raises:
        InvalidIdentifier: none of the 27 units has these letters.
    """
    uf = text.strip() if len(text) <= SHORT_IBGE_LENGTH else ""
    if not (uf.isascii() and uf.upper() in UF_BY_STATE_CODE.values()):
        raise InvalidIdentifier("Digite a sigla do estado com duas letras, como AM ou GO.")
    return uf.upper()


def _expanded(short: str) -> str:
    return _UNRULY_BY_SHORT.get(short) or short + _check_digit(short)


def _check_digit(short: str) -> str:
    products = (int(digit) * (1 + position % 2) for position, digit in enumerate(short))
    total = sum(product // 10 + product % 10 for product in products)
    return str(-total % 10)
