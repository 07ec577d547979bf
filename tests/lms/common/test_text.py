import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.common.text import sort_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("São Paulo", "sao paulo"),
        ("SAO PAULO", "sao paulo"),
        ("Olho d'Água das Flores", "olho d'agua das flores"),
        ("Müller", "muller"),
        ("Conceição do Lago-Açu", "conceicao do lago-acu"),
    ],
)
def test_a_key_has_neither_accents_nor_case(name, key):
    assert sort_key(name) == key


def test_accented_names_stand_among_their_letters():
    assert sorted(["Zé", "Água", "Ênio", "Davi", "agora"], key=sort_key) == [
        "agora",
        "Água",
        "Davi",
        "Ênio",
        "Zé",
    ]


@given(st.text(alphabet="aáàâãAÁÀÂÃeéêEÉÊiíIÍoóôõOÓÔÕuúüUÚÜcçCÇ '-"))
def test_a_key_of_a_portuguese_name_is_ascii_and_its_own_key(name):
    key = sort_key(name)
    assert key.isascii()
    assert sort_key(key) == key
