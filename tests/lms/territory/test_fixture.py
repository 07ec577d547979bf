import unicodedata
from collections import Counter

import pytest
from django.utils.text import slugify

from lms.common.identifiers import UF_BY_STATE_CODE
from lms.common.identifiers.places import UNRULY_CODES
from lms.common.text import sort_key
from lms.territory.fixture import read_municipalities, read_states
from lms.territory.models import Municipality


@pytest.fixture(scope="module")
def municipalities():
    return read_municipalities()


def _obeys_the_check_digit(code):
    products = [int(digit) * weight for digit, weight in zip(code[:6], (1, 2) * 3, strict=True)]
    return (sum(sum(divmod(product, 10)) for product in products) + int(code[6])) % 10 == 0


def test_the_states_are_the_27_of_ibge():
    assert {state.code: state.uf for state in read_states()} == dict(UF_BY_STATE_CODE)
    assert len({state.name for state in read_states()}) == 27


def test_there_are_5571_municipalities_each_with_its_own_code(municipalities):
    assert len({row.code for row in municipalities}) == len(municipalities) == 5571


def test_only_the_nine_known_codes_break_the_check_digit(municipalities):
    unruly = [row.code for row in municipalities if not _obeys_the_check_digit(row.code)]
    assert tuple(unruly) == UNRULY_CODES


def test_the_first_six_digits_name_one_municipality(municipalities):
    assert len({row.code[:6] for row in municipalities}) == 5571


def test_each_state_has_one_capital(municipalities):
    capitals = [row for row in municipalities if row.is_capital]
    assert Counter(row.uf for row in capitals) == Counter(UF_BY_STATE_CODE.values())
    assert {"Manaus", "Goiânia", "Brasília", "São Luís", "Palmas"} <= {row.name for row in capitals}


def test_no_two_municipalities_of_a_state_share_an_address(municipalities):
    addresses = Counter((row.uf, slugify(row.name)) for row in municipalities)
    assert max(addresses.values()) == 1


def test_names_fit_their_columns_and_are_composed_text(municipalities):
    for row in municipalities:
        assert row.name == unicodedata.normalize("NFC", row.name).strip()
        assert len(row.name) <= Municipality._meta.get_field("name").max_length
        assert sort_key(row.name).isascii()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("1303403", "Parintins"),
        ("5208707", "Goiânia"),
        ("5101837", "Boa Esperança do Norte"),
        ("2400208", "Assú"),
        ("3105509", "Barão do Monte Alto"),
        ("4317103", "Sant'Ana do Livramento"),
        ("1100015", "Alta Floresta D'Oeste"),
        ("5107800", "Santo Antônio de Leverger"),
    ],
)
def test_names_are_those_of_the_edition_of_2024(municipalities, code, name):
    assert next(row.name for row in municipalities if row.code == code) == name


def test_eleven_municipalities_of_amazonas_and_all_of_acre_are_five_hours_behind(municipalities):
    zones = Counter(row.time_zone for row in municipalities)
    assert zones["America/Eirunepe"] == 11
    assert zones["America/Rio_Branco"] == 22
    assert zones["America/Noronha"] == 1
