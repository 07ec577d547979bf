"""Moodle XML: a question of every type that Moodle's own editor offers."""

import pytest
from defusedxml.ElementTree import fromstring

from courses.exchange import moodle
from courses.exchange.items import Found, Outcome
from tests.courses.exchange.reading import judge, value_of


def only(kind: str, inside: str, prompt: str = "<p>Qual?</p>") -> Found:
    text = f"""<quiz><question type="category"><category><text>$course$</text></category></question>
    <question type="{kind}"><name><text>Uma</text></name>
    <questiontext format="html"><text><![CDATA[{prompt}]]></text></questiontext>
    {inside}</question></quiz>"""
    (found,) = moodle.read(fromstring(text))
    return found


def answer(text: str, fraction: str, feedback: str = "") -> str:
    return (
        f'<answer fraction="{fraction}" format="html"><text>{text}</text>'
        f"<feedback><text>{feedback}</text></feedback></answer>"
    )


def test_a_single_choice() -> None:
    found = only(
        "multichoice",
        "<single>true</single><generalfeedback><text>Sempre.</text></generalfeedback>"
        + answer("&lt;p&gt;Duas&lt;/p&gt;", "100", "Isso.")
        + answer("Uma", "0"),
    )
    assert found.name == "Uma"
    assert value_of(found) == {
        "type": "single_choice",
        "prompt": "Qual?",
        "feedback": "Sempre.",
        "options": [
            {"text": "Duas", "is_correct": True, "feedback": "Isso."},
            {"text": "Uma", "is_correct": False, "feedback": ""},
        ],
    }
    assert judge(found).outcome == Outcome.IMPORTED


def test_several_answers_with_a_penalty() -> None:
    found = only(
        "multichoice",
        "<single>false</single>" + answer("a", "50") + answer("b", "50") + answer("c", "-50"),
    )
    assert [o["is_correct"] for o in value_of(found)["options"]] == [True, True, False]
    assert judge(found).outcome == Outcome.DEGRADED


@pytest.mark.parametrize("right", ["true", "false"])
def test_a_truth(right: str) -> None:
    wrong = "false" if right == "true" else "true"
    found = only("truefalse", answer(right, "100") + answer(wrong, "0"))
    assert value_of(found)["is_true"] is (right == "true")


def test_a_short_answer_without_its_asterisk() -> None:
    found = only("shortanswer", answer("coração", "100") + answer("*", "0"))
    assert value_of(found)["answers"] == ["coração"]
    starred = only("shortanswer", answer("cora*", "100"))
    assert value_of(starred)["answers"] == ["cora"]
    assert "asterisco" in " ".join(judge(starred).reasons)


def test_a_number_with_its_tolerance_and_unit() -> None:
    found = only(
        "numerical",
        '<answer fraction="100"><text>120</text><tolerance>2</tolerance></answer>'
        "<units><unit><multiplier>1</multiplier><unit_name>mmHg</unit_name></unit></units>",
    )
    kept = value_of(found)
    assert (kept["answer"], kept["tolerance"], kept["unit"]) == ("120", "2", "mmHg")


def test_pairs_with_a_distractor() -> None:
    pair = "<subquestion><text>{}</text><answer><text>{}</text></answer></subquestion>"
    found = only(
        "matching",
        pair.format("fino", "pequeno") + pair.format("largo", "grande") + pair.format("", "coxa"),
    )
    kept = value_of(found)
    assert kept["pairs"][1] == {"left": "largo", "right": "grande"}
    assert kept["distractors"] == ["coxa"]


def test_an_order() -> None:
    found = only("ordering", "".join(answer(text, "1") for text in ("um", "dois", "três")))
    assert value_of(found)["items"] == ["um", "dois", "três"]


def test_an_essay_is_a_reflection() -> None:
    found = only("essay", "")
    assert (judge(found).question_type, judge(found).outcome) == ("reflection", Outcome.DEGRADED)


def test_answers_inside_a_text_are_gaps() -> None:
    prompt = "Espere {1:SHORTANSWER:=5#Isso~=cinco} minutos, {1:MULTICHOICE:=sentado~em pé} e só."
    kept = value_of(only("cloze", "", prompt))
    assert kept["text"] == "Espere [5|cinco] minutos, [sentado] e só."
    assert (kept["is_typed"], kept["distractors"]) == (False, ["em pé"])


