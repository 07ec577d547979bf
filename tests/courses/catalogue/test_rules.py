from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.catalogue import rules
from courses.catalogue.rules import LessonMinutes
from courses.hours.rules import Modality
from lms.common.errors import DomainError
from tests.courses.factories import option, paragraph, question, quiz, reading


def frozen(*blocks, is_graded=True):
    return rules.questions_of("Prova", list(blocks), is_graded=is_graded)


def test_what_is_shown_gives_nothing_away():
    for one in frozen(*quiz()):
        assert set(one.shown) == {"prompt", "options", "unit"}
        assert all(set(option) == {"id", "text"} for option in one.shown["options"])
        assert "Porque sim" not in str(one.shown)


def test_the_key_of_each_kind_of_question():
    single, multiple, true_false, numeric = frozen(*quiz())
    first = [option["id"] for option in single.shown["options"]]

    assert single.key["right"] == first[:1]
    assert multiple.key["right"] == [multiple.shown["options"][0]["id"]]
    assert true_false.key["is_true"] is True
    assert (numeric.key["answer"], numeric.key["tolerance"]) == ("120", "2")
    assert numeric.shown["unit"] == "mmHg"


def test_feedback_stands_beside_the_key():
    one = frozen(question())[0]
    yes, no = (option["id"] for option in one.shown["options"])

    assert one.key["feedback"] == {"general": "Porque sim.", "options": {yes: "Isso.", no: ""}}


def test_feedback_is_not_part_of_the_version():
    asked = question()
    before = frozen(asked)[0].content_hash
    asked["value"]["feedback"] = "Outra explicação."

    assert frozen(asked)[0].content_hash == before


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("single_choice", {"prompt": "E agora?"}),
        ("true_false", {"is_true": True}),
        ("numeric", {"answer": "121", "tolerance": "2"}),
        ("numeric", {"answer": "120", "tolerance": "3"}),
    ],
)
def test_what_is_asked_and_its_key_are_the_version(kind, change):
    asked = question(kind, answer="120", tolerance="2")
    before = frozen(asked)[0].content_hash
    asked["value"].update(change)

    assert frozen(asked)[0].content_hash != before


def test_swapping_the_right_option_is_another_version():
    asked = question()
    before = frozen(asked)[0].content_hash
    for item in asked["value"]["options"]:
        item["value"]["is_correct"] = not item["value"]["is_correct"]

    assert frozen(asked)[0].content_hash != before


@pytest.mark.parametrize("number", ["120", "120.0000", "1.2E+2", 120, Decimal("120.00")])
def test_a_number_is_the_same_however_it_is_written(number):
    assert frozen(question("numeric", answer=number, tolerance=0))[0].key["answer"] == "120"


@pytest.mark.parametrize("number", ["", None, "doze", "NaN", "Infinity"])
def test_an_answer_that_is_no_number_is_refused(number):
    with pytest.raises(DomainError, match="número"):
        frozen(question("numeric", answer=number))


def test_a_quiz_without_questions_that_count_is_refused():
    with pytest.raises(DomainError, match="vale nota"):
        frozen(paragraph(), question(practice=True))
    with pytest.raises(DomainError, match="vale nota"):
        frozen(paragraph())


@pytest.mark.parametrize("text", ["", "<p></p>", "<p> &nbsp;</p>"])
def test_a_lesson_without_text_is_refused(text):
    with pytest.raises(DomainError, match="ainda não tem texto"):
        frozen(paragraph(text), question(practice=True), is_graded=False)


def test_a_lesson_that_is_no_quiz_has_no_question_that_counts():
    with pytest.raises(DomainError, match="não vale nota"):
        frozen(paragraph(), question(), is_graded=False)


def test_a_remark_is_text_too():
    remark = {"type": "callout", "value": {"title": "T", "html": "<p>Leia.</p>"}, "id": "1"}

    assert frozen(remark, is_graded=False) == []


def test_a_copied_block_is_refused():
    asked = question()
    with pytest.raises(DomainError, match="repetidos"):
        frozen(asked, asked)


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("single_choice", [option("A", right=True)]),
        ("single_choice", [option("A"), option("B")]),
        ("single_choice", [option("A", right=True), option("B", right=True)]),
        ("multiple_choice", [option("A", right=True), option("B", right=True)]),
        ("multiple_choice", [option("A"), option("B")]),
        ("multiple_choice", [option("A", right=True), option("  ")]),
        ("multiple_choice", [option("A", right=True), {**option("B"), "id": None}]),
        ("single_choice", [option("A", right=True)] * 2 + [option("B")]),
        ("single_choice", []),
    ],
)
def test_options_that_make_no_question_are_refused(kind, options):
    with pytest.raises(DomainError, match="A pergunta 1 da aula “Prova”"):
        frozen(question(kind, options=options))


def test_a_question_without_words_is_refused():
    with pytest.raises(DomainError, match="incompleta"):
        frozen(question(prompt="  "))


def test_practice_questions_keep_their_place():
    assert [one.is_practice for one in frozen(*reading(), is_graded=False)] == [True]


@given(st.lists(st.builds(LessonMinutes, st.integers(1, 600), st.booleans()), max_size=12))
def test_minutes_by_modality_add_up_to_the_lessons(lessons):
    total = sum(lesson.minutes for lesson in lessons)

    assert sum(rules.minutes_by_modality(lessons, "online").values()) == total


LESSONS = st.lists(st.builds(LessonMinutes, st.integers(1, 600), st.booleans()), max_size=12)
MODALITIES = st.sampled_from([modality.value for modality in Modality])


@given(st.integers(0, 6000), LESSONS, MODALITIES)
def test_a_workload_is_the_sum_of_its_parts(total, lessons, modality):
    split = rules.split_of(total, lessons, modality)

    assert sum(split.values()) == total
    assert all(minutes > 0 for minutes in split.values())


@given(LESSONS, MODALITIES)
def test_lessons_that_take_what_was_promised_are_split_as_they_are_credited(lessons, modality):
    total = sum(lesson.minutes for lesson in lessons)

    assert rules.split_of(total, lessons, modality) == rules.minutes_by_modality(lessons, modality)


def test_a_quiz_counts_as_assessment():
    lessons = [LessonMinutes(60, is_graded=False), LessonMinutes(30, is_graded=True)]

    assert rules.minutes_by_modality(lessons, "classroom") == {"classroom": 60, "assessment": 30}


def test_two_thousand_minutes_of_fifty_are_forty_lesson_hours():
    assert rules.in_lesson_hours(2000, 50) == 40
    assert rules.in_lesson_hours(90, 50) == Decimal("1.8")


@pytest.mark.parametrize(
    "kind", ["quotation", "table", "comparison", "timeline", "activity", "case", "audio", "video"]
)
def test_a_lesson_may_be_told_without_a_paragraph(kind):
    block = {"type": kind, "value": {}, "id": str(uuid4())}
    assert rules.has_text([block])
    assert not rules.has_text([question(practice=True)])
