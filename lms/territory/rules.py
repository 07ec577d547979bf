"""Which legal time a municipality keeps.

Source: Decreto 2.784/1913, art. 2, as changed by Lei 12.876/2013. The law draws the line of
UTC−5 in Amazonas from Tabatinga to Porto Acre without naming municipalities; the ones named here
are those where the state's electoral court held the elections of 2022 and 2024 two hours behind
Brasília. Zones of one offset are told apart by their past, as the IANA database does.
"""

from collections.abc import Mapping
from types import MappingProxyType

BRASILIA_TIME = "America/Sao_Paulo"

FERNANDO_DE_NORONHA = "2605459"

WESTERN_AMAZONAS = frozenset(
    {
        "1300060",  # Amaturá
        "1300201",  # Atalaia do Norte
        "1300607",  # Benjamin Constant
        "1301407",  # Eirunepé
        "1301506",  # Envira
        "1301654",  # Guajará
        "1301803",  # Ipixuna
        "1301951",  # Itamarati
        "1302306",  # Jutaí
        "1303908",  # São Paulo de Olivença
        "1304062",  # Tabatinga
    }
)

ZONE_BY_UF: Mapping[str, str] = MappingProxyType(
    {
        "AC": "America/Rio_Branco",
        "AL": "America/Maceio",
        "AM": "America/Manaus",
        "AP": "America/Belem",
        "BA": "America/Bahia",
        "CE": "America/Fortaleza",
        "MA": "America/Fortaleza",
        "MS": "America/Campo_Grande",
        "MT": "America/Cuiaba",
        "PA": "America/Belem",
        "PB": "America/Fortaleza",
        "PE": "America/Recife",
        "PI": "America/Fortaleza",
        "RN": "America/Fortaleza",
        "RO": "America/Porto_Velho",
        "RR": "America/Boa_Vista",
        "SE": "America/Maceio",
        "TO": "America/Araguaina",
    }
)


def legal_time_zone(code: str, uf: str) -> str:
    """Return the IANA zone of the municipality ``code`` (7 digits) of the state ``uf``."""
    if code == FERNANDO_DE_NORONHA:
        return "America/Noronha"
    if code in WESTERN_AMAZONAS:
        return "America/Eirunepe"
    return ZONE_BY_UF.get(uf, BRASILIA_TIME)
