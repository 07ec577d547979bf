"""What is seen of each kind of question in a QTI 3 item, with its answers. Pure.

A writer fills an empty item with all but the explanation for everyone.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar
from xml.etree.ElementTree import Element

from courses.exchange.items import Value
from courses.exchange.qti_answers import (
    RESPONSE,
    add,
    add_lines,
    add_option_feedback,
    declare_outcomes,
    declare_response,
    score_as_mapped,
    score_by_template,
    score_in_order,
    score_number,
    score_whole,
    writable,
)
from courses.exchange.qti_gaps import GAP_CLASS
from courses.exchange.qti_interactions import CHOICE_CLASS
from courses.questions.gaps import split_text
from courses.questions.lists import items_in, texts_in

Thing = TypeVar("Thing")
_TRUTHS = {"true": "Verdadeiro", "false": "Falso"}
_ANY_NUMBER = "0"


def write_single_choice(item: Element, value: Value) -> None:
    """Write options of which one is right."""
    _write_choice(item, value, is_single=True)


def write_multiple_choice(item: Element, value: Value) -> None:
    """Write options of which any number is right."""
    _write_choice(item, value, is_single=False)


def _write_choice(item: Element, value: Value, *, is_single: bool) -> None:
    options = dict(_named("option", _values(value, "options")))
    right = [name for name, one in options.items() if one.get("is_correct")]
    tells = any(one.get("feedback") for one in options.values())
    cardinality = "single" if is_single else "multiple"
    declare_response(item, right, base_type="identifier", cardinality=cardinality)
    _declare_outcomes(item, value, points=1, tells_options=tells)
    choices = _interaction(
        _body(item, value), "qti-choice-interaction", max_choices="1" if is_single else _ANY_NUMBER
    )
    choices.set("class", CHOICE_CLASS)
    for name, one in options.items():
        choice = add(choices, "qti-simple-choice", str(one["text"]), identifier=name)
        if one.get("feedback"):
            add_option_feedback(choice, str(one["feedback"]))
    score_whole(item, tells_options=tells)


def write_true_false(item: Element, value: Value) -> None:
    """Write a statement to be judged."""
    right = "true" if value.get("is_true") else "false"
    declare_response(item, [right], base_type="identifier")
    _declare_outcomes(item, value, points=1)
    choices = _interaction(_body(item, value), "qti-choice-interaction", max_choices="1")
    for name, text in _TRUTHS.items():
        add(choices, "qti-simple-choice", text, identifier=name)
    score_by_template(item, "match_correct")


def write_numeric(item: Element, value: Value) -> None:
    """Write a number with its tolerance and unit."""
    declare_response(item, [str(value["answer"])], base_type="float")
    _declare_outcomes(item, value, points=1)
    line = add(_body(item, value), "p")
    _interaction(line, "qti-text-entry-interaction").tail = " "
    if value.get("unit"):
        add(line, "span", str(value["unit"])).set("class", "unit")
    score_number(item, str(value.get("tolerance") or 0))


def write_short_text(item: Element, value: Value) -> None:
    """Write a field for words, with each spelling that is accepted."""
    answers = texts_in(value, "answers")
    declare_response(item, answers[:1], base_type="string", mapped=answers)
    _declare_outcomes(item, value, points=1)
    _interaction(add(_body(item, value), "p"), "qti-text-entry-interaction")
    score_as_mapped(item)


def write_ordering(item: Element, value: Value) -> None:
    """Write things to be put in order."""
    things = dict(_named("thing", texts_in(value, "items")))
    declare_response(item, things, base_type="identifier", cardinality="ordered")
    _declare_outcomes(item, value, points=len(things))
    order = _interaction(_body(item, value), "qti-order-interaction", shuffle="true")
    for name, text in things.items():
        add(order, "qti-simple-choice", text, identifier=name)
    score_in_order(item, len(things))


def write_matching(item: Element, value: Value) -> None:
    """Write pairs to be found, with what is nobody's pair."""
    pairs = dict(_named("left", _values(value, "pairs")))
    texts = [str(pair["right"]).strip() for pair in pairs.values()]
    rights = _names("right", [*texts, *texts_in(value, "distractors")])
    right = [f"{name} {rights[text]}" for name, text in zip(pairs, texts, strict=True)]
    declare_response(item, right, base_type="directedPair", cardinality="multiple", mapped=right)
    _declare_outcomes(item, value, points=len(pairs))
    match = _interaction(
        _body(item, value), "qti-match-interaction", shuffle="true", max_associations=_ANY_NUMBER
    )
    first, second = add(match, "qti-simple-match-set"), add(match, "qti-simple-match-set")
    for name, pair in pairs.items():
        _associable(first, name, str(pair["left"]), "1")
    for text, name in rights.items():
        _associable(second, name, text, _ANY_NUMBER)
    score_as_mapped(item)


