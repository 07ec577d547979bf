"""Questions of QTI items become ours, a loss is told, and what cannot be asked is refused."""

from typing import Any

import pytest

from courses.exchange.qti_interactions import NO_ANSWER
from tests.courses.exchange.qti_items import (
    MAP,
    MATCH,
    V3,
    choices,
    declaration,
    gap,
    interaction,
    item,
    read,
    scored_by,
)
from tests.courses.exchange.reading import judge, simple, value_of

NAMESPACES = [
    "",
    "http://www.imsglobal.org/xsd/imsqti_v2p0",
    "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "http://www.imsglobal.org/xsd/imsqti_v2p2",
]


def chosen(xml: str) -> dict[str, bool]:
    """Return the options of a choice, and which are right."""
    return {one["text"]: one["is_correct"] for one in value_of(read(xml))["options"]}


def choice(*texts: str, more: str = 'maxChoices="1"', prompt: str = "O que fazer?") -> str:
    inside = f"<prompt>{prompt}</prompt>{choices(*texts)}"
    return interaction("choiceInteraction", inside, more)


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_a_single_choice_of_any_version_2(namespace: str) -> None:
    body = "<p>Ela chega <b>tonta</b>.</p>" + choice("Sento com ela", "Peço a receita")
    xml = item(body, declaration("A"), scored_by(MATCH), ns=namespace)
    found = read(xml)
    assert (found.name, found.losses) == ("Acolhimento", [])
    assert value_of(found)["type"] == "single_choice"
    assert value_of(found)["prompt"] == "Ela chega tonta.\nO que fazer?"
    assert chosen(xml) == {"Sento com ela": True, "Peço a receita": False}


def test_a_single_choice_of_version_3() -> None:
    found = read(
        f'<qti-assessment-item xmlns="{V3}" identifier="i" title="" time-dependent="true">'
        '<qti-response-declaration identifier="RESPONSE" cardinality="single" '
        'base-type="identifier"><qti-correct-response><qti-value>B</qti-value>'
        "</qti-correct-response></qti-response-declaration><qti-item-body>"
        '<qti-choice-interaction response-identifier="RESPONSE" max-choices="1" shuffle="true">'
        '<qti-prompt>Qual?</qti-prompt><qti-simple-choice identifier="A">Um</qti-simple-choice>'
        '<qti-simple-choice identifier="B">Dois</qti-simple-choice></qti-choice-interaction>'
        "</qti-item-body></qti-assessment-item>"
    )
    assert found.name == "i"
    assert [one["is_correct"] for one in value_of(found)["options"]] == [False, True]
    assert [loss.split(" ficou")[0] for loss in found.losses] == [
        "O sorteio da ordem",
        "O tempo contado da pergunta",
    ]


def test_a_multiple_choice() -> None:
    body = choice("Costas apoiadas", "Pés no chão", "Fila andando", more='maxChoices="0"')
    xml = item(body, declaration("A", "B", cardinality="multiple"), scored_by(MATCH))
    assert value_of(read(xml))["type"] == "multiple_choice"
    assert read(xml).losses == []
    assert chosen(xml) == {"Costas apoiadas": True, "Pés no chão": True, "Fila andando": False}


def test_a_multiple_choice_with_one_right_answer_stays_multiple() -> None:
    xml = item(choice("Um", "Dois"), declaration("A", cardinality="multiple"), scored_by(MATCH))
    assert value_of(read(xml))["type"] == "multiple_choice"


def test_parts_of_a_mark_and_penalties_are_lost() -> None:
    mapped = {"A": "0.5", "B": "0.5", "C": "-1"}
    declared = declaration("A", "B", cardinality="multiple", mapped=mapped)
    found = read(
        item(choice("Um", "Dois", "Três", more='maxChoices="0"'), declared, scored_by(MAP))
    )
    assert [one["is_correct"] for one in value_of(found)["options"]] == [True, True, False]
    assert len(found.losses) == 2
    assert "em parte" in found.losses[0]
    assert "descontos" in found.losses[1]


def test_a_mapping_says_what_is_right_where_nothing_else_does() -> None:
    declared = declaration(mapped={"A": "2", "B": "1"})
    found = read(item(choice("Um", "Dois"), declared, scored_by(MAP)))
    assert chosen_of(found) == [True, False]
    assert "em parte" in found.losses[0]


def chosen_of(found: Any) -> list[bool]:
    return [one["is_correct"] for one in value_of(found)["options"]]


def test_a_mapping_is_nothing_where_only_the_match_counts() -> None:
    declared = declaration("A", mapped={"A": "1", "B": "0.5"})
    found = read(item(choice("Um", "Dois"), declared, scored_by(MATCH)))
    assert (chosen_of(found), found.losses) == ([True, False], [])


@pytest.mark.parametrize(
    ("texts", "right", "is_true"),
    [
        (("Verdadeiro", "Falso"), "A", True),
        (("Verdadeiro", "Falso"), "B", False),
        (("False", "TRUE"), "B", True),
    ],
)
def test_true_and_false_become_a_statement(
    texts: tuple[str, str], right: str, is_true: bool
) -> None:
    value = value_of(read(item(choice(*texts), declaration(right), scored_by(MATCH))))
    assert (value["type"], value["is_true"]) == ("true_false", is_true)


