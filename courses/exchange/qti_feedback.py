"""What a QTI item says after the answer: to who chose an option, or to everyone. Pure."""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from courses.exchange.qti_item import FEEDBACKS, Reading, html_of

_CONDITION_LOST = "A explicação que só aparecia em um caso aqui aparece para todos."
_JOINED = "As explicações de cada caso, como acerto e erro, viraram uma só, para todos."


def feedback_of_choices(reading: Reading, choices: Sequence[Element]) -> dict[str, str]:
    """Return what is said to who chooses each option, by its identifier.

    It stands within the option, or outside under the option's identifier.
    """
    names = {one.get("identifier", "") for one in choices}
    told: dict[str, list[str]] = {}
    for choice in choices:
        told.setdefault(choice.get("identifier", ""), []).extend(_words(reading, _within(choice)))
    for one in _outside(reading, choices):
        name = one.get("identifier", "")
        if name in names and _is_shown(one):
            told[name] += _words(reading, [one])
    return {name: " ".join(words).replace("\n", " ") for name, words in told.items() if words}


def put_general_feedback(reading: Reading, choices: Sequence[Element]) -> None:
    """Make what is said elsewhere than to an option the explanation for everyone."""
    names = {one.get("identifier", "") for one in choices}
    found = [
        one
        for one in _outside(reading, choices)
        if one.get("identifier") not in names or not _is_shown(one)
    ]
    words = _words(reading, found)
    if not words:
        return
    reading.found.value["feedback"] = "\n".join(dict.fromkeys(words))
    if len(set(words)) > 1:
        reading.lose(_JOINED)
    elif not _are_always_shown(reading.item, found):
        reading.lose(_CONDITION_LOST)


def _within(choice: Element) -> list[Element]:
    return [one for one in choice.iter() if one.tag in FEEDBACKS and _is_shown(one)]


def _outside(reading: Reading, choices: Sequence[Element]) -> list[Element]:
    within = {one for choice in choices for one in _within(choice)}
    found = (one for one in reading.item.iter() if one.tag in FEEDBACKS)
    return [one for one in found if one not in within]


def _words(reading: Reading, elements: Iterable[Element]) -> list[str]:
    return [words for one in elements if (words := reading.words(html_of(one)))]


def _are_always_shown(item: Element, feedback: Iterable[Element]) -> bool:
    """Tell whether feedback is on from the beginning and no rule turns it off."""
    changing = {one.get("identifier") for one in item.iter("setoutcomevalue")}
    beginnings = {
        (one.get("identifier"), (value.text or "").strip())
        for one in item.findall("outcomedeclaration")
        for value in one.findall("defaultvalue/value")
    }
    return all(
        one.get("outcomeidentifier") not in changing
        and ((one.get("outcomeidentifier"), one.get("identifier")) in beginnings) == _is_shown(one)
        for one in feedback
    )


def _is_shown(feedback: Element) -> bool:
    return feedback.get("showhide", "show") == "show"
