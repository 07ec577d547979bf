"""The vectors are those of the norms; the properties hold for every number."""

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lms.common import identifiers
from lms.common.errors import DomainError
from lms.common.identifiers import InvalidIdentifier

PARSERS = [
    identifiers.parse_cpf,
    identifiers.parse_cnpj,
    identifiers.parse_cns_card,
    identifiers.parse_cnes,
    identifiers.parse_ibge,
    identifiers.parse_cbo,
    identifiers.parse_uf,
]
CNPJ_LETTERS = string.digits + string.ascii_uppercase


def _mod_11(values, weights):
    remainder = sum(v * w for v, w in zip(values, weights, strict=True)) % 11
    return "0" if remainder < 2 else str(11 - remainder)


def _cpf_from(root):
    digits = [int(char) for char in root]
    first = _mod_11(digits, range(10, 1, -1))
    return root + first + _mod_11([*digits, int(first)], range(11, 1, -1))


def _cnpj_from(root):
    weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
    values = [ord(char) - 48 for char in root]
    first = _mod_11(values, weights[1:])
    return root + first + _mod_11([*values, int(first)], weights)


def _cns_from(root):
    total = sum(int(char) * weight for char, weight in zip(root, range(15, 4, -1), strict=True))
    digit = -total % 11
    return f"{root}001{-(total + 2) % 11}" if digit == 10 else f"{root}000{digit}"


cpfs = st.text(string.digits, min_size=9, max_size=9).map(_cpf_from).filter(lambda n: len({*n}) > 1)
cnpjs = (
    st.text(CNPJ_LETTERS, min_size=12, max_size=12).map(_cnpj_from).filter(lambda n: len({*n}) > 1)
)
numeric_cnpjs = (
    st.text(string.digits, min_size=12, max_size=12).map(_cnpj_from).filter(lambda n: len({*n}) > 1)
)


def _with(text, position, char):
    return text[:position] + char + text[position + 1 :]


def sentence_of(parse, text):
    with pytest.raises(InvalidIdentifier) as refusal:
        parse(text)
    return refusal.value.sentence


# CPF


@pytest.mark.parametrize("text", ["52998224725", "12345678909", "00000000191"])
def test_a_cpf_of_the_norm_is_read(text):
    assert identifiers.parse_cpf(text) == text


@pytest.mark.parametrize("text", ["529.982.247-25", " 529 982 247 25 ", "529982247/25"])
def test_a_masked_cpf_is_read(text):
    assert identifiers.parse_cpf(text) == "52998224725"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Digite o CPF."),
        (" .- ", "Digite o CPF."),
        ("5299822472", "O CPF tem 11 números. Aqui há 10."),
        ("529982247250", "O CPF tem 11 números. Aqui há 12."),
        ("52998224724", "Este CPF não confere. Veja se algum número foi trocado."),
        ("11111111111", "Este CPF não existe: os números são todos iguais."),
        ("5299822472a", "O CPF só tem números. Retire as letras."),
        ("52998224725!", "O CPF só tem números. Retire os outros sinais."),
        ("😀2998224725", "O CPF só tem números. Retire os outros sinais."),
        ("٥٢٩٩٨٢٢٤٧٢٥", "O CPF só aceita os números comuns do teclado, de 0 a 9."),
        ("5299822472⁵", "O CPF só aceita os números comuns do teclado, de 0 a 9."),
        ("9" * 10_000, "O CPF tem 11 números. O texto digitado é comprido demais."),
    ],
)
def test_a_refused_cpf_says_why(text, reason):
    assert sentence_of(identifiers.parse_cpf, text) == reason


@pytest.mark.parametrize("mark", ["\u202e", "\u200f", "\u200b", "\x00", "\u00a0"])
def test_a_hidden_character_is_named_as_one(mark):
    sentence = sentence_of(identifiers.parse_cpf, f"529982{mark}24725")
    assert sentence.startswith("O CPF veio com um caractere que não aparece na tela.")


@given(cpfs)
def test_a_cpf_comes_back_from_its_mask(cpf):
    assert identifiers.parse_cpf(identifiers.format_cpf(cpf)) == cpf


