"""A calculated dose: numbers drawn by a seed, a formula that is only ever arithmetic."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.questions.dose import answer_of, token_of
from courses.questions.drawing import seed_of
from courses.questions.formula import FormulaRefused, range_of
from courses.questions.formula import value_of as value_by
from courses.questions.kinds import AnswerRefused
from courses.questions.registry import kind_of
from courses.questions.samples import item, value_of
from lms.common.errors import DomainError

DOSE = kind_of("calculated_dose")
QUESTION = DOSE.freeze("Esta pergunta", value_of("calculated_dose"))
whole = st.integers(-10_000, 10_000).map(Decimal)


@given(a=whole, b=whole, c=whole)
def test_a_formula_reckons_as_on_paper(a: Decimal, b: Decimal, c: Decimal) -> None:
    names = {"a": a, "b": b, "c": c}
    assert value_by("a + b * -c", names) == a + b * -c
    assert value_by("(a - b) × c", names) == (a - b) * c
    if c:
        assert value_by("a * 2,5 ÷ c", names) == a * Decimal("2.5") / c


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "peso **  9",
        "__import__('os')",
        "peso.real",
        "peso if peso else 1",
        "[peso]",
        "lambda: 1",
        "peso(2)",
        "'a' * 9",
        "True + 1",
        "1e999999 * 1e999999",
        "peso; peso",
        "x" * 300,
        "(" * 150 + "1" + ")" * 150,
        "-" * 190 + "1",
        "1j",
        "peso % 2",
        "peso // 2",
        "\x00",
    ],
)
def test_what_is_not_arithmetic_is_refused_with_a_sentence(formula: str) -> None:
    with pytest.raises(FormulaRefused) as refusal:
        value_by(formula, {"peso": Decimal(2)})
    assert refusal.value.sentence.endswith((".", "50."))


def test_a_division_by_zero_and_an_unknown_name_are_told() -> None:
    with pytest.raises(FormulaRefused, match="divide por zero"):
        value_by("1 / (a - a)", {"a": Decimal(3)})
    with pytest.raises(FormulaRefused, match="“b”"):
        value_by("a + b", {"a": Decimal(3)})


@given(st.integers(0, 5000))
def test_numbers_are_drawn_within_their_limits_and_stand_in_the_text(number: int) -> None:
    shown = DOSE.draw(QUESTION.shown, seed_of(number))
    weight, dose = Decimal(shown["values"]["peso"]), Decimal(shown["values"]["dose"])
    assert 10 <= weight <= 30
    assert weight == int(weight)
    assert 10 <= dose <= 15
    assert (dose * 2) % 1 == 0
    assert f"{weight:f} kg".replace(".", ",") in shown["prompt"]
    assert answer_of(shown["values"], QUESTION.key) == (weight * dose).quantize(Decimal("0.1"))


def test_another_attempt_draws_other_numbers() -> None:
    drawn = {
        tuple(DOSE.draw(QUESTION.shown, seed_of("ana", attempt))["values"].items())
        for attempt in range(20)
    }
    assert len(drawn) > 10


def test_an_answer_to_other_numbers_is_refused_and_not_counted_as_wrong() -> None:
    first, second = (DOSE.draw(QUESTION.shown, seed_of(number)) for number in (1, 2))
    sent = {"numero": "100", "sorteio": token_of(first)}
    assert DOSE.parse(first, sent) == "100"
    with pytest.raises(AnswerRefused, match="outros números"):
        DOSE.parse(second, sent)


def test_a_tolerance_may_be_a_share_of_the_answer() -> None:
    question = DOSE.freeze(
        "Esta pergunta", value_of("calculated_dose", tolerance="10", tolerance_is_percent=True)
    )
    answer = answer_of(question.shown["values"], question.key)
    for share, is_right in ((Decimal("1.1"), True), (Decimal("1.11"), False)):
        given_now = format((answer * share).normalize(), "f")
        assert DOSE.grade(question.shown, question.key, given_now).is_right is is_right


def test_the_explanation_tells_the_numbers_that_were_drawn() -> None:
    shown = DOSE.draw(QUESTION.shown, seed_of(7))
    key = {**QUESTION.key, "feedback": QUESTION.feedback}
    values = {name: text.replace(".", ",") for name, text in shown["values"].items()}
    said = DOSE.grade(shown, key, "1").feedback
    assert said == f"São {values['peso']} vezes {values['dose']}."


def variable(name: str, smallest: str, largest: str, step: str = "1") -> dict[str, object]:
    value = {"name": name, "smallest": smallest, "largest": largest, "step": step}
    return item(name, value)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"variables": []}, "variáveis"),
        ({"variables": [variable("Peso", "1", "2")]}, "minúsculas"),
        ({"variables": [variable("peso", "3", "2")]}, "peso"),
        ({"variables": [variable("peso", "1", "2", "0.00001")]}, "peso"),
        ({"variables": [variable("peso", "1", "2"), variable("peso", "1", "2")]}, "repetidos"),
        ({"prompt": "Sem os números."}, "escreva"),
        ({"prompt": "Com {peso}, {dose} e {idade}."}, "{idade}"),
        ({"formula": "peso * x"}, "“x”"),
        ({"formula": "1 / (peso - 10)"}, "divide por zero"),
        ({"formula": ""}, "não foi entendida"),
    ],
)
def test_an_unsound_question_is_refused_before_anybody_meets_it(
    changes: dict[str, object], said: str
) -> None:
    with pytest.raises(DomainError) as refusal:
        DOSE.freeze("Esta pergunta", value_of("calculated_dose", **changes))
    assert said in refusal.value.sentence


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("peso / (dose - 12)", "divide por zero"),
        ("1 / (peso - 10 - dose)", "divide por zero"),
        ("peso / ((dose - 12) * (dose - 13))", "divide por zero"),
    ],
)
def test_a_formula_without_a_value_between_the_limits_is_refused(formula: str, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        DOSE.freeze("Esta pergunta", value_of("calculated_dose", formula=formula))


@given(
    formula=st.sampled_from(
        ["a / b", "a * b - a", "-(a - b) / (b * b + 1)", "a / (b - a)", "(a + b) * (a - b) / b"]
    ),
    ends=st.lists(st.tuples(whole, whole).map(sorted), min_size=2, max_size=2),
    at=st.lists(st.integers(0, 100), min_size=2, max_size=2),
)
def test_a_value_lies_within_the_range_of_its_formula(
    formula: str, ends: list[list[Decimal]], at: list[int]
) -> None:
    ranges = {name: (low, high) for name, (low, high) in zip("ab", ends, strict=True)}
    inside = {
        name: low + (high - low) * share // 100
        for (name, (low, high)), share in zip(ranges.items(), at, strict=True)
    }
    try:
        least, most = range_of(formula, ranges)
    except FormulaRefused:
        return
    assert least <= value_by(formula, inside) <= most


@pytest.mark.parametrize("number", ["1e999999999", "-1e999999999", "1e-999999999", "NaN", "1e40"])
def test_a_number_that_nobody_writes_is_refused_at_once(number: str) -> None:
    for changes in ({"tolerance": number}, {"variables": [variable("peso", "1", number)]}):
        with pytest.raises(DomainError):
            DOSE.freeze("Esta pergunta", value_of("calculated_dose", **changes))
