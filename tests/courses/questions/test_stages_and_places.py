"""A case in stages, and places on a picture."""

import pytest

from courses.questions.kinds import AnswerRefused, Place, Verdict
from courses.questions.registry import kind_of
from courses.questions.samples import area, value_of
from lms.common.errors import DomainError

CASE, HOTSPOT = map(kind_of, ("staged_case", "hotspot"))
QUESTION = CASE.freeze("Esta pergunta", value_of("staged_case"))
ONE, TWO, THREE = (stage["id"] for stage in QUESTION.shown["stages"])
RIGHT = CASE.expected(QUESTION.shown, QUESTION.key)
PLACE = Place("q-1", "1", "respostas")
WRONG_FIRST = next(
    option["id"]
    for option in QUESTION.shown["stages"][0]["options"]
    if option["id"] not in QUESTION.key["stages"][ONE]["right"]
)


def test_only_the_stages_that_were_reached_are_drawn() -> None:
    assert isinstance(RIGHT, dict)
    for count in range(3):
        so_far = dict(list(RIGHT.items())[:count])
        stages = CASE.inputs(QUESTION.shown, so_far, PLACE).stages
        assert [stage.number for stage in stages] == list(range(1, count + 2))
        assert [stage.is_open for stage in stages] == [False] * count + [True]
        assert [stage.place.is_locked for stage in stages] == [True] * count + [False]


def test_for_a_phone_without_a_signal_the_rest_is_folded() -> None:
    place = Place("q-1", "1", "respostas", is_whole=True)
    stages = CASE.inputs(QUESTION.shown, None, place).stages
    assert [stage.is_folded for stage in stages] == [False, True, True]


def test_an_answer_stays_when_more_is_known() -> None:
    assert isinstance(RIGHT, dict)
    before = {ONE: WRONG_FIRST}
    joined = CASE.joined(QUESTION.shown, before, dict(RIGHT))
    assert joined == {**RIGHT, ONE: WRONG_FIRST}
    grade = CASE.grade(QUESTION.shown, QUESTION.key, joined)
    assert (grade.hits, grade.of) == (2, 3)
    assert [stage.is_right for stage in grade.stages] == [False, True, True]


def test_no_stage_is_left_out() -> None:
    assert isinstance(RIGHT, dict)
    assert CASE.joined(QUESTION.shown, None, {TWO: RIGHT[TWO]}) is None
    assert CASE.joined(QUESTION.shown, None, {ONE: RIGHT[ONE], THREE: RIGHT[THREE]}) == {
        ONE: RIGHT[ONE]
    }
    assert CASE.joined(QUESTION.shown, {ONE: RIGHT[ONE]}, None) == {ONE: RIGHT[ONE]}


def test_a_stage_is_told_of_by_itself() -> None:
    response = {ONE: WRONG_FIRST}
    key = {**QUESTION.key, "feedback": QUESTION.feedback}
    verdict = Verdict(CASE.grade(QUESTION.shown, key, response), reveals=True)
    first, second = CASE.inputs(QUESTION.shown, response, PLACE, verdict).stages
    assert first.note.title == "Ainda não"
    assert first.note.lines == ("Quem está tonto pode cair.",)
    assert second.note is None


def test_a_stage_with_several_right_options_is_answered_by_all_of_them() -> None:
    assert [stage["kind"] for stage in QUESTION.shown["stages"]] == [
        "single_choice",
        "multiple_choice",
        "single_choice",
    ]


@pytest.mark.parametrize("raw", [{"outra": "x"}, ["x"], "x", {ONE: "x"}, {ONE: [WRONG_FIRST]}])
def test_a_stage_that_there_is_not_is_refused(raw: object) -> None:
    with pytest.raises(AnswerRefused):
        CASE.parse(QUESTION.shown, raw)


def test_a_case_of_one_stage_is_refused() -> None:
    one = value_of("staged_case")["stages"][:1]
    with pytest.raises(DomainError, match="2 a 6 etapas"):
        CASE.freeze("Esta pergunta", value_of("staged_case", stages=one))


def test_a_picture_takes_one_place_or_several() -> None:
    single = HOTSPOT.freeze("Esta pergunta", value_of("hotspot"))
    assert not single.shown["takes_several"]
    areas = [area("A", 0, right=True), area("B", 30, right=True), area("C", 60)]
    several = HOTSPOT.freeze("Esta pergunta", value_of("hotspot", areas=areas))
    chosen = [one["id"] for one in several.shown["areas"][:2]]
    assert HOTSPOT.grade(several.shown, {**several.key, "feedback": {}}, sorted(chosen)).is_right
    with pytest.raises(AnswerRefused):
        HOTSPOT.parse(several.shown, chosen * 3)


@pytest.mark.parametrize(
    "changes",
    [
        {"areas": [area("A", 0, right=True)]},
        {"areas": [area("A", 0, right=True), area("B", 90)]},
        {"areas": [area("A", 0), area("B", 30)]},
        {"areas": [area("A", 0, right=True), area("A", 30)]},
        {"alt": " "},
        {"image": None},
    ],
    ids=["one", "outside", "none right", "twins", "not told", "no picture"],
)
def test_a_picture_that_cannot_be_answered_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(DomainError, match="Esta pergunta"):
        HOTSPOT.freeze("Esta pergunta", value_of("hotspot", **changes))
