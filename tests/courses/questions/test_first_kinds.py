"""The four first kinds: reading answers and grading them."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.questions.kinds import AnswerRefused, Grade, Response
from courses.questions.registry import kind_of

SHOWN = {"prompt": "Qual?", "options": [{"id": i, "text": i} for i in "abcd"], "unit": "mmHg"}
MULTIPLE = {"right": ["a", "c"], "feedback": {"general": "Porque sim.", "options": {"b": "Não."}}}
NUMBER = {"answer": "12.5", "tolerance": "0.5", "feedback": {"general": "É a média."}}

subsets = st.sets(st.sampled_from("abcd"))
decimals = st.decimals(
    min_value=-99_999, max_value=99_999, places=4, allow_nan=False, allow_infinity=False
)


def parse_response(question_type: str, shown: dict[str, Any], raw: object) -> Response:
    return kind_of(question_type).parse(shown, raw)


def grade(question_type: str, key: dict[str, Any], response: Response) -> Grade:
    return kind_of(question_type).grade(SHOWN, key, response)


def number(text: object) -> Response:
    return parse_response("numeric", SHOWN, text)


@pytest.mark.parametrize("text", ["12,5", "12.5", " 12,50 ", "+12,5", "12,5 mmHg", "12.5MMHG"])
def test_a_number_is_read_however_a_person_writes_it(text: str) -> None:
    assert number(text) == "12.5"


@pytest.mark.parametrize(("text", "read"), [("−3", "-3"), ("-0", "0"), ("007", "7"), (7, "7")])
def test_a_number_is_kept_one_way_only(text: object, read: str) -> None:
    assert number(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "Infinity",
        "-inf",
        "1e9",
        "doze",
        "12,5,0",
        "12..5",
        ",5",
        "5,",
        "٣",
        "1/2",
        "0x10",
        True,
        {"a": 1},
        ["12"],
        "\ud800",
        "1\x002",
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(text: object) -> None:
    with pytest.raises(AnswerRefused) as refusal:
        number(text)
    assert refusal.value.sentence.endswith(".")


@pytest.mark.parametrize("text", ["9" * 10_000, 10**5000], ids=["typed", "sent"])
def test_ten_thousand_digits_are_refused_before_anybody_counts_with_them(text: object) -> None:
    with pytest.raises(AnswerRefused):
        number(text)


def test_a_dot_that_may_be_of_thousands_is_asked_about_and_not_guessed() -> None:
    with pytest.raises(AnswerRefused, match="ponto de milhar"):
        number("1.200")
    assert number("1200") == "1200"
    assert number("0.125") == "0.125"


@given(decimals)
def test_a_number_reads_the_same_with_comma_and_with_dot(value: Decimal) -> None:
    text = f"{value:f}"
    with_comma = number(text.replace(".", ","))
    assert isinstance(with_comma, str)
    assert Decimal(with_comma) == value


@given(answer=decimals, tolerance=decimals.map(abs), given_number=decimals)
def test_the_tolerance_includes_its_ends(
    answer: Decimal, tolerance: Decimal, given_number: Decimal
) -> None:
    key = {"answer": f"{answer:f}", "tolerance": f"{tolerance:f}"}
    is_right = grade("numeric", key, f"{given_number:f}").is_right
    assert is_right == (abs(given_number - answer) <= tolerance)
    assert grade("numeric", key, f"{answer + tolerance:f}").is_right
    assert grade("numeric", key, f"{answer - tolerance:f}").is_right


@given(chosen=subsets, right=subsets.filter(bool))
def test_several_choices_are_right_only_all_together(chosen: set[str], right: set[str]) -> None:
    response = parse_response("multiple_choice", SHOWN, sorted(chosen))
    graded = grade("multiple_choice", {"right": sorted(right)}, response)
    assert graded.is_right == (chosen == right)


@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=4))
def test_the_order_of_ticks_does_not_matter(ticks: list[str]) -> None:
    read = parse_response("multiple_choice", SHOWN, ticks)
    assert read == parse_response("multiple_choice", SHOWN, ticks[::-1])


@pytest.mark.parametrize(
    ("question_type", "raw"),
    [
        ("single_choice", "z"),
        ("single_choice", ["a"]),
        ("single_choice", {"id": "a"}),
        ("multiple_choice", ["a", "z"]),
        ("multiple_choice", ["a"] * 99),
        ("multiple_choice", [["a"]]),
        ("multiple_choice", "z"),
        ("true_false", "talvez"),
        ("true_false", 1),
        ("true_false", ["true"]),
    ],
)
def test_an_option_that_the_question_does_not_have_is_refused(
    question_type: str, raw: object
) -> None:
    with pytest.raises(AnswerRefused):
        parse_response(question_type, SHOWN, raw)


@pytest.mark.parametrize(
    "question_type", ["single_choice", "multiple_choice", "true_false", "numeric"]
)
@pytest.mark.parametrize("raw", [None, "", []])
def test_nothing_given_is_no_answer_and_is_not_right(question_type: str, raw: object) -> None:
    key = {"right": ["a"], "is_true": False, "answer": "0", "tolerance": "0"}
    assert parse_response(question_type, SHOWN, raw) is None
    assert not grade(question_type, key, None).is_right


def test_a_truth_comes_as_a_truth_or_as_its_word() -> None:
    assert parse_response("true_false", SHOWN, True) is True
    assert parse_response("true_false", SHOWN, "false") is False
    assert grade("true_false", {"is_true": False}, False).is_right


def test_only_what_was_chosen_is_commented() -> None:
    graded = grade("multiple_choice", MULTIPLE, ["a", "b"])
    assert graded.notes == {"b": "Não."}
    assert graded.feedback == "Porque sim."
    assert graded.right == {"a", "c"}


def test_the_expected_number_is_written_the_brazilian_way() -> None:
    graded = grade("numeric", NUMBER, "20")
    assert not graded.is_right
    assert graded.answer == "12,5 mmHg"
