"""The part of a QTI 3 item that is not seen: what is right, how it is scored, what is said. Pure."""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

RESPONSE = "RESPONSE"
_TEMPLATES = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/"
_OPTION, _GENERAL, _ALWAYS = "FEEDBACK_OPTION", "FEEDBACK", "general"
# XML 1.0 has no place for other control characters.
_UNWRITABLE = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | dict.fromkeys(
    [*range(55296, 57344), 65534, 65535]
)


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Return a new child of an element; ``_`` in an attribute's name stands for ``-``."""
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    child = SubElement(parent, tag, named)
    child.text = writable(text) or None
    return child


def add_lines(parent: Element, text: str) -> None:
    """Add a paragraph for each line of a text."""
    for line in text.split("\n"):
        add(parent, "p", line)


def writable(text: str) -> str:
    """Return a text without the signs that XML cannot hold."""
    return text.translate(_UNWRITABLE)


def declare_response(
    item: Element,
    correct: Iterable[str],
    *,
    base_type: str,
    cardinality: str = "single",
    mapped: Sequence[str] = (),
    identifier: str = RESPONSE,
) -> None:
    """Declare what is right for an interaction.

    Args:
        item: to which it is added.
        correct: the values of the answer that is shown as right.
        base_type: ``identifier``, ``directedPair``, ``string`` or ``float``.
        cardinality: ``single``, ``multiple`` or ``ordered``.
        mapped: the values that are worth a point each; none where there is no mapping.
        identifier: of the response.
    """
    declared = add(
        item,
        "qti-response-declaration",
        identifier=identifier,
        cardinality=cardinality,
        base_type=base_type,
    )
    values = list(correct)
    right = add(declared, "qti-correct-response") if values else declared
    for value in values:
        add(right, "qti-value", value)
    if mapped:
        mapping = add(declared, "qti-mapping", default_value="0")
        for value in mapped:
            entry = add(mapping, "qti-map-entry", map_key=writable(value), mapped_value="1")
            if base_type == "string":
                entry.set("case-sensitive", "false")


def declare_outcomes(item: Element, *, points: int, tells_options: bool, tells_all: bool) -> None:
    """Declare what an answer leads to.

    Args:
        item: to which it is added.
        points: the most that it is worth; 0 where it is not scored.
        tells_options: whether something is said to who chooses an option.
        tells_all: whether something is said to everyone.
    """
    if points:
        _declare_outcome(item, "SCORE", "float", default="0").set("normal-maximum", str(points))
    if tells_options:
        _declare_outcome(item, _OPTION, "identifier", cardinality="multiple")
    if tells_all:
        _declare_outcome(item, _GENERAL, "identifier", default=_ALWAYS)


def _declare_outcome(
    item: Element, name: str, base_type: str, *, cardinality: str = "single", default: str = ""
) -> Element:
    declared = add(
        item,
        "qti-outcome-declaration",
        identifier=name,
        cardinality=cardinality,
        base_type=base_type,
    )
    if default:
        add(add(declared, "qti-default-value"), "qti-value", default)
    return declared


def add_option_feedback(choice: Element, text: str) -> None:
    """Add to an option what is said to who chooses it."""
    add(
        choice,
        "qti-feedback-inline",
        text,
        identifier=choice.get("identifier", ""),
        outcome_identifier=_OPTION,
        show_hide="show",
    )


def add_general_feedback(item: Element, text: str) -> None:
    """Add what is said to everyone."""
    told = add(
        item,
        "qti-modal-feedback",
        identifier=_ALWAYS,
        outcome_identifier=_GENERAL,
        show_hide="show",
    )
    add_lines(add(told, "qti-content-body"), text)


def score_by_template(item: Element, name: str) -> None:
    """Score by a rule of the standard: ``match_correct`` or ``map_response``."""
    add(item, "qti-response-processing", template=f"{_TEMPLATES}{name}.xml")


def score_whole(item: Element, *, tells_options: bool) -> None:
    """Score a point where the answer is the right one; tell of the options chosen."""
    if not tells_options:
        score_by_template(item, "match_correct")
        return
    processing = add(item, "qti-response-processing")
    holds = _condition(processing)
    _add_sides(add(holds, "qti-match"))
    add(_outcome(holds, "SCORE"), "qti-base-value", "1", base_type="float")
    add(add(_outcome(processing, _OPTION), "qti-multiple"), "qti-variable", identifier=RESPONSE)


def score_number(item: Element, tolerance: str) -> None:
    """Score a point where the number differs from the right one by no more than the tolerance."""
    holds = _condition(add(item, "qti-response-processing"))
    spread = f"{tolerance} {tolerance}"
    _add_sides(add(holds, "qti-equal", tolerance_mode="absolute", tolerance=spread))
    add(_outcome(holds, "SCORE"), "qti-base-value", "1", base_type="float")


def score_in_order(item: Element, count: int) -> None:
    """Score a point for each thing in its place."""
    processing = add(item, "qti-response-processing")
    for place in range(1, count + 1):
        holds = _condition(processing)
        test = add(holds, "qti-match")
        for side in ("qti-variable", "qti-correct"):
            add(add(test, "qti-index", n=str(place)), side, identifier=RESPONSE)
        total = add(_outcome(holds, "SCORE"), "qti-sum")
        add(total, "qti-variable", identifier="SCORE")
        add(total, "qti-base-value", "1", base_type="float")


def score_as_mapped(item: Element, responses: Sequence[str] = (RESPONSE,)) -> None:
    """Score what each response is mapped to."""
    if len(responses) == 1 and responses[0] == RESPONSE:
        score_by_template(item, "map_response")
        return
    total = add(_outcome(add(item, "qti-response-processing"), "SCORE"), "qti-sum")
    for name in responses:
        add(total, "qti-map-response", identifier=name)


def _condition(processing: Element) -> Element:
    return add(add(processing, "qti-response-condition"), "qti-response-if")


def _outcome(parent: Element, name: str) -> Element:
    return add(parent, "qti-set-outcome-value", identifier=name)


def _add_sides(test: Element) -> None:
    add(test, "qti-variable", identifier=RESPONSE)
    add(test, "qti-correct", identifier=RESPONSE)