def test_an_option_is_one_line() -> None:
    xml = item(choice("<p>Sento</p><p>e espero</p>", "Saio"), declaration("A"), scored_by(MATCH))
    assert chosen(xml) == {"Sento e espero": True, "Saio": False}


def test_yes_and_no_stay_options() -> None:
    xml = item(choice("Sim", "Não"), declaration("A"), scored_by(MATCH))
    assert chosen(xml) == {"Sim": True, "Não": False}


def text_entry(declared: str, *around: str, body: str = "", scored: str = scored_by(MAP)) -> Any:
    field = interaction("textEntryInteraction")
    return read(item(body or f"<p>Onde apoiar o braço? {field}</p>", declared, *around, scored))


def test_a_short_text_with_its_spellings() -> None:
    mapped = {"coração": "1", "o coração": "1", "peito": "0.5"}
    found = text_entry(declaration("coração", base="string", mapped=mapped))
    assert simple(found.value["answers"]) == ["coração", "o coração"]
    assert value_of(found)["prompt"] == "Onde apoiar o braço?"
    assert "só uma parte" in found.losses[0]


def test_capitals_that_count_are_a_loss() -> None:
    declared = declaration("UBS", base="string", mapped={"UBS": "1"}, entry='caseSensitive="true"')
    assert "Maiúsculas" in text_entry(declared).losses[0]


def test_a_field_within_a_sentence_leaves_its_place() -> None:
    body = f"<p>Espere {interaction('textEntryInteraction')} minutos.</p>"
    found = text_entry(declaration("cinco", base="string"), body=body)
    assert value_of(found)["prompt"] == "Espere _____ minutos."


def equal(mode: str, tolerance: str) -> str:
    return (
        "<responseProcessing><responseCondition><responseIf>"
        f'<equal toleranceMode="{mode}" tolerance="{tolerance}"><variable identifier="RESPONSE"/>'
        '<correct identifier="RESPONSE"/></equal><setOutcomeValue identifier="SCORE">'
        '<baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf>'
        "</responseCondition></responseProcessing>"
    )


@pytest.mark.parametrize(
    ("mode", "tolerance", "kept", "losses"),
    [
        ("exact", "", "0", 0),
        ("absolute", "0.5", "0.5", 0),
        ("absolute", "0.5 0.5", "0.5", 0),
        ("absolute", "1 0.2", "0.2", 1),
        ("relative", "10 10", "12.05", 1),
        ("absolute", "RESPONSE", "0", 1),
        ("absolute", "", "0", 1),
    ],
)
def test_a_number_with_its_tolerance(mode: str, tolerance: str, kept: str, losses: int) -> None:
    found = text_entry(declaration("120.5", base="float"), scored=equal(mode, tolerance))
    value = value_of(found)
    assert (value["type"], value["answer"], value["tolerance"]) == ("numeric", "120.5", kept)
    assert len(found.losses) == losses


def test_a_whole_number_with_its_unit() -> None:
    field = interaction("textEntryInteraction")
    body = f'<p>Quanto esperar?</p><p>{field} <span class="unit">minutos</span></p>'
    value = value_of(text_entry(declaration("5", base="integer"), body=body))
    assert (value["prompt"], value["answer"], value["unit"]) == ("Quanto esperar?", "5", "minutos")


@pytest.mark.parametrize("answer", ["cinco", "1e999999999", "9" * 40, "NaN", "Infinity"])
def test_a_number_that_is_none_is_refused(answer: str) -> None:
    assert "não é um número" in text_entry(declaration(answer, base="float")).refusal


def test_an_open_answer_becomes_a_reflection() -> None:
    body = interaction("extendedTextInteraction", "<prompt>O que atrapalha?</prompt>")
    found = read(item(body, declaration(cardinality="single", base="string")))
    assert (value_of(found)["type"], found.losses) == ("reflection", [])
    graded = item(
        body, '<outcomeDeclaration identifier="SCORE"/>', declaration("A fila.", base="string")
    )
    assert len(read(graded).losses) == 2
    assert judge(read(graded), is_practice=False).block is None


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("hotspotInteraction", "marque as áreas no editor"),
        ("selectPointInteraction", "marque as áreas no editor"),
        ("graphicGapMatchInteraction", "marque as áreas no editor"),
        ("sliderInteraction", "“controle deslizante”"),
        ("hottextInteraction", "“marcar palavras do texto”"),
        ("uploadInteraction", "“enviar um arquivo”"),
        ("drawingInteraction", "“desenhar”"),
        ("customInteraction", "feita só para o outro sistema"),
        ("telepathyInteraction", "“telepathy”"),
    ],
)
def test_what_cannot_be_asked_here_is_refused_by_its_name(tag: str, words: str) -> None:
    assert words in read(item(interaction(tag), declaration("A"))).refusal


def test_several_questions_or_none_are_refused() -> None:
    two = read(item(choice("Um", "Dois") + choice("Três", "Quatro"), declaration("A")))
    assert "várias perguntas" in two.refusal
    assert "parágrafo" in read(item("<p>Leia com calma.</p>")).refusal


