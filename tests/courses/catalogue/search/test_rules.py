import pytest

from courses.catalogue.search import rules
from courses.catalogue.search.rules import (
    BEGINS,
    KIN,
    SAME,
    SLIP,
    SYNONYM,
    TITLE,
    Answer,
    Known,
    Wanted,
    answers_of,
    by_stems,
    known_as,
    slips_of,
    wanted_of,
    words_to_keep,
)

SYNONYMS = by_stems(["hipertensão\npressão alta", "ACS\nagente comunitário de saúde"])


def test_a_word_keeps_the_most_that_it_says():
    assert words_to_keep([(8, "Vacinas"), (3, "vacina e frio")]) == {"vasina": 8, "frio": 3}


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("dengue", [[("denge",)]]),
        ("curso de dengue", [[("denge",)]]),
        ("curso", [[("kurso",)]]),
        ("pressões altas", [[("presao", "alta"), ("ipertensao",), ("presao", "alta")]]),
        ("de para com", []),
        ("!!! 🩺", []),
    ],
)
def test_what_is_wanted(text, ways):
    found = [[*dict.fromkeys(one.ways)] for one in wanted_of(text, SYNONYMS)]
    assert found == [[*dict.fromkeys(way)] for way in ways]


def test_words_that_belong_together_are_one_thing():
    found = wanted_of("visita do agente comunitário de saúde", SYNONYMS)
    assert [one.typed for one in found] == [("visita",), ("ajente", "komunitario", "saude")]
    assert ("aks",) in found[1].ways


def test_a_long_question_is_cut():
    found = wanted_of(" ".join(f"palavra{number}" for number in range(50)), {})
    assert len(found) == rules.MOST_TERMS


KNOWN = [
    Known(1, "vasina", "vasin"),
    Known(2, "vasinasao", "vasin"),
    Known(3, "denge", "deng"),
    Known(4, "vasinometro", "vasinometr"),
]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("vasina", {1: SAME, 2: KIN}),
        ("vasinar", {1: KIN, 2: KIN}),
        ("vasino", {1: KIN, 2: KIN}),
        ("vasinom", {4: BEGINS}),
        ("de", {}),
        ("raiva", {}),
    ],
)
def test_a_word_is_answered_by_itself_its_kin_or_what_it_begins(word, found):
    assert known_as(word, KNOWN) == found


def test_a_slip_finds_the_nearest_word_only():
    assert slips_of("dengi", KNOWN) == {3: SLIP}
    assert slips_of("demge", KNOWN) == {3: SLIP}
    assert slips_of("malaria", KNOWN) == {}


def test_a_synonym_answers_less_well_than_the_word_itself():
    wanted = [Wanted((("ipertensao",), ("presao", "alta")))]
    found = {"ipertensao": {7: SAME}, "presao": {8: SAME}, "alta": {9: SAME}}

    assert answers_of(wanted, found) == [
        Answer(7, 0, 0, 0, 1, SAME),
        Answer(8, 0, 1, 0, 2, SYNONYM),
        Answer(9, 0, 1, 1, 2, SYNONYM),
    ]


def test_a_title_says_most():
    weights = [rules.TITLE, rules.THEME, rules.PLACE, rules.AUDIENCE, rules.SUMMARY, rules.REST]
    assert max(weights) == TITLE
    assert min(weights) > 0
