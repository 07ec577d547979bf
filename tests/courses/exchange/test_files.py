"""What an upload is, whatever its name says."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.exchange import files
from lms.common.errors import DomainError
from tests.courses.exchange.reading import value_of

MOODLE = (
    "<?xml version='1.0' encoding='UTF-8'?><quiz><question type='truefalse'>"
    "<questiontext><text>A pressão sobe.</text></questiontext>"
    "<answer fraction='100'><text>true</text></answer></question></quiz>"
)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_are_read_by_their_coding(coding: str) -> None:
    found = files.read("A pressão sobe. {T}".encode(coding))
    assert (found.source_format, found.notes) == ("GIFT", ())
    assert value_of(found.found[0])["prompt"] == "A pressão sobe."


def test_latin_1_is_read_and_said() -> None:
    found = files.read("A pressão sobe. {T}".encode("latin-1"))
    assert value_of(found.found[0])["prompt"] == "A pressão sobe."
    assert found.notes == (
        "O arquivo não estava em UTF-8. Lemos como Latin-1: confira os acentos.",
    )


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_moodle_is_known_by_its_root(coding: str) -> None:
    found = files.read(MOODLE.replace("UTF-8", coding.upper()).encode(coding))
    assert found.source_format == "Moodle XML"
    assert value_of(found.found[0])["prompt"] == "A pressão sobe."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "vazio"),
        (b" \n ", "vazio"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word"),
        (b"\x89PNG\r\n", "imagem"),
        (b"\x00\x01\x02\x03", "não é de texto"),
        (b"x" * (files.MOST_BYTES + 1), "10 MB"),
        (b"// nada\n", "nenhuma pergunta"),
        (("Gira. {T}\n\n" * 301).encode(), "mais de 300 perguntas"),
        (b"<?xml version='1.0'?><quiz>", "XML"),
        (b"<?xml version='1.0'?><quiz></quiz>", "nenhuma pergunta"),
        (b"PK\x03\x04nada", "zip"),
    ],
)
def test_what_is_no_file_of_questions_gets_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        files.read(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_questions_or_a_sentence(data: bytes) -> None:
    with suppress(DomainError):
        assert files.read(data).found
