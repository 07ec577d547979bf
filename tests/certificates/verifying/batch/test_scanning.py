import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates.verifying.batch.scanning import Found, scan
from lms.common.codes import format_code, new_code
from tests.certificates.samples import CODE

GROUPED = format_code(CODE)
TYPO = GROUPED.replace("7KQ2", "7KQ3", 1)
codes = st.integers(0, 2**80 - 1).map(lambda number: new_code(randbits=lambda _: number))


def found(text: str) -> list[str]:
    return [one.code or one.problem for one in scan(text)]


@pytest.mark.parametrize(
    "text",
    [
        GROUPED,
        CODE,
        CODE.lower(),
        f"  {GROUPED.lower()}  ",
        GROUPED.replace("-", " "),
        GROUPED.replace("-", "–"),
        GROUPED.replace("-", " - "),
        GROUPED.replace("0", "O").replace("1", "l"),
        f"https://percurso.example/v/{CODE}",
        f"HTTPS://PERCURSO.EXAMPLE/V/{CODE}",
        f"Bom dia! O código da Maria é {GROUPED}, está certo?",
        f"Bom dia! O código da Maria é {GROUPED.replace('-', ' ')} e a data 12/03/2026.",
        f"> O código é {GROUPED[:10]}\n> {GROUPED[10:]}\n> Obrigada",
        f'"Ana Souza";"{GROUPED}";"40 h"',
        f"1. {CODE}",
        f"• {GROUPED}.",
        f"código:{CODE}",
        f"({GROUPED})",
    ],
)
def test_a_code_is_found_however_it_stands(text: str) -> None:
    assert found(text) == [CODE]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Boa tarde, seguem os certificados das pessoas para conferir.",
        "Tenho responsabilidades e para este caso onde a lei manda guardar",
        "CPF 529.982.247-25, telefone (92) 99999-1234, em 21/11/2026 às 14h30",
        "Processo 12345678901234567 e 23456.001234/2026-11",
        "6f1c1d52-9f0b-4c9e-8a53-5a7a3fbd0c11",
        "maria.da.silva@prefeitura.example.gov.br",
        "\x00\ufeff\u202e" * 50,
    ],
)
def test_what_is_no_code_is_passed_over(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (TYPO, "erro de digitação"),
        (f"O código é {TYPO}, obrigada", "erro de digitação"),
        (TYPO.replace("-", ""), "erro de digitação"),
        (TYPO.replace("-", " "), "erro de digitação"),
        (GROUPED.replace("7KQ2", "7KQU"), "não usa a letra U"),
        (GROUPED[:-1], "Lemos 16 letras e números"),
        (f"São {GROUPED[:3]}{GROUPED[4:]} e outros", "Lemos 16 letras e números"),
        (CODE + "7", "Lemos 18 letras e números"),
        (f"Ana;{CODE[:-1]};40 h", "Lemos 16 letras e números"),
    ],
)
def test_what_was_meant_as_a_code_is_named_as_a_mistake_of_its_line(text: str, says: str) -> None:
    [one] = scan(f"Lista\n\n{text}\n")
    assert says in one.problem
    assert (one.code, one.lines) == ("", (3,))


def test_a_repetition_keeps_the_lines_in_which_it_stands() -> None:
    [one, other] = scan(f"{GROUPED}\r\n\r\n{TYPO}\r\nde novo: {CODE.lower()}\r\n{CODE}")
    assert (one.code, one.lines) == (CODE, (1, 4, 5))
    assert (other.typed, other.lines) == (TYPO, (3,))


def test_the_host_before_a_code_is_read() -> None:
    assert scan(f"veja https://Percurs0.example:8000/v/{CODE}")[0].host == "percurs0.example"
    assert scan(f"veja {CODE}")[0].host == ""


@settings(deadline=None)
@given(
    st.lists(codes, unique=True, max_size=30),
    st.sampled_from(["\n", "; ", ", ", " e ", "\t", "\r\n> "]),
)
def test_every_code_of_a_list_is_found_in_its_order(written: list[str], between: str) -> None:
    assert found(between.join(map(format_code, written))) == written


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_the_search(text: str) -> None:
    for one in scan(text):
        assert isinstance(one, Found)
        assert bool(one.code) != bool(one.problem)
        assert all(1 <= line <= text.count("\n") + 1 for line in one.lines)