def _associable(parent: Element, name: str, text: str, most: str) -> None:
    add(parent, "qti-simple-associable-choice", text, identifier=name, match_max=most)


def write_gap_filling(item: Element, value: Value) -> None:
    """Write a text with gaps, typed or filled from one list."""
    pieces, gaps = split_text(str(value["text"]))
    if value.get("is_typed"):
        _write_typed_gaps(item, value, pieces, gaps)
    else:
        _write_listed_gaps(item, value, pieces, gaps)


def _write_typed_gaps(
    item: Element, value: Value, pieces: Sequence[str], gaps: Sequence[Sequence[str]]
) -> None:
    responses = [f"{RESPONSE}-{number}" for number in range(1, len(gaps) + 1)]
    for name, accepted in zip(responses, gaps, strict=True):
        declare_response(item, accepted[:1], base_type="string", mapped=accepted, identifier=name)
    _declare_outcomes(item, value, points=len(gaps))
    text = add(_body(item, value), "div")
    text.set("class", GAP_CLASS)

    def add_gap(line: Element, place: int) -> Element:
        return add(line, "qti-text-entry-interaction", response_identifier=responses[place])

    _add_pieces(text, pieces, add_gap)
    score_as_mapped(item, responses)


def _write_listed_gaps(
    item: Element, value: Value, pieces: Sequence[str], gaps: Sequence[Sequence[str]]
) -> None:
    accepted = [text for gap in gaps for text in gap]
    words = _names("word", [*accepted, *texts_in(value, "distractors")])
    fitting = [[f"{words[text]} gap-{n}" for text in gap] for n, gap in enumerate(gaps, start=1)]
    declare_response(
        item,
        [pairs[0] for pairs in fitting],
        base_type="directedPair",
        cardinality="multiple",
        mapped=[pair for pairs in fitting for pair in pairs],
    )
    _declare_outcomes(item, value, points=len(gaps))
    match = _interaction(_body(item, value), "qti-gap-match-interaction", shuffle="true")
    for text, name in words.items():
        add(match, "qti-gap-text", text, identifier=name, match_max=_ANY_NUMBER)

    def add_gap(line: Element, place: int) -> Element:
        return add(line, "qti-gap", identifier=f"gap-{place + 1}")

    _add_pieces(add(match, "div"), pieces, add_gap)
    score_as_mapped(item)


def _add_pieces(
    parent: Element, pieces: Sequence[str], add_gap: Callable[[Element, int], Element]
) -> None:
    """Add a text in paragraphs, with a gap after each piece but the last."""
    line = add(parent, "p")
    for place, piece in enumerate(pieces):
        first, *others = writable(piece).split("\n")
        _append(line, first)
        for text in others:
            line = add(parent, "p", text)
        if place < len(pieces) - 1:
            add_gap(line, place)


def _append(line: Element, text: str) -> None:
    """Add words at the end of a paragraph."""
    if len(line):
        line[-1].tail = (line[-1].tail or "") + text
    else:
        line.text = (line.text or "") + text


def write_reflection(item: Element, value: Value) -> None:
    """Write something to think about, which has no mark."""
    declare_response(item, (), base_type="string")
    _declare_outcomes(item, value, points=0)
    _interaction(_body(item, value), "qti-extended-text-interaction")


def _declare_outcomes(
    item: Element, value: Value, *, points: int, tells_options: bool = False
) -> None:
    declare_outcomes(
        item, points=points, tells_options=tells_options, tells_all=bool(value.get("feedback"))
    )


def _body(item: Element, value: Value) -> Element:
    """Return a body that begins with the question."""
    body = add(item, "qti-item-body")
    add_lines(body, str(value["prompt"]))
    return body


def _interaction(parent: Element, tag: str, **attributes: str) -> Element:
    return add(parent, tag, response_identifier=RESPONSE, **attributes)


def _values(value: Value, name: str) -> list[Value]:
    return [one for _identity, one in items_in(value, name)]


def _named(stem: str, things: Sequence[Thing]) -> list[tuple[str, Thing]]:
    return [(f"{stem}-{number}", thing) for number, thing in enumerate(things, start=1)]


def _names(stem: str, texts: Sequence[str]) -> dict[str, str]:
    """Return a name for each text, one for those that are the same."""
    return {text: name for name, text in _named(stem, list(dict.fromkeys(texts)))}