@given(cpfs, st.integers(0, 10), st.sampled_from(string.digits))
def test_one_changed_digit_is_refused_where_the_first_check_digit_is_not_zero(cpf, at, digit):
    assume(cpf[9] != "0" and cpf[at] != digit)
    with pytest.raises(InvalidIdentifier):
        identifiers.parse_cpf(_with(cpf, at, digit))


def test_a_slip_in_the_blind_spot_of_the_norm_passes():
    # Remainders 0 and 1 both give check digit 0, and the first digit counts only for that one.
    assert identifiers.parse_cpf("12345678909") == "12345678909"
    assert identifiers.parse_cpf("22345678909") == "22345678909"


@given(cpfs)
def test_a_masked_cpf_hides_its_first_three_and_last_two_digits(cpf):
    masked = identifiers.mask_cpf(cpf)
    assert masked == f"***.{cpf[3:6]}.{cpf[6:9]}-**"
    assert sum(char.isdigit() for char in masked) == 6


@pytest.mark.parametrize(
    "text", ["", "529.982.247-25", "5299822472", "123456789012", "5299822472٥"]
)
def test_a_mask_of_what_is_no_stored_cpf_fails_without_telling_it(text):
    with pytest.raises(ValueError, match="expected 11 bare characters") as failure:
        identifiers.mask_cpf(text)
    assert not text or text not in str(failure.value)


# CNPJ


@pytest.mark.parametrize(
    "text", ["12ABC34501DE35", "11222333000181", "A1B2C3D4000193", "00000000000191"]
)
def test_a_cnpj_of_the_norm_is_read(text):
    assert identifiers.parse_cnpj(text) == text


@pytest.mark.parametrize("text", ["12.ABC.345/01DE-35", "12.abc.345/01de-35", "12abc34501de35"])
def test_a_masked_or_lower_case_cnpj_is_read(text):
    assert identifiers.parse_cnpj(text) == "12ABC34501DE35"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Digite o CNPJ."),
        (
            "12ABC34501DE36",
            "Este CNPJ não confere. Veja se algum número ou letra foi trocado.",
        ),
        ("12ABC34501DE3", "O CNPJ tem 14 números ou letras. Aqui há 13."),
        ("12ABC34501DEA5", "Os dois últimos caracteres do CNPJ são sempre números."),
        ("00000000000000", "Este CNPJ não existe: os números são todos iguais."),
        (
            "12ÁBC34501DE35",
            "O CNPJ só tem números e letras de A a Z, sem acento. Retire o resto.",
        ),
        (
            "12ABC_34501DE35",
            "O CNPJ só tem números e letras de A a Z, sem acento. Retire o resto.",
        ),
        ("12ßBC34501DE35", "O CNPJ só tem números e letras de A a Z, sem acento. Retire o resto."),
        ("1" * 10_000, "O CNPJ tem 14 números ou letras. O texto digitado é comprido demais."),
    ],
)
def test_a_refused_cnpj_says_why(text, reason):
    assert sentence_of(identifiers.parse_cnpj, text) == reason


@given(cnpjs)
def test_a_cnpj_comes_back_from_its_mask_in_either_case(cnpj):
    assert identifiers.parse_cnpj(identifiers.format_cnpj(cnpj)) == cnpj
    assert identifiers.parse_cnpj(cnpj.lower()) == cnpj


@given(numeric_cnpjs, st.integers(0, 13), st.sampled_from(string.digits))
def test_one_changed_digit_of_a_cnpj_is_refused(cnpj, at, digit):
    assume(cnpj[12] != "0" and cnpj[at] != digit)
    with pytest.raises(InvalidIdentifier):
        identifiers.parse_cnpj(_with(cnpj, at, digit))


@given(cnpjs, st.integers(0, 11), st.sampled_from(CNPJ_LETTERS))
def test_one_changed_character_of_a_cnpj_is_refused_unless_eleven_apart(cnpj, at, char):
    assume(cnpj[12] != "0" and (ord(cnpj[at]) - ord(char)) % 11)
    with pytest.raises(InvalidIdentifier):
        identifiers.parse_cnpj(_with(cnpj, at, char))


# SUS card


