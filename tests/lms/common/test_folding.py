import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.common.folding import fold, slips, slips_allowed, stem, trigrams, words

written = st.text(max_size=30)
portuguese = st.text(alphabet="abcdefghijklmnopqrstuvwxyzáâãàéêíóôõúç", min_size=1, max_size=20)
folded_words = st.text(alphabet="abdefgijklmnoprstuvx0123456789", min_size=1, max_size=12)


@pytest.mark.parametrize(
    "spellings",
    [
        "vacinação vacinações vacinaçao vacinacao VACINAÇÃO vassinação vasinacoes",
        "hipertensão ipertensão hipertensao hipertenção",
        "sífilis sifilis cifilis síphilis",
        "criança crianças crianca criansa",
        "químico kímico quimico",
        "higiene ijiene higienes",
        "homem homens omem",
        "mulher mulheres muler",
        "hospital hospitais ospital",
        "exame exames ezame",
        "cobra cobras kobra",
        "dengue dengues",
        "farmácia pharmacia farmassia",
        "gestação jestação gestações",
        "pressão preção pressões",
    ],
)
def test_the_spellings_of_one_word_are_one(spellings):
    assert len({fold(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(
    "family",
    [
        "vacina vacinas vacinação vacinar vacinado",
        "cuidado cuidar cuidador cuidados",
        "acolher acolhimento acolhida",
        "hipertenso hipertensão hipertensiva",
        "enfermeira enfermeiro enfermagem",
        "diabetes diabético",
        "tratar tratamento",
    ],
)
def test_a_family_of_words_has_one_stem(family):
    assert len({stem(fold(word)) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("gestão", "gestante"), ("mãe", "mão"), ("mal", "mala"), ("peito", "pé"), ("posto", "pós")],
)
def test_strangers_keep_apart(one, other):
    assert stem(fold(one)) != stem(fold(other))


@given(written)
def test_words_hold_plain_letters_and_figures_only(text):
    assert all(re.fullmatch("[a-z0-9]{1,40}", word) for word in words(text))


@given(portuguese)
def test_neither_case_nor_accents_matter(word):
    # Without its cedilla a word may sound otherwise.
    plain = word.replace("ç", "s")
    bare = "".join(
        char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char)
    )
    assert fold(plain) == fold(bare) == fold(plain.upper())


@given(written, written)
def test_words_are_folded_one_by_one(one, other):
    assert words(f"{one} {other}") == words(one) + words(other)


@given(folded_words)
def test_a_stem_begins_its_word_and_is_not_shorter_than_it_may(word):
    assert word.startswith(stem(word))
    assert len(stem(word)) >= min(4, len(word))


@given(folded_words, folded_words)
def test_slips_are_a_distance(one, other):
    assert slips(one, other) == slips(other, one)
    assert (slips(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= slips(one, other) <= max(len(one), len(other))


@given(folded_words, st.integers(0, 11), st.sampled_from("abx"))
def test_one_slip_counts_one(word, at, letter):
    at %= len(word)
    assert slips(word, word[:at] + word[at + 1 :]) == 1
    assert slips(word, word[:at] + letter + word[at:]) == 1
    assert slips(word, word[:at] + letter + word[at + 1 :]) <= 1


def test_neighbours_that_changed_places_are_one_slip():
    assert slips("tuberkulose", "tubrekulose") == 1


def test_a_short_word_or_a_figure_is_taken_as_it_is():
    assert [slips_allowed(word) for word in ("sus", "2025", "denge", "tuberkulose")] == [0, 0, 1, 2]


def test_trigrams_mark_both_ends():
    assert trigrams("dor") == {" do", "dor", "or "}
