"""Texts with gaps in a QTI item: typed, chosen from lists, or filled by words that are dragged. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from courses.exchange.gaps import put_gaps
from courses.exchange.grading import whole_texts
from courses.exchange.items import texts
from courses.exchange.qti_interactions import NO_ANSWER, lose_all_or_nothing, pairs_in, put_prompt
from courses.exchange.qti_item import HOLE, Reading, html_of

# By which a text of ours with one gap is told from a question with one field.
GAP_CLASS = "gap-filling"
_TYPED, _LISTED = "textentryinteraction", "inlinechoiceinteraction"
_USUAL_PROMPT = "Complete o texto."


@dataclass(frozen=True)
class _Gap:
    """What fits into a gap, and what is offered for it."""

    accepted: Sequence[str]
    offered: Sequence[str] = ()


def are_gaps(body: Element, interactions: Sequence[Element]) -> bool:
    """Tell whether interactions are the gaps of one text."""
    tags = {str(one.tag) for one in interactions}
    is_ours = any(child.get("class") == GAP_CLASS for child in body)
    return tags <= {_TYPED, _LISTED} and (tags != {_TYPED} or len(interactions) > 1 or is_ours)


def read_gaps(reading: Reading, interactions: Sequence[Element]) -> None:
    """Read a text whose gaps are typed, or each chosen from a list of its own."""
    lists = [one for one in interactions if one.tag == _LISTED]
    is_typed = len(lists) < len(interactions)
    gaps = {one: _gap(reading, one) for one in interactions}
    if lists and is_typed:
        reading.lose("As listas de opções ficaram de fora: a pessoa escreve em todas as lacunas.")
    elif len({tuple(sorted(gap.offered)) for gap in gaps.values()}) > 1:
        reading.lose("As listas de opções de cada lacuna viraram uma só.")
    holds = (any(one in gaps for one in child.iter()) for child in reading.body)
    first = list(holds).index(True)
    before, after = Element("div"), Element("div")
    before.text = reading.body.text
    before.extend(reading.body[:first])
    after.extend(reading.body[first:])
    reading.found.value["prompt"] = reading.words_of(before)
    _put(reading, after, gaps, is_typed=is_typed)


def _gap(reading: Reading, interaction: Element) -> _Gap:
    offered = {
        one.get("identifier", ""): reading.line_of(one)
        for one in interaction.findall("inlinechoice")
    }
    declared = reading.response_of(interaction)
    accepted = whole_texts(reading.found, reading.answers(declared))
    if interaction.tag == _LISTED:
        fitting = [offered[name] for name in accepted if name in offered]
        return _Gap(fitting, tuple(offered.values()))
    if declared.base_type == "float":
        reading.lose("Nas lacunas, o número só vale escrito como está no arquivo.")
    return _Gap(accepted)


def read_gap_match(reading: Reading, interaction: Element) -> None:
    """Read a text whose gaps are filled by words from one list."""
    if interaction.find("gapimg") is not None:
        reading.found.refusal = "As lacunas são preenchidas com imagens, e aqui são só palavras."
        return
    words = {
        one.get("identifier", ""): reading.line_of(one) for one in interaction.findall("gaptext")
    }
    fitting: dict[str, list[str]] = {}
    for word, gap in pairs_in(reading.answers(reading.response_of(interaction))):
        fitting.setdefault(gap, []).append(words.get(word, ""))
    offered = tuple(words.values())
    gaps = {
        one: _Gap(fitting.get(one.get("identifier", ""), ()), offered)
        for one in interaction.iter("gap")
    }
    put_prompt(reading, interaction)
    text = Element("div")
    text.extend(one for one in interaction if one.tag not in {"prompt", "gaptext"})
    _put(reading, text, gaps, is_typed=False)


def _put(reading: Reading, text: Element, gaps: Mapping[Element, _Gap], *, is_typed: bool) -> None:
    found = reading.found
    found.value["prompt"] = found.value["prompt"] or _USUAL_PROMPT
    if not all(any(gap.accepted) for gap in gaps.values()):
        found.refusal = NO_ANSWER
        return
    pieces = reading.words(html_of(text, dict.fromkeys(gaps, HOLE))).split(HOLE)
    if len(pieces) != len(gaps) + 1:
        found.refusal = "Não deu para achar no texto o lugar de cada lacuna."
        return
    put_gaps(found, pieces, [gap.accepted for gap in gaps.values()])
    accepted = {one for gap in gaps.values() for one in gap.accepted}
    offered = dict.fromkeys(one for gap in gaps.values() for one in gap.offered)
    found.value["is_typed"] = is_typed
    found.value["distractors"] = texts(
        one for one in offered if one not in accepted and not is_typed
    )
    lose_all_or_nothing(reading)