def test_a_number_inside_a_text_loses_its_tolerance() -> None:
    found = only("cloze", "", "Espere {1:NUMERICAL:=5:0.1} minutos.")
    assert value_of(found)["text"] == "Espere [5] minutos."
    assert "diferença aceita" in " ".join(judge(found).reasons)


@pytest.mark.parametrize(("kind", "tag"), [("ddwtos", "dragbox"), ("gapselect", "selectoption")])
def test_words_to_be_put_in_their_places_are_gaps(kind: str, tag: str) -> None:
    words = "".join(f"<{tag}><text>{w}</text><group>1</group></{tag}>" for w in ("a", "b", "c"))
    kept = value_of(only(kind, words, "Primeiro [[2]], depois [[1]]."))
    assert kept["text"] == "Primeiro [b], depois [a]."
    assert kept["distractors"] == ["c"]


def test_a_calculated_question_is_a_dose() -> None:
    limits = "<minimum><text>{}</text></minimum><maximum><text>{}</text></maximum>"
    one = "<dataset_definition><name><text>{}</text></name>" + limits
    one += "<decimals><text>{}</text></decimals></dataset_definition>"
    found = only(
        "calculated",
        '<answer fraction="100"><text>{peso} * {dose} / 50</text><tolerance>0.01</tolerance>'
        "<tolerancetype>1</tolerancetype><correctanswerlength>1</correctanswerlength></answer>"
        "<units><unit><unit_name>mL</unit_name></unit></units><dataset_definitions>"
        + one.format("peso", "10", "30", "0")
        + one.format("dose", "1.0", "1.5", "1")
        + "</dataset_definitions>",
        "Criança de {peso} kg, {dose} mg por kg.",
    )
    kept = value_of(found)
    assert kept["formula"] == "peso * dose / 50"
    assert [v["step"] for v in kept["variables"]] == ["1", "0.1"]
    assert (kept["tolerance"], kept["tolerance_is_percent"], kept["unit"]) == ("1", True, "mL")


@pytest.mark.parametrize(
    ("kind", "inside", "said"),
    [
        ("description", "", "É só um texto"),
        ("ddmarker", "", "O tipo “ddmarker” do Moodle não existe aqui."),
        ("truefalse", answer("talvez", "100"), "verdadeira ou falsa"),
        ("numerical", answer("x", "0"), "Nenhum número"),
        ("multichoice", "<single>true</single>", "duas opções ou mais"),
        ("ddwtos", "", "lacunas"),
        ("calculated", "<answer><text>pow({a},2)</text></answer>", "variáveis"),
    ],
)
def test_what_cannot_be_a_question_says_why(kind: str, inside: str, said: str) -> None:
    item = judge(only(kind, inside))
    assert item.outcome == Outcome.REFUSED
    assert said in " ".join(item.reasons)


def test_an_image_and_hints_are_missed() -> None:
    found = only(
        "truefalse",
        answer("true", "100") + "<hint><text>x</text></hint>",
        "<img src='@@/a.png'>Vê?",
    )
    assert judge(found).reasons == (
        "Ficou de fora uma imagem.",
        "As dicas entre tentativas ficaram de fora.",
    )


def test_brackets_of_a_text_are_no_gaps() -> None:
    cloze = only("cloze", "", "A [PA] de {1:SHORTANSWER:=120} é [alta].")
    assert value_of(cloze)["text"] == "A (PA) de [120] é (alta)."
    assert any("parênteses" in loss for loss in cloze.losses)
    box = "<dragbox><text>120</text></dragbox><dragbox><text>80</text></dragbox>"
    slots = only("ddwtos", box, "A [PA] de [[1]].")
    assert value_of(slots)["text"] == "A (PA) de [120]."


def test_an_answer_that_would_be_read_as_two_is_refused() -> None:
    item = judge(only("cloze", "", "Um {1:SHORTANSWER:=a|b}."))
    assert item.outcome == Outcome.REFUSED
    assert "colchete ou barra" in item.reasons[0]
