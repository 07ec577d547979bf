"""Brazil's identifiers: read what a person typed, refuse with a reason, write it for reading.

Each ``parse_…`` returns the one form that is stored (digits or upper case, no mask) or raises
``InvalidIdentifier``. Each ``format_…`` takes that form. That a number is well formed does not
say that it exists: municipalities, facilities and occupations are looked up in their tables.
"""

from lms.common.identifiers.occupations import format_cbo, parse_cbo
from lms.common.identifiers.organizations import format_cnpj, parse_cnes, parse_cnpj
from lms.common.identifiers.people import (
    format_cns_card,
    format_cpf,
    mask_cpf,
    parse_cns_card,
    parse_cpf,
)
from lms.common.identifiers.places import UF_BY_STATE_CODE, parse_ibge, parse_uf, short_ibge
from lms.common.identifiers.reading import InvalidIdentifier

__all__ = [
    "UF_BY_STATE_CODE",
    "InvalidIdentifier",
    "format_cbo",
    "format_cnpj",
    "format_cns_card",
    "format_cpf",
    "mask_cpf",
    "parse_cbo",
    "parse_cnes",
    "parse_cnpj",
    "parse_cns_card",
    "parse_cpf",
    "parse_ibge",
    "parse_uf",
    "short_ibge",
]
