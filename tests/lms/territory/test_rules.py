from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lms.territory import rules
from lms.territory.rules import legal_time_zone


def _hours_from_utc(zone):
    return datetime(2026, 7, 1, 12, tzinfo=ZoneInfo(zone)).utcoffset() / timedelta(hours=1)


@pytest.mark.parametrize(
    ("code", "uf", "hours"),
    [
        ("2605459", "PE", -2),  # Fernando de Noronha
        ("2611606", "PE", -3),  # Recife
        ("3550308", "SP", -3),  # São Paulo
        ("1506807", "PA", -3),  # Santarém
        ("5208707", "GO", -3),  # Goiânia
        ("1303403", "AM", -4),  # Parintins
        ("5103403", "MT", -4),  # Cuiabá
        ("5002704", "MS", -4),  # Campo Grande
        ("1100205", "RO", -4),  # Porto Velho
        ("1400100", "RR", -4),  # Boa Vista
        ("1304062", "AM", -5),  # Tabatinga
        ("1200401", "AC", -5),  # Rio Branco
    ],
)
def test_a_municipality_keeps_the_time_of_the_law(code, uf, hours):
    assert _hours_from_utc(legal_time_zone(code, uf)) == hours


def test_every_zone_named_is_known():
    zones = {*rules.ZONE_BY_UF.values(), rules.BRASILIA_TIME, "America/Noronha", "America/Eirunepe"}
    assert {_hours_from_utc(zone) for zone in zones} == {-2, -3, -4, -5}
