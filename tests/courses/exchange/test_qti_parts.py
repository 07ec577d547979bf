"""QTI items of several parts: gaps, orders, pairs."""

from typing import Any

import pytest

from courses.exchange.qti_interactions import ALL_OR_NOTHING, NO_ANSWER
from tests.courses.exchange.qti_items import (
    MAP,
    MATCH,
    choices,
    declaration,
    gap,
    interaction,
    item,
    read,
    scored_by,
)
from tests.courses.exchange.reading import value_of


def test_several_fields_are_the_gaps_of_a_text() -> None:
    found = read(
        item(
            f"<p>Complete.</p><div><p>Espere {gap(1)} minutos</p><p>com as costas {gap(2)}.</p></div>",
            declaration("5", base="string", name="G1", mapped={"cinco": "1", "5": "1"}),
            declaration("apoiadas", base="string", name="G2"),
        )
    )
    value = value_of(found)
    assert (value["type"], value["is_typed"]) == ("gap_filling", True)
    assert value["prompt"] == "Complete."
    assert value["text"] == "Espere [5|cinco] minutos\ncom as costas [apoiadas]."


def inline(number: int, *texts: str) -> str:
    return gap(number, "inlineChoiceInteraction", choices(*texts, tag="inlineChoice"))


def test_half_right_words_of_a_gap_go_and_it_is_told() -> None:
    declared = [
        declaration("5", base="string", name=name, mapped={"5": "1", "6": "0.5"})
        for name in ("G1", "G2")
    ]
    found = read(item(f"<p>{gap(1)} ou {gap(2)}</p>", *declared))
    assert value_of(found)["text"] == "[5] ou [5]"
    assert value_of(found)["prompt"] == "Complete o texto."
    assert found.losses[0] == "As respostas que valiam só uma parte ficaram de fora."


def test_lists_within_a_text_become_one_list() -> None:
    found = read(
        item(
            f"<p>Pernas {inline(1, 'cruzadas', 'soltas')} e pés {inline(2, 'no chão', 'no ar')}.</p>",
            declaration("B", name="G1"),
            declaration("A", name="G2"),
        )
    )
    value = value_of(found)
    assert value["text"] == "Pernas [soltas] e pés [no chão]."
    assert (value["is_typed"], value["distractors"]) == (False, ["cruzadas", "no ar"])
    assert found.losses == ["As listas de opções de cada lacuna viraram uma só."]


def test_one_list_within_a_text_is_a_gap() -> None:
    found = read(
        item(f"<p>[Hoje] pernas {inline(1, 'x', 'soltas')}.</p>", declaration("B", name="G1"))
    )
    assert value_of(found)["text"] == "(Hoje) pernas [soltas]."
    assert "colchetes" in found.losses[0]


def test_fields_and_lists_together_are_typed() -> None:
    found = read(
        item(
            f"<p>Pernas {inline(1, 'x', 'soltas')} por {gap(2)} minutos</p>",
            declaration("B", name="G1"),
            declaration("5", name="G2", base="float"),
        )
    )
    value = value_of(found)
    assert (value["text"], value["is_typed"]) == ("Pernas [soltas] por [5] minutos", True)
    assert len(found.losses) == 2


@pytest.mark.parametrize("answer", ["a|b", "[a]"])
def test_an_answer_with_a_sign_of_gaps_is_refused(answer: str) -> None:
    declared = [declaration(answer, base="string", name=name) for name in ("G1", "G2")]
    assert "colchete" in read(item(f"<p>{gap(1)} e {gap(2)}</p>", *declared)).refusal


def test_a_gap_that_is_not_seen_is_refused() -> None:
    body = f"<p>Um {gap(1)}</p><style>{gap(2)}</style>"
    declared = [declaration("a", base="string", name=name) for name in ("G1", "G2")]
    assert "lugar de cada lacuna" in read(item(body, *declared)).refusal


def test_words_that_are_dragged_fill_gaps() -> None:
    inside = (
        "<prompt>Complete.</prompt>"
        + choices("5", "apoiadas", "cruzadas", tag="gapText", more='matchMax="1"')
        + '<p>Espere <gap identifier="X"/> minutos, costas <gap identifier="Y"/>.</p>'
    )
    declared = declaration("A X", "B Y", cardinality="multiple", base="directedPair")
    found = read(item(interaction("gapMatchInteraction", inside), declared, scored_by(MATCH)))
    value = value_of(found)
    assert value["text"] == "Espere [5] minutos, costas [apoiadas]."
    assert (value["prompt"], value["distractors"]) == ("Complete.", ["cruzadas"])
    assert found.losses == [ALL_OR_NOTHING]


