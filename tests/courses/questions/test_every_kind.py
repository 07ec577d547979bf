"""What holds of every kind of question, whatever it is."""

import json
from typing import Any

import pytest
from django.http import QueryDict
from django.template.loader import get_template
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.questions.drawing import seed_of
from courses.questions.kinds import AnswerRefused, Frozen, Kind, Place, Response, Verdict
from courses.questions.registry import QUESTION_TYPES, kind_of
from courses.questions.samples import KINDS, value_of
from courses.questions.untouched import is_untouched, mark_of
from lms.common.errors import DomainError

PLACE = Place("q-1", "1", "respostas")
seeds = st.integers(0, 10**6).map(lambda number: seed_of("semente", number))
every_kind = pytest.mark.parametrize("name", sorted(QUESTION_TYPES))
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3)
    ),
    max_leaves=6,
)


def frozen(name: str) -> tuple[Kind, Frozen]:
    kind = kind_of(name)
    made = kind.freeze("Esta pergunta", value_of(name))
    # What an edition keeps goes through the database's JSON.
    return kind, Frozen(*json.loads(json.dumps([made.shown, made.key, made.feedback])))


def drawn(kind: Kind, shown: Any, given_so_far: object, verdict: Verdict | None = None) -> str:
    place = PLACE.locked() if verdict else PLACE
    inputs = kind.inputs(shown, given_so_far, place, verdict)
    context = {"inputs": inputs, "place": place}
    return str(get_template(kind.template).render(context))


def read(kind: Kind, shown: Any, raw: object) -> tuple[Response, str]:
    """Return what was read, and the sentence that refuses what was not."""
    try:
        return kind.parse(shown, raw), ""
    except AnswerRefused as refusal:
        return None, refusal.sentence


def test_each_kind_has_a_question_here() -> None:
    assert set(KINDS) == QUESTION_TYPES
    assert len(QUESTION_TYPES) == 12


@every_kind
@given(seed=seeds)
@settings(max_examples=25)
def test_the_expected_answer_reads_as_itself_and_is_wholly_right(name: str, seed: bytes) -> None:
    kind, question = frozen(name)
    shown = kind.draw(question.shown, seed)
    key = {**question.key, "feedback": question.feedback}
    expected = kind.expected(shown, key)
    assert kind.parse(shown, expected) == expected
    assert kind.is_complete(shown, expected)
    assert not kind.is_complete(shown, None)
    grade = kind.grade(shown, key, expected)
    assert grade.is_right is (True if kind.counts else None)
    assert grade.hits == grade.of


@every_kind
def test_what_a_form_says_by_itself_is_told_from_an_answer(name: str) -> None:
    kind, question = frozen(name)
    shown, expected = question.shown, kind.expected(question.shown, question.key)
    mark = mark_of(kind, expected)
    untouched: object = None if kind.is_staged else expected
    assert is_untouched(kind, shown, untouched, mark)
    assert not is_untouched(kind, shown, expected if kind.is_staged else None, mark)
    assert is_untouched(kind, shown, "", mark_of(kind, None))
    assert not is_untouched(kind, shown, untouched, "")
    assert not is_untouched(kind, shown, object(), mark)


@every_kind
@given(seed=seeds)
@settings(max_examples=10)
def test_a_seed_draws_the_same_wherever_it_is_drawn(name: str, seed: bytes) -> None:
    kind, question = frozen(name)
    first, again = kind.draw(question.shown, seed), kind.draw(question.shown, seed)
    assert first == again
    # A second attempt draws from what the first one shows, or from the edition: it is the same.
    assert kind.draw(first, seed) == first


@every_kind
@given(raw=anything)
@settings(max_examples=60)
def test_whatever_arrives_is_read_or_refused_with_a_sentence(name: str, raw: object) -> None:
    kind, question = frozen(name)
    response, sentence = read(kind, question.shown, raw)
    assert not sentence or sentence.endswith(".")
    assert kind.parse(question.shown, response) == response
    grade = kind.grade(question.shown, {**question.key, "feedback": {}}, response)
    assert 0 <= grade.hits <= max(grade.of, 0)
    json.dumps(response)


@pytest.mark.parametrize("name", sorted(QUESTION_TYPES - {"hotspot"}))
@given(raw=anything)
@settings(max_examples=25)
def test_what_could_not_be_read_is_drawn_all_the_same(name: str, raw: object) -> None:
    """Leave out the one whose picture is in the database: its fields are those of a choice."""
    kind, question = frozen(name)
    assert "<" in drawn(kind, question.shown, raw)


@every_kind
def test_nothing_given_is_no_answer_and_is_not_right(name: str) -> None:
    kind, question = frozen(name)
    key = {**question.key, "feedback": question.feedback}
    for raw in (None, "", [], {}):
        assert kind.parse(question.shown, raw) is None
    assert not kind.grade(question.shown, key, None).is_right


@every_kind
def test_a_form_says_what_a_phone_says(name: str, db: None) -> None:
    """Fill the form as a browser does, by the names and values that stand in the page."""
    kind, question = frozen(name)
    expected = kind.expected(question.shown, question.key)
    form = QueryDict(mutable=True)
    given_parts = expected if isinstance(expected, dict) else {"": expected}
    for part, value in given_parts.items():
        field = f"q-1-{part}" if part else "q-1"
        if name == "calculated_dose":
            token = kind.inputs(question.shown, None, PLACE).draw  # type: ignore[attr-defined]
            form.update({"q-1-numero": value, "q-1-sorteio": token})
        elif isinstance(value, list):
            form.setlist(field, value)
        else:
            form[field] = {True: "true", False: "false"}.get(value, value)  # type: ignore[call-overload]
    raw = kind.read_form("q-1", question.shown, form)
    assert kind.parse(question.shown, raw) == expected
    assert not kind.read_form("q-1", question.shown, QueryDict())


@every_kind
def test_what_is_shown_gives_nothing_of_the_answer_away(name: str, db: None) -> None:
    kind, question = frozen(name)
    page = drawn(kind, question.shown, None)
    assert "is_correct" not in json.dumps(question.shown)
    for teaching in ("Porque sim.", "ajuda.", "Muita gente", "vezes", "cair", "190"):
        assert teaching not in page
    expected = kind.expected(question.shown, question.key)
    if name in {"short_text", "numeric", "calculated_dose"}:
        assert str(expected) not in page


@every_kind
def test_a_graded_question_cannot_be_changed_and_says_what_was_given(name: str, db: None) -> None:
    kind, question = frozen(name)
    key = {**question.key, "feedback": question.feedback}
    expected = kind.expected(question.shown, key)
    grade = kind.grade(question.shown, key, expected)
    page = drawn(kind, question.shown, expected, Verdict(grade, reveals=True))
    fields = page.count("<input") + page.count("<select") + page.count("<textarea")
    assert fields == page.count(" disabled") + page.count('type="hidden"')
    assert "style=" not in page
    assert "<script" not in page


@every_kind
def test_without_a_prompt_nothing_can_be_asked(name: str) -> None:
    with pytest.raises(DomainError) as refusal:
        kind_of(name).freeze("Esta pergunta", value_of(name, prompt=" "))
    assert refusal.value.sentence.endswith(".")
