"""Short text, gaps and reflection: what counts as the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.questions.kinds import AnswerRefused
from courses.questions.registry import kind_of
from courses.questions.samples import items, value_of
from courses.questions.words import folded
from lms.common.errors import DomainError

SHORT, GAPS, REFLECTION = map(kind_of, ("short_text", "gap_filling", "reflection"))


def is_right(words: str) -> bool | None:
    question = SHORT.freeze("Esta pergunta", value_of("short_text"))
    return SHORT.grade(question.shown, question.key, SHORT.parse(question.shown, words)).is_right


@pytest.mark.parametrize(
    "words", ["coração", "CORACAO", "  Coração. ", "o   coração", "corac\u0327a\u0303o"]
)
def test_case_accents_and_blanks_do_not_matter(words: str) -> None:
    assert is_right(words)


@pytest.mark.parametrize("words", ["cor", "corações", "pulmão", "o coração dela"])
def test_other_words_are_not_right(words: str) -> None:
    assert is_right(words) is False


@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_the_expected_words_are_told_beside_the_persons_own() -> None:
    question = SHORT.freeze("Esta pergunta", value_of("short_text"))
    key = {**question.key, "feedback": question.feedback}
    assert SHORT.grade(question.shown, key, "pulmão").answer == "“coração”"


@pytest.mark.parametrize(
    ("kind", "longest"), [("short_text", 200), ("reflection", 2000)], ids=["short", "reflection"]
)
def test_an_answer_as_long_as_a_novel_is_refused_by_its_length(kind: str, longest: int) -> None:
    asked = kind_of(kind)
    shown = asked.freeze("Esta pergunta", value_of(kind)).shown
    assert asked.parse(shown, "a" * longest) == "a" * longest
    with pytest.raises(AnswerRefused, match=f"tem {longest + 1} letras e cabem {longest}"):
        asked.parse(shown, "a" * (longest + 1))


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
def test_what_no_database_keeps_is_refused(text: str) -> None:
    shown = SHORT.freeze("Esta pergunta", value_of("short_text")).shown
    with pytest.raises(AnswerRefused):
        SHORT.parse(shown, text)


def test_a_reflection_keeps_its_lines_and_counts_for_nothing() -> None:
    question = REFLECTION.freeze("Esta pergunta", value_of("reflection"))
    key = {**question.key, "feedback": question.feedback}
    response = REFLECTION.parse(question.shown, " Primeiro.\r\n\r\nDepois. ")
    assert response == "Primeiro.\n\nDepois."
    grade = REFLECTION.grade(question.shown, key, response)
    assert (grade.is_right, grade.of) == (None, 0)
    assert grade.feedback.startswith("Muita gente")


def test_each_gap_counts_by_itself() -> None:
    question = GAPS.freeze("Esta pergunta", value_of("gap_filling"))
    given_now = {"1": "5", "2": "apoiadas", "3": "cruzadas"}
    grade = GAPS.grade(question.shown, question.key, GAPS.parse(question.shown, given_now))
    assert (grade.hits, grade.of, grade.right) == (2, 3, {"1", "2"})
    assert grade.parts["3"] == "“descruzadas”"


def test_a_typed_gap_takes_every_spelling_and_lists_nothing() -> None:
    question = GAPS.freeze("Esta pergunta", value_of("gap_filling", is_typed=True))
    assert question.shown["options"] == []
    response = GAPS.parse(question.shown, {"1": "CINCO", "2": "Apoiadas"})
    assert GAPS.grade(question.shown, question.key, response).hits == 2
    assert not GAPS.is_complete(question.shown, response)


def test_a_word_that_is_not_in_the_list_is_refused() -> None:
    shown = GAPS.freeze("Esta pergunta", value_of("gap_filling")).shown
    with pytest.raises(AnswerRefused, match="lacuna 1"):
        GAPS.parse(shown, {"1": "seis"})


@pytest.mark.parametrize(
    "changes",
    [{"text": "Sem lacuna."}, {"text": "Vazia []."}, {"text": "Só [uma].", "distractors": []}],
)
def test_a_text_without_gaps_to_choose_for_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(DomainError, match="Esta pergunta"):
        GAPS.freeze("Esta pergunta", value_of("gap_filling", **changes))


def test_a_short_text_needs_something_to_accept() -> None:
    with pytest.raises(DomainError, match="resposta aceita"):
        SHORT.freeze("Esta pergunta", value_of("short_text", answers=items("...")))
