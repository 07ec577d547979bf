"""Orders and pairs: shuffled for whoever answers, graded part by part."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.questions.drawing import seed_of
from courses.questions.kinds import AnswerRefused, Place
from courses.questions.registry import kind_of
from courses.questions.samples import item, items, value_of
from lms.common.errors import DomainError

ORDERING, MATCHING = map(kind_of, ("ordering", "matching"))
ORDER = ORDERING.freeze("Esta pergunta", value_of("ordering"))
PAIRS = MATCHING.freeze("Esta pergunta", value_of("matching"))
RIGHT = ORDER.key["order"]


@pytest.mark.parametrize("texts", list(permutations(["Um", "Dois", "Três"])))
def test_the_right_order_is_never_the_one_that_is_shown(texts: tuple[str, ...]) -> None:
    question = ORDERING.freeze("Esta pergunta", value_of("ordering", items=items(*texts)))
    assert [one["id"] for one in question.shown["items"]] != question.key["order"]


@given(st.permutations(RIGHT))
def test_an_item_counts_where_it_stands_in_its_place(order: list[str]) -> None:
    response = {name: str(place) for place, name in enumerate(order, start=1)}
    grade = ORDERING.grade(ORDER.shown, ORDER.key, ORDERING.parse(ORDER.shown, response))
    assert grade.hits == sum(one == other for one, other in zip(order, RIGHT, strict=True))
    assert grade.is_right == (order == RIGHT)


def test_two_items_in_one_place_are_refused_by_the_place() -> None:
    with pytest.raises(AnswerRefused, match="A posição 2 está em dois itens"):
        ORDERING.parse(ORDER.shown, {RIGHT[0]: "2", RIGHT[1]: "2"})


@pytest.mark.parametrize("place", ["0", "5", "um", "1.0", "²"])
def test_a_place_that_there_is_not_is_refused(place: str) -> None:
    with pytest.raises(AnswerRefused):
        ORDERING.parse(ORDER.shown, {RIGHT[0]: place})


def test_half_an_order_is_kept_and_is_not_complete() -> None:
    response = ORDERING.parse(ORDER.shown, {RIGHT[0]: "1", RIGHT[1]: ""})
    assert response == {RIGHT[0]: "1"}
    assert not ORDERING.is_complete(ORDER.shown, response)
    assert ORDERING.grade(ORDER.shown, ORDER.key, response).hits == 1


@given(st.integers(0, 1000))
def test_drawing_moves_items_and_loses_none(number: int) -> None:
    for kind, question in ((ORDERING, ORDER), (MATCHING, PAIRS)):
        drawn = kind.draw(question.shown, seed_of(number))
        assert {one["id"] for one in drawn["items"]} == {
            one["id"] for one in question.shown["items"]
        }


def test_a_pair_says_nothing_by_its_identity() -> None:
    lefts = {one["id"] for one in PAIRS.shown["items"]}
    rights = [one["id"] for one in PAIRS.shown["options"]]
    assert len(rights) == 4
    assert lefts.isdisjoint(rights)


def test_each_pair_counts_by_itself() -> None:
    expected = dict(PAIRS.key["pairs"])
    first = next(iter(expected))
    given_now = {**expected, first: PAIRS.shown["options"][0]["id"]}
    hits = 3 if given_now == expected else 2
    grade = MATCHING.grade(PAIRS.shown, PAIRS.key, MATCHING.parse(PAIRS.shown, given_now))
    assert (grade.hits, grade.of) == (hits, 3)


def test_two_things_may_share_one_pair() -> None:
    pairs = [
        item("1", {"left": "Café", "right": "Espere"}),
        item("2", {"left": "Cigarro", "right": "Espere"}),
        item("3", {"left": "Água", "right": "Pode"}),
    ]
    question = MATCHING.freeze("Esta pergunta", value_of("matching", pairs=pairs, distractors=[]))
    assert len(question.shown["options"]) == 2


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("ordering", {"items": items("Um", "Dois")}),
        ("ordering", {"items": [item("a", "Um"), item("b", "Um"), item("c", "Dois")]}),
        ("matching", {"pairs": [item("a", {"left": "A", "right": "B"})]}),
        ("matching", {"pairs": [item(x, {"left": "A", "right": x}) for x in "bc"]}),
        ("matching", {"pairs": [item(x, {"left": x, "right": ""}) for x in "bc"]}),
    ],
)
def test_what_cannot_be_arranged_is_refused(kind: str, changes: dict[str, object]) -> None:
    with pytest.raises(DomainError, match="Esta pergunta"):
        kind_of(kind).freeze("Esta pergunta", value_of(kind, **changes))


def test_a_place_of_five_thousand_digits_is_drawn_as_none() -> None:
    inputs = ORDERING.inputs(ORDER.shown, {RIGHT[0]: "9" * 5000, RIGHT[1]: "2"}, Place("q", "k"))
    assert [part.given for part in inputs.parts] == ["2", "", "", ""]