@pytest.mark.parametrize(
    "body",
    [
        choice("Um", "Dois"),
        f"<p>{interaction('textEntryInteraction')}</p>",
        f"<p>{gap(1)} {gap(2)}</p>",
    ],
)
def test_without_a_right_answer_there_is_no_question(body: str) -> None:
    assert read(item(body)).refusal == NO_ANSWER


def test_an_endless_item_is_refused() -> None:
    assert "grande demais" in read(item("<p>Leia</p>" * 3000)).refusal


def test_items_that_change_are_refused() -> None:
    body = choice("Um", "Dois")
    assert "adaptativo" in read(item(body, attributes='adaptive="true"')).refusal
    assert "cálculo de dose" in read(item(body, '<templateDeclaration identifier="X"/>')).refusal


@pytest.mark.parametrize("xml", ["<html/>", "<assessmentItem/>", "<assessmentTest/>"])
def test_other_xml_is_no_item(xml: str) -> None:
    assert read(xml).refusal == "Este XML não é uma pergunta QTI."


def test_the_first_qti_is_refused_with_the_way_out() -> None:
    assert "exporte em QTI 2.1 ou 3" in read("<questestinterop/>").refusal


def test_what_stands_beside_a_question_is_a_loss() -> None:
    body = (
        '<rubricBlock view="scorer"><p>Veja a nota.</p></rubricBlock>'
        '<p><img src="a.png" alt="Um manguito"/></p>'
        '<p><endAttemptInteraction responseIdentifier="HELP" title="Ajuda"/></p>'
        + choice("Um", "Dois")
    )
    rule = '<responseProcessing><lookupOutcomeValue identifier="SCORE"/></responseProcessing>'
    points = '<outcomeDeclaration identifier="SCORE" normalMaximum="5"/>'
    found = read(
        item(body, declaration("A"), rule, points, '<assessmentStimulusRef href="t.xml"/>')
    )
    assert value_of(found)["prompt"] == "[Um manguito]\nO que fazer?"
    told = " ".join(found.losses)
    for words in (
        "imagem",
        "botão de ajuda",
        "regra de correção",
        "pontos",
        "apoio",
        "orientações",
    ):
        assert words in told
    assert len(found.losses) == 6


def inline_feedback(name: str, text: str) -> str:
    return f'<feedbackInline outcomeIdentifier="F" identifier="{name}" showHide="show">{text}</feedbackInline>'


def modal(name: str, text: str, show: str = "show") -> str:
    return (
        f'<modalFeedback outcomeIdentifier="F" identifier="{name}" showHide="{show}">'
        f"<p>{text}</p></modalFeedback>"
    )


TOLD = '<responseProcessing><setOutcomeValue identifier="F"><variable identifier="RESPONSE"/></setOutcomeValue></responseProcessing>'


def told(*around: str, first: str = "Um") -> Any:
    return read(item(choice(first, "Dois"), declaration("A"), *around))


def test_feedback_of_an_option_stays_with_it() -> None:
    found = told(TOLD, modal("B", "Pense na fila."), first=f"Um{inline_feedback('A', 'Isso.')}")
    assert [one["feedback"] for one in value_of(found)["options"]] == ["Isso.", "Pense na fila."]
    assert [one["text"] for one in value_of(found)["options"]] == ["Um", "Dois"]
    assert (value_of(found)["feedback"], found.losses) == ("", [])


def test_feedback_of_who_did_not_choose_an_option_is_not_its_own() -> None:
    hidden = inline_feedback("A", "Pense nela.").replace('"show"', '"hide"')
    found = told(TOLD, first=f"Um{hidden}")
    assert [one["feedback"] for one in value_of(found)["options"]] == ["", ""]
    assert value_of(found)["feedback"] == "Pense nela."
    assert "um caso" in found.losses[0]


def test_feedback_of_a_case_is_told_to_everyone_with_a_loss() -> None:
    one = told(TOLD, modal("right", "Muito bem."))
    assert value_of(one)["feedback"] == "Muito bem."
    assert "um caso" in one.losses[0]
    two = told(TOLD, modal("right", "Muito bem."), modal("right", "Veja de novo.", "hide"))
    assert value_of(two)["feedback"] == "Muito bem.\nVeja de novo."
    assert "viraram uma só" in two.losses[0]


def test_feedback_that_is_always_shown_is_no_loss() -> None:
    always = '<outcomeDeclaration identifier="F"><defaultValue><value>all</value></defaultValue></outcomeDeclaration>'
    assert told(always, modal("all", "Pense.")).losses == []
    assert told(modal("all", "Pense.", "hide")).losses == []


def test_feedback_of_true_and_false_becomes_one() -> None:
    xml = item(
        choice("Verdadeiro", "Falso"),
        declaration("A"),
        TOLD,
        modal("A", "Isso."),
        modal("B", "Veja."),
    )
    assert value_of(read(xml))["feedback"] == "Isso.\nVeja."
    assert "viraram uma só" in read(xml).losses[0]
