"""An item of QTI 2 or 3 in one spelling: its words, its declared answers, how it is scored. Pure.

Source of the format: 1EdTech, "QTI Assessment, Section, and Item Information Model", 2.0 to 3.0.
QTI 2 writes ``choiceInteraction`` and QTI 3 ``qti-choice-interaction``: both are
``choiceinteraction`` here, without a namespace; attributes likewise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from html import escape
from xml.etree.ElementTree import Element

from courses.exchange.grading import WHOLE, Answer, number_in
from courses.exchange.items import Found
from courses.exchange.markup import words_of

# Stands in a text where something is to be filled in; no text of a file keeps it.
HOLE = "\ue000"
FEEDBACKS = frozenset({"modalfeedback", "feedbackblock", "feedbackinline"})
_UNSEEN = FEEDBACKS | {
    "rubricblock",
    "templateblock",
    "templateinline",
    "cataloginfo",
    "stylesheet",
    "script",
    "style",
    "template",
    "head",
}
# What a rule holds that says no more than: right or not, or the sum of what is mapped.
_KNOWN_RULES = {
    "and",
    "basevalue",
    "correct",
    "equal",
    "isnull",
    "index",
    "mapresponse",
    "match",
    "not",
    "responsecondition",
    "responseelse",
    "responseif",
    "setoutcomevalue",
    "sum",
    "variable",
}


def neutral(root: Element) -> None:
    """Give an item, a test or a manifest the one spelling, in place."""
    for element in root.iter():
        element.tag = _spelled(str(element.tag))
        kept = {_spelled(name): value for name, value in element.attrib.items()}
        element.attrib.clear()
        element.attrib.update(kept)
        element.text = (element.text or "").replace(HOLE, "")
        element.tail = (element.tail or "").replace(HOLE, "")


def _spelled(name: str) -> str:
    name = name.rpartition("}")[2].casefold()
    return name.removeprefix("qti-").replace("-", "")


def is_interaction(element: Element) -> bool:
    """Tell whether something is answered here."""
    return str(element.tag).endswith("interaction")


def html_of(element: Element, instead: Mapping[Element, str] | None = None) -> str:
    """Return what stands in an element as HTML, for its words.

    Args:
        element: in the one spelling.
        instead: HTML for elements within it; an interaction that is not there leaves nothing.
    """
    instead = instead or {}
    found = [escape(element.text or "")]
    for child in element:
        if child in instead:
            found.append(instead[child])
        elif child.tag not in _UNSEEN and not is_interaction(child):
            alternative = escape(child.get("alt") or "", quote=True)
            found.append(
                f'<{child.tag} alt="{alternative}">{html_of(child, instead)}</{child.tag}>'
            )
        found.append(escape(child.tail or ""))
    return "".join(found)


@dataclass(frozen=True)
class Declared:
    """A response as it is declared.

    Attributes:
        correct: what is right; several values of one answer, or an order.
        mapped: what each value is worth.
        is_case_sensitive: whether the file says that capitals matter.
    """

    identifier: str
    cardinality: str
    base_type: str
    correct: tuple[str, ...]
    mapped: Mapping[str, Decimal]
    is_case_sensitive: bool = False

    def shares(self, *, is_mapped: bool) -> dict[str, Decimal]:
        """Return the per cent that each value is worth.

        Args:
            is_mapped: whether the mapping decides; else it does only where nothing is correct.
        """
        shares = dict.fromkeys(self.correct, WHOLE)
        most = max(self.mapped.values(), default=Decimal(0))
        if is_mapped or not shares:
            for value, worth in self.mapped.items():
                share = worth * WHOLE / most if most > 0 else min(worth, Decimal(0))
                shares.setdefault(value, share)
        return shares


@dataclass
class Reading:
    """An item while it is read; what is lost goes to its :class:`Found`."""

    item: Element
    body: Element
    found: Found
    declared: Mapping[str, Declared] = field(default_factory=dict)

    def lose(self, *sentences: str) -> None:
        """Note what is not kept, once."""
        self.found.losses += [one for one in sentences if one not in self.found.losses]

    def words(self, html: str) -> str:
        """Return the plain words of HTML, noting what is lost."""
        words, losses = words_of(html)
        self.lose(*losses)
        return words

    def words_of(self, element: Element) -> str:
        """Return the plain words of an element."""
        return self.words(html_of(element))

    def line_of(self, element: Element) -> str:
        """Return the plain words of an element in one line."""
        return " ".join(self.words_of(element).split("\n"))

    def response_of(self, interaction: Element) -> Declared:
        """Return what an interaction's response is declared to be."""
        name = interaction.get("responseidentifier", "")
        return self.declared.get(name) or Declared(name, "", "", (), {})

    @property
    def is_mapped(self) -> bool:
        """Whether the mapping may decide what an answer is worth."""
        return self.scoring not in {"match", "parts"}

    @cached_property
    def scoring(self) -> str:
        """How it is scored: ``map``, ``match``, ``parts``, ``other``, or empty where unsaid."""
        processing = self.item.find("responseprocessing")
        if processing is None:
            return ""
        template = (processing.get("template") or processing.get("templatelocation") or "").lower()
        if "map_response" in template:
            return "map"
        if "match" in template:
            return "match"
        tags = {str(rule.tag) for one in self._scoring_rules(processing) for rule in one.iter()}
        if template or not tags <= _KNOWN_RULES:
            return "other"
        if "mapresponse" in tags:
            return "map"
        return "parts" if "index" in tags else "match" if tags else ""

    def _scoring_rules(self, processing: Element) -> Iterable[Element]:
        """Return the rules that do more than choose a feedback."""
        told = {one.get("outcomeidentifier") for one in self.item.iter() if one.tag in FEEDBACKS}
        for rule in processing:
            outcomes = {one.get("identifier") for one in rule.iter("setoutcomevalue")}
            if not outcomes or not outcomes <= told:
                yield rule

    def answers(self, declared: Declared) -> list[Answer]:
        """Return the values that are worth something, the correct ones first."""
        shares = declared.shares(is_mapped=self.is_mapped)
        return [Answer(value, share) for value, share in shares.items() if share > 0]


def declarations(item: Element) -> dict[str, Declared]:
    """Return what an item declares of its responses, by their identifiers."""
    found = (_declared(one) for one in item.findall("responsedeclaration"))
    return {one.identifier: one for one in found}


def _declared(element: Element) -> Declared:
    entries = element.findall("mapping/mapentry")
    worths = {
        _value(entry.get("mapkey")): number_in(entry.get("mappedvalue", "")) for entry in entries
    }
    return Declared(
        identifier=element.get("identifier", ""),
        cardinality=element.get("cardinality", ""),
        base_type=element.get("basetype", "").casefold(),
        correct=tuple(_value(one.text) for one in element.findall("correctresponse/value")),
        mapped={value: worth for value, worth in worths.items() if worth is not None},
        is_case_sensitive=any(entry.get("casesensitive") == "true" for entry in entries),
    )


def _value(text: str | None) -> str:
    return " ".join((text or "").split())