@pytest.mark.parametrize(
    "text", ["123456789010000", "100000000060018", "700000000000005", "898000000043208"]
)
def test_a_card_of_the_norm_is_read(text):
    assert identifiers.parse_cns_card(text) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "898000000043209",
            "Este número do cartão do SUS não confere. Veja se algum número foi trocado.",
        ),
        ("300000000000000", "O número do cartão do SUS começa com 1, 2, 7, 8 ou 9."),
        ("89800000004320", "O número do cartão do SUS tem 15 números. Aqui há 14."),
        ("", "Digite o número do cartão do SUS."),
    ],
)
def test_a_refused_card_says_why(text, reason):
    assert sentence_of(identifiers.parse_cns_card, text) == reason


@given(st.from_regex(r"\A[12][0-9]{10}\Z").map(_cns_from))
def test_a_card_comes_back_from_its_printed_form(number):
    assert identifiers.parse_cns_card(identifiers.format_cns_card(number)) == number


def test_a_card_is_written_as_printed():
    assert identifiers.format_cns_card("898000000043208") == "898 0000 0004 3208"


# IBGE


@pytest.mark.parametrize("code", ["1303403", "1302603", "5208707", "3550308", "5101837"])
def test_a_municipality_code_is_read_in_both_lengths(code):
    assert identifiers.parse_ibge(code) == code
    assert identifiers.parse_ibge(identifiers.short_ibge(code)) == code


@pytest.mark.parametrize(
    "code",
    [
        "2201919",
        "2201988",
        "2202251",
        "2611533",
        "3117836",
        "3152131",
        "4305871",
        "5203939",
        "5203962",
    ],
)
def test_the_nine_unruly_codes_are_read_and_their_regular_twins_refused(code):
    assert identifiers.parse_ibge(code) == code
    assert identifiers.parse_ibge(code[:6]) == code
    for digit in set(string.digits) - {code[-1]}:
        with pytest.raises(InvalidIdentifier):
            identifiers.parse_ibge(code[:6] + digit)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1303404", "Este código do IBGE não confere. Veja se algum número foi trocado."),
        ("9903404", "Este código do IBGE começa com um número que não é de um estado."),
        ("13034", "O código do IBGE tem 7 números (ou 6, sem o último). Aqui há 5."),
        ("Manaus", "O código do IBGE só tem números. Retire as letras."),
    ],
)
def test_a_refused_municipality_code_says_why(text, reason):
    assert sentence_of(identifiers.parse_ibge, text) == reason


# CNES, CBO, UF


def test_a_facility_code_keeps_its_leading_zeros():
    assert identifiers.parse_cnes(" 0012345 ") == "0012345"
    assert sentence_of(identifiers.parse_cnes, "12345") == (
        "O CNES tem 7 números, contando os zeros da frente. Aqui há 5."
    )


@pytest.mark.parametrize("code", ["223505", "322205", "515105", "225142"])
def test_an_occupation_comes_back_from_its_mask(code):
    assert identifiers.parse_cbo(identifiers.format_cbo(code)) == code
    assert identifiers.format_cbo(code) == f"{code[:4]}-{code[4:]}"


def test_a_short_occupation_code_says_its_length():
    assert sentence_of(identifiers.parse_cbo, "2235") == "O código da CBO tem 6 números. Aqui há 4."


def test_the_27_states_are_read_in_either_case():
    assert len(identifiers.UF_BY_STATE_CODE) == 27
    for uf in identifiers.UF_BY_STATE_CODE.values():
        assert identifiers.parse_uf(f" {uf.lower()} ") == uf


@pytest.mark.parametrize("text", ["", "XX", "A", "AMM", "ＡＭ", "ß", "AM\u200f", "A" * 10_000])
def test_letters_of_no_state_are_refused(text):
    assert sentence_of(identifiers.parse_uf, text).startswith("Digite a sigla do estado")


# All of them


@pytest.mark.parametrize("parse", PARSERS)
@given(text=st.text())
def test_any_text_is_either_refused_or_normalised_for_good(parse, text):
    try:
        value = parse(text)
    except DomainError:
        return
    assert value.isascii()
    assert value.isalnum()
    assert parse(value) == value


@pytest.mark.parametrize("parse", PARSERS)
def test_a_refusal_never_repeats_what_was_typed(parse):
    typed = "\u202eJosé 529.982.247-24"
    assert "529" not in sentence_of(parse, typed)
    assert "José" not in sentence_of(parse, typed)