def test_images_that_are_dragged_are_refused() -> None:
    inside = '<gapImg identifier="A" matchMax="1"/><p><gap identifier="X"/></p>'
    found = read(item(interaction("gapMatchInteraction", inside)))
    assert "imagens" in found.refusal


def order(*right: str, count: int = 3) -> Any:
    inside = "<prompt>Ordene.</prompt>" + choices(*["Medir", "Sentar", "Esperar", "Anotar"][:count])
    return read(
        item(
            interaction("orderInteraction", inside, 'shuffle="true"'),
            declaration(*right, cardinality="ordered"),
        )
    )


def test_an_order() -> None:
    found = order("B", "C", "A")
    assert value_of(found)["items"] == ["Sentar", "Esperar", "Medir"]
    assert found.losses == []


def test_an_order_of_some_is_refused() -> None:
    assert "uma parte dos itens" in order("B", "C", "A", count=4).refusal
    assert order().refusal == NO_ANSWER


def associable(*pairs: tuple[str, str]) -> str:
    return "".join(
        f'<simpleAssociableChoice identifier="{name}" matchMax="0">{text}</simpleAssociableChoice>'
        for name, text in pairs
    )


LEFT = associable(("L1", "Braço fino"), ("L2", "Braço largo"), ("L3", "Perna"))
RIGHT = associable(("R1", "Pequeno"), ("R2", "Grande"), ("R3", "De coxa"))


def match(*right: str, mapped: dict[str, str] | None = None) -> Any:
    sets = f"<simpleMatchSet>{LEFT}</simpleMatchSet><simpleMatchSet>{RIGHT}</simpleMatchSet>"
    declared = declaration(*right, cardinality="multiple", base="directedPair", mapped=mapped)
    body = interaction("matchInteraction", f"<prompt>Qual?</prompt>{sets}", 'shuffle="true"')
    return read(item(body, declared, scored_by(MAP)))


def test_pairs_of_two_sets() -> None:
    found = match("L1 R1", "L2 R2")
    assert value_of(found)["pairs"] == [
        {"left": "Braço fino", "right": "Pequeno"},
        {"left": "Braço largo", "right": "Grande"},
    ]
    assert value_of(found)["distractors"] == ["De coxa"]
    assert found.losses == ["O item “Perna” não tinha par e ficou de fora."]


def test_several_items_without_a_pair_are_counted() -> None:
    assert match("L1 R1").losses == ["2 itens não tinham par e ficaram de fora."]


def test_many_to_one_is_read_from_the_side_of_the_many() -> None:
    found = match("L1 R1", "L1 R2", "L2 R3")
    assert [one["left"] for one in value_of(found)["pairs"]] == ["Pequeno", "Grande", "De coxa"]


def test_many_to_many_is_refused() -> None:
    assert "mais de um par" in match("L1 R1", "L1 R2", "L2 R1", "L2 R2").refusal
    assert "não estão na pergunta" in match("L1 R1", "L2 R9").refusal
    assert match().refusal == NO_ANSWER
    assert match("", "L1").refusal == NO_ANSWER


def test_pairs_of_unequal_worth_lose_it() -> None:
    found = match(mapped={"L1 R1": "2", "L2 R2": "1", "L3 R3": "1", "L1 R2": "-1"})
    assert "valiam pontos diferentes" in found.losses[0]
    assert "descontos" in found.losses[1]


def test_pairs_of_one_set() -> None:
    inside = associable(("A", "Febre"), ("B", "Termômetro"), ("C", "Pressão"), ("D", "Manguito"))
    inside += associable(("E", "Balança"))
    body = interaction("associateInteraction", f"<prompt>Ligue.</prompt>{inside}")
    declared = declaration("A B", "C D", cardinality="multiple", base="pair")
    value = value_of(read(item(body, declared, scored_by(MAP))))
    assert value["pairs"][1] == {"left": "Pressão", "right": "Manguito"}
    assert value["distractors"] == ["Balança"]
    twice = declaration("A B", "B C", cardinality="multiple", base="pair")
    assert "mais de um par" in read(item(body, twice)).refusal
