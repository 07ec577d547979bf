"""Questions that are written as QTI come back as they were."""

import copy
import zipfile
from io import BytesIO
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.exchange.items import Found
from courses.exchange.markup import tidy
from courses.exchange.packages import members, xml_of
from courses.exchange.qti import read_item, read_package
from courses.exchange.qti_writing import written
from courses.questions.samples import KINDS, items, option, value_of
from courses.questions.samples import item as listed
from courses.questions.words import folded
from tests.courses.exchange import reading
from tests.courses.exchange.reading import judge, simple

UNSAID = {"hotspot", "calculated_dose", "staged_case"}
SAID = [kind for kind in KINDS if kind not in UNSAID]
Authored = dict[str, Any]


def block(kind: str, value: Authored | None = None) -> Authored:
    return {"type": kind, "id": kind, "value": value or value_of(kind)}


def back(kind: str, value: Authored) -> Found:
    """Return a question written and read again."""
    made = written([block(kind, value)])
    assert made.left_out == ()
    [found] = read_package(members(made.data))
    return found


def comes_back(kind: str, value: Authored) -> None:
    found = back(kind, value)
    kept = {"type": kind, **simple(value)}
    kept.pop("is_practice")
    assert found.losses == []
    assert reading.value_of(found) == kept


@pytest.mark.parametrize("kind", SAID)
@pytest.mark.parametrize("feedback", ["", "Porque sim.\nE mais."])
def test_each_kind_comes_back_as_it_was(kind: str, feedback: str) -> None:
    comes_back(kind, value_of(kind, feedback=feedback))


letters = st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="[]|")
words = st.text(letters, min_size=1, max_size=20).map(lambda text: " ".join(text.split()))
words = words.filter(folded)
lines = st.lists(words, min_size=1, max_size=3).map("\n".join)
accepted_words = st.lists(words, min_size=1, max_size=3, unique=True)


def distinct(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(words, min_size=least, max_size=most, unique=True)


@given(
    prompt=lines,
    texts=distinct(2, 6),
    feedbacks=st.lists(st.just("") | words, min_size=6),
    n=st.integers(1, 5),
)
def test_any_choice_comes_back(prompt: str, texts: list[str], feedbacks: list[str], n: int) -> None:
    options = [
        option(text, right=place < min(n, len(texts) - 1), feedback=feedback)
        for place, (text, feedback) in enumerate(zip(texts, feedbacks, strict=False))
    ]
    comes_back("multiple_choice", value_of("multiple_choice", prompt=prompt, options=options))


@given(
    answer=st.decimals("-9999", "9999", places=4),
    tolerance=st.decimals("0", "99", places=2),
    unit=st.just("") | words,
)
def test_any_number_comes_back(answer: object, tolerance: object, unit: str) -> None:
    numbers = {"answer": str(answer), "tolerance": str(tolerance)}
    comes_back("numeric", value_of("numeric", **numbers, unit=unit))


@given(prompt=lines, answers=distinct(1, 5), things=distinct(3, 8))
def test_any_words_and_order_come_back(prompt: str, answers: list[str], things: list[str]) -> None:
    reflected = value_of("reflection", prompt=prompt)
    comes_back("reflection", reflected)
    back_again = back("short_text", value_of("short_text", prompt=prompt, answers=items(*answers)))
    assert simple(back_again.value["answers"]) == answers
    comes_back("ordering", value_of("ordering", prompt=prompt, items=items(*things)))


@given(texts=distinct(6, 12), others=distinct(0, 2))
def test_any_pairs_come_back(texts: list[str], others: list[str]) -> None:
    lefts, rights = texts[:3], texts[3:6]
    pairs = [
        listed(left, {"left": left, "right": right})
        for left, right in zip(lefts, [*rights[:2], rights[1]], strict=True)
    ]
    distractors = items(*[text for text in others if text not in rights])
    comes_back("matching", value_of("matching", pairs=pairs, distractors=distractors))


@given(st.lists(st.tuples(words, accepted_words), min_size=1, max_size=4), words, st.booleans())
def test_any_gaps_come_back(
    pieces: list[tuple[str, list[str]]], other: str, is_typed: bool
) -> None:
    text = " ".join(f"{before}\n[{'|'.join(accepted)}]" for before, accepted in pieces)
    all_accepted = {one for _before, accepted in pieces for one in accepted}
    offered = [] if is_typed or other in all_accepted else [other]
    if not is_typed and not offered:
        return
    changes = {"text": tidy(text), "is_typed": is_typed, "distractors": items(*offered)}
    comes_back("gap_filling", value_of("gap_filling", **changes))


def test_a_choice_between_true_and_false_stays_a_choice() -> None:
    options = [option("Falso"), option("Verdadeiro", right=True)]
    comes_back("single_choice", value_of("single_choice", options=options))


def test_what_qti_cannot_say_is_named() -> None:
    paragraph = {"type": "paragraph", "id": "p", "value": "<p>Leia.</p>"}
    made = written([paragraph, *map(block, KINDS)])
    assert len(made.left_out) == len(UNSAID)
    assert made.left_out[0].startswith("“Toque no lugar onde o manguito fica.” ficou de fora: ")
    assert [judge(one).question_type for one in read_package(members(made.data))] == SAID


def test_a_question_that_is_not_ready_is_left_out() -> None:
    unready = [block("ordering", value_of("ordering", items=[])), block("matching", {"prompt": ""})]
    made = written(unready)
    assert len(made.left_out) == 2
    assert "precisa de 3 itens" in made.left_out[0]
    assert made.data == b""


def test_the_bytes_are_the_same_each_time() -> None:
    blocks = [block(kind) for kind in SAID]
    made = written(blocks).data
    assert made == written(copy.deepcopy(blocks)).data
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    found = back("reflection", value_of("reflection", prompt="Um\x0b \x00<b>&amp;\ufffe"))
    assert found.value["prompt"] == "Um <b>&amp;"


@pytest.mark.parametrize("kind", SAID)
@given(seed=st.integers(0, 10**9))
@settings(max_examples=20)
def test_a_damaged_item_gives_a_question_or_a_sentence(kind: str, seed: int) -> None:
    root = xml_of(members(written([block(kind)]).data)["items/item-1.xml"])
    damage(root, Random(seed))  # noqa: S311 - damage, no secret
    judged = judge(read_item(root))
    assert judged.block or all(judged.reasons)


def damage(root: Any, draw: Random) -> None:
    """Take out, double, rename or empty some of a tree's elements."""
    for _time in range(draw.randint(1, 4)):
        parent = draw.choice([one for one in root.iter() if len(one)] or [root])
        if not len(parent):
            return
        child = draw.choice(list(parent))
        match draw.randint(0, 4):
            case 0:
                parent.remove(child)
            case 1:
                parent.append(copy.deepcopy(child))
            case 2:
                child.tag = draw.choice([str(one.tag) for one in root.iter()])
            case 3:
                child.attrib.clear()
            case _:
                child.text = draw.choice(["", "[", "a|b", "option-1", "right-1 left-1"])
