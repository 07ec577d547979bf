"""GIFT in and out: every type that its documentation names, and what people mistype."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.exchange import gift
from courses.exchange.gift_writing import written
from courses.exchange.items import Outcome, option, texts
from courses.questions import samples
from tests.courses.exchange.reading import judge, simple, value_of


def only(text: str) -> Any:
    (found,) = gift.read(text)
    return found


def test_a_single_choice_keeps_name_feedback_and_explanation() -> None:
    found = only("::Medidas:: Quantas medidas? {=Duas#Isso. ~Uma#Falta uma. ####Sempre duas.}")
    assert found.name == "Medidas"
    assert value_of(found) == {
        "type": "single_choice",
        "prompt": "Quantas medidas?",
        "feedback": "Sempre duas.",
        "options": [
            {"text": "Duas", "is_correct": True, "feedback": "Isso."},
            {"text": "Uma", "is_correct": False, "feedback": "Falta uma."},
        ],
    }
    assert judge(found).outcome == Outcome.IMPORTED


def test_shares_of_a_mark_make_several_right_answers() -> None:
    found = only("Marque {~%50%a ~%50%b ~%-100%c}")
    assert value_of(found)["type"] == "multiple_choice"
    assert [o["is_correct"] for o in value_of(found)["options"]] == [True, True, False]
    assert judge(found).reasons == ("Os descontos por opção errada ficaram de fora.",)


def test_a_part_of_the_mark_for_a_wrong_answer_is_lost_and_told() -> None:
    found = only("Qual? {=a ~%50%b ~c}")
    assert [o["is_correct"] for o in value_of(found)["options"]] == [True, False, False]
    assert judge(found).outcome == Outcome.DEGRADED


@pytest.mark.parametrize(
    ("answer", "is_true"),
    [("T", True), ("TRUE", True), ("F", False), ("FALSE", False), ("Verdadeiro", True)],
)
def test_a_sentence_is_true_or_false(answer: str, is_true: bool) -> None:
    assert value_of(only(f"A Terra gira. {{{answer}}}"))["is_true"] is is_true


def test_two_explanations_of_a_truth_become_one() -> None:
    found = only("Gira. {T#Olhe de novo.#Isso.}")
    assert value_of(found)["feedback"] == "Olhe de novo. Isso."
    assert judge(found).outcome == Outcome.DEGRADED


@pytest.mark.parametrize("answer", ["1e999999999", "9" * 60, "NaN", "Infinity"])
def test_a_number_that_nobody_could_write_is_refused(answer: str) -> None:
    (found,) = gift.read("Quanto? {#" + answer + "}")
    assert "não é um número" in found.refusal


@pytest.mark.parametrize(
    ("answer", "value", "tolerance"),
    [
        ("#4", "4", "0"),
        ("#4:0.5", "4", "0.5"),
        ("#1..5", "3", "2"),
        ("#=12,5:1", "12.5", "1"),
        ("#=120:2 =%50%120:10", "120", "2"),
    ],
)
def test_a_number_keeps_what_it_accepts(answer: str, value: str, tolerance: str) -> None:
    kept = value_of(only(f"Quanto? {{{answer}}}"))
    assert (kept["type"], kept["answer"], kept["tolerance"]) == ("numeric", value, tolerance)


def test_spellings_of_a_short_answer_stay_and_half_right_ones_go() -> None:
    found = only("Capital? {=Brasília =Brasilia =%50%BSB}")
    assert value_of(found)["answers"] == ["Brasília", "Brasilia"]
    assert "uma parte" in judge(found).reasons[0]


def test_pairs_across_blank_lines_keep_their_distractors() -> None:
    kept = value_of(only("Ligue {\n=fino -> pequeno\n\n=largo -> grande\n= -> coxa\n}"))
    assert kept["pairs"] == [
        {"left": "fino", "right": "pequeno"},
        {"left": "largo", "right": "grande"},
    ]
    assert kept["distractors"] == ["coxa"]


def test_an_open_answer_is_a_reflection_where_nothing_counts_and_refused_in_a_quiz() -> None:
    found = only("Conte. {}")
    assert judge(found).question_type == "reflection"
    refused = judge(found, is_practice=False)
    assert (refused.outcome, refused.block) == (Outcome.REFUSED, None)
    assert refused.reasons == ("Uma reflexão não vale nota. Leve para uma aula de leitura.",)


def test_the_missing_word_is_a_line_to_fill() -> None:
    assert value_of(only("Na altura do {=coração ~umbigo} dela."))["prompt"] == (
        "Na altura do _____ dela."
    )


def test_html_becomes_words_and_an_image_is_missed() -> None:
    found = only("[html]<p>Veja <b>bem</b>&nbsp;a <img src='x' alt='régua'></p> {T}")
    assert value_of(found)["prompt"] == "Veja bem a [régua]"
    assert judge(found).reasons == ("Ficou de fora uma imagem.",)


def test_signs_that_were_escaped_are_signs() -> None:
    kept = value_of(only(r"Quanto é 2\=2 \{com chave\}? {=a\~b ~c\#d ~http\://x}"))
    assert kept["prompt"] == "Quanto é 2=2 {com chave}?"
    assert [o["text"] for o in kept["options"]] == ["a~b", "c#d", "http://x"]


def test_comments_and_categories_are_no_questions() -> None:
    text = "// um aviso\n$CATEGORY: tema/um\n\nGira. {T}\n\n// fim\n"
    assert [judge(one).question_type for one in gift.read(text)] == ["true_false"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Só um texto.", "É só um texto"),
        ("Falta {=a ~b", "Falta fechar a chave"),
        ("Nada {abc}", "Não deu para entender"),
        ("Número? {#abc}", "não é um número"),
        ("Uma só {=a ~}", "duas opções ou mais"),
        ("{=a ~b}", "incompleta"),
        (f"Longa {{={'x' * 400} ~b}}", "300 caracteres"),
        (f"Muitas {{=a {' '.join(f'~{n}' for n in range(9))}}}", "8"),
    ],
)
def test_what_cannot_be_a_question_says_why(text: str, said: str) -> None:
    item = judge(only(text))
    assert item.outcome == Outcome.REFUSED
    assert said in " ".join(item.reasons)


@given(st.text(alphabet="ab =~#{}\\%:->\n.0123456789T[]html", max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for number, found in enumerate(gift.read(text), start=1):
        item = judge(found)
        assert item.block is not None or item.reasons, number


def block_of(kind: str, **changes: object) -> Mapping[str, Any]:
    return {"type": kind, "id": str(uuid4()), "value": samples.value_of(kind, **changes)}


@pytest.mark.parametrize(
    "kind",
    ["single_choice", "multiple_choice", "true_false", "numeric", "short_text", "matching"],
)
def test_what_is_written_reads_the_same(kind: str) -> None:
    changes = {"unit": ""} if kind == "numeric" else {}
    block = block_of(kind, **changes)
    (found,) = gift.read(written([block]).data.decode())
    assert judge(found).outcome == Outcome.IMPORTED
    expected = {**simple(block["value"]), "type": kind}
    expected.pop("is_practice")
    assert value_of(found) == expected


@given(
    st.lists(
        st.text(alphabet="aé =~#{}\\%:>-\n,.1", min_size=1, max_size=12).filter(
            lambda text: text.strip() == text and not text.startswith(("%", "["))
        ),
        min_size=2,
        max_size=8,
        unique=True,
    )
)
def test_any_option_comes_back_as_it_was_written(options: list[str]) -> None:
    value = {"prompt": "Qual?", "options": [option(options[0], is_correct=True)]}
    value["options"] += [option(text, is_correct=False) for text in options[1:]]
    (found,) = gift.read(written([{"type": "single_choice", "value": value}]).data.decode())
    told = [item["value"]["text"] for item in found.value["options"]]
    assert [" ".join(text.split()) for text in told] == [" ".join(text.split()) for text in options]


def test_what_gift_cannot_say_is_left_out_and_told() -> None:
    found = written([block_of("ordering"), block_of("true_false"), block_of("staged_case")])
    told = "ficou de fora: o GIFT não tem este tipo de pergunta."
    assert found.left_out == (
        f"“Ponha a medida da pressão em ordem.” {told}",
        f"“Dona Lurdes pede a receita no balcão e diz que está tonta.” {told}",
    )
    assert len(list(gift.read(found.data.decode()))) == 1


def test_three_right_answers_share_the_mark_as_moodle_writes_it() -> None:
    options = [option(text, is_correct=text != "d") for text in "abcd"]
    value = {"prompt": "Quais?", "options": options}
    assert "~%33.33333%a" in written([{"type": "multiple_choice", "value": value}]).data.decode()


def test_an_answer_list_of_the_editor_is_read_in_its_order() -> None:
    value = {"prompt": "Onde?", "answers": texts(["coração", "o coração"])}
    assert "=coração\n=o coração" in written([{"type": "short_text", "value": value}]).data.decode()


def test_a_unit_that_does_not_go_along_is_told() -> None:
    assert written([block_of("numeric", prompt="Quanto?", unit="mg")]).left_out == (
        "“Quanto?” vai sem a unidade: mg.",
    )


def test_a_question_that_is_not_ready_does_not_leave() -> None:
    unready = [block_of("numeric", answer=None, prompt=""), block_of("matching", pairs=[])]
    made = written(unready)
    assert made.data == b""
    assert made.left_out[0].startswith("Uma pergunta sem texto ficou de fora: ")


def test_a_backslash_before_a_letter_is_no_line_break() -> None:
    block = block_of("true_false", prompt="C:\\notas\nE mais.")
    (found,) = gift.read(written([block]).data.decode())
    assert found.value["prompt"] == "C:\\notas\nE mais."
