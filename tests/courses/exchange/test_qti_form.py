"""What is written as QTI 3 has the form of the standard.

No package brings 1EdTech's XML Schema, so what it asks of the elements that are written here stands
below, and is checked on the bare file, without our reader.

Source: 1EdTech, "QTI 3.0 Assessment, Section and Item Information Model" and its XML binding; "QTI
3.0 Packaging".
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from courses.exchange.qti_writing import written
from courses.questions.samples import KINDS, items, option, value_of

ITEM = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
PACKAGE = "{http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1}"
SAID = [kind for kind in KINDS if kind not in {"hotspot", "calculated_dose", "staged_case"}]
TEMPLATES = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/"
NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
BASE_TYPES = {"identifier", "directedPair", "string", "float"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ITEM_PARTS = (
    "response-declaration* outcome-declaration* item-body? response-processing? modal-feedback*"
)
INTERACTIONS = "|".join(
    f"{name}-interaction" for name in ("choice", "order", "match", "gap-match", "extended-text")
)
# What each element must say, what it may say, and what it holds: in order, or in any where "|" is.
FORM: dict[str, tuple[str, str, str]] = {
    "assessment-item": (
        "identifier title time-dependent",
        f"adaptive {LANGUAGE}",
        ITEM_PARTS,
    ),
    "response-declaration": (
        "identifier cardinality",
        "base-type",
        "correct-response? mapping?",
    ),
    "correct-response": ("", "", "value+"),
    "value": ("", "", ""),
    "mapping": ("", "default-value", "map-entry+"),
    "map-entry": ("map-key mapped-value", "case-sensitive", ""),
    "outcome-declaration": (
        "identifier cardinality",
        "base-type normal-maximum",
        "default-value?",
    ),
    "default-value": ("", "", "value+"),
    "item-body": (
        "",
        "",
        f"p|div|{INTERACTIONS}",
    ),
    "p": ("", "", "text-entry-interaction|gap|span"),
    "div": ("", "class", "p+"),
    "span": ("", "class", ""),
    "choice-interaction": ("response-identifier", "max-choices class", "simple-choice+"),
    "order-interaction": ("response-identifier", "shuffle", "simple-choice+"),
    "simple-choice": ("identifier", "", "feedback-inline?"),
    "feedback-inline": ("identifier outcome-identifier show-hide", "", ""),
    "text-entry-interaction": ("response-identifier", "", ""),
    "extended-text-interaction": ("response-identifier", "", ""),
    "match-interaction": (
        "response-identifier",
        "shuffle max-associations",
        "simple-match-set simple-match-set",
    ),
    "simple-match-set": ("", "", "simple-associable-choice+"),
    "simple-associable-choice": ("identifier match-max", "", ""),
    "gap-match-interaction": ("response-identifier", "shuffle", "gap-text+ div"),
    "gap-text": ("identifier match-max", "", ""),
    "gap": ("identifier", "", ""),
    "modal-feedback": ("identifier outcome-identifier show-hide", "", "content-body"),
    "content-body": ("", "", "p|div"),
    "response-processing": ("", "template", "response-condition* set-outcome-value*"),
    "response-condition": ("", "", "response-if"),
    "response-if": ("", "", "match|equal|set-outcome-value"),
    "set-outcome-value": ("identifier", "", "base-value|sum|multiple"),
    "match": ("", "", "variable|correct|index"),
    "equal": ("tolerance-mode", "tolerance", "variable correct"),
    "index": ("n", "", "variable|correct"),
    "sum": ("", "", "variable|base-value|map-response"),
    "multiple": ("", "", "variable"),
    "base-value": ("base-type", "", ""),
    "variable": ("identifier", "", ""),
    "correct": ("identifier", "", ""),
    "map-response": ("identifier", "", ""),
}


def files(kind: str, **changes: object) -> dict[str, Element]:
    made = written([{"type": kind, "id": kind, "value": value_of(kind, **changes)}])
    assert made.left_out == ()
    with zipfile.ZipFile(BytesIO(made.data)) as archive:
        return {name: fromstring(archive.read(name)) for name in archive.namelist()}


def only_item(kind: str, **changes: object) -> Element:
    return files(kind, **changes)["items/item-1.xml"]


def short(element: Element) -> str:
    return element.tag.removeprefix(ITEM).removeprefix("qti-")


def of(item: Element, *tags: str) -> Iterator[Element]:
    return (one for one in item.iter() if short(one) in tags)


def said(item: Element, name: str, *tags: str) -> set[str]:
    return {one.get(name, "") for one in of(item, *tags)}


def pattern_of(holds: str) -> re.Pattern[str]:
    """Return what the tags of an element's children, each with a space, look like."""
    if "|" in holds:
        return re.compile(f"(?:(?:{holds}) )*")
    parts = (re.fullmatch(r"([a-z-]+)([*+?]?)", part) for part in holds.split())
    return re.compile("".join(f"(?:{part[1]} ){part[2]}" for part in parts if part))


def check_form(element: Element) -> None:
    """Insist that an element and all within it are of the standard."""
    assert element.tag.startswith(ITEM)
    name = short(element)
    assert name in FORM, name
    required, allowed, holds = FORM[name]
    assert set(required.split()) <= set(element.attrib), name
    assert set(element.attrib) <= {*required.split(), *allowed.split()}, name
    children = "".join(f"{short(child)} " for child in element)
    assert pattern_of(holds).fullmatch(children), (name, children)
    for child in element:
        check_form(child)


CASES = [
    *((kind, {}) for kind in SAID),
    *((kind, {"feedback": ""}) for kind in SAID),
    ("gap_filling", {"is_typed": True}),
    ("single_choice", {"options": [option("Sim", right=True), option("Não")]}),
    ("multiple_choice", {"options": [option("Um", right=True, feedback="Por."), option("Dois")]}),
    ("short_text", {"answers": items("só uma")}),
    ("true_false", {"prompt": "Com <b>sinais</b> & “aspas”\nem duas linhas."}),
]


@pytest.mark.parametrize(("kind", "changes"), CASES)
def test_every_element_says_what_it_must_in_its_place(
    kind: str, changes: dict[str, object]
) -> None:
    check_form(only_item(kind, **changes))


@pytest.mark.parametrize(("kind", "changes"), CASES)
def test_every_name_is_one_and_leads_somewhere(kind: str, changes: dict[str, object]) -> None:
    item = only_item(kind, **changes)
    responses = said(item, "identifier", "response-declaration")
    outcomes = said(item, "identifier", "outcome-declaration")
    named = [one.get("identifier", "") for one in of(item, *FORM) if "identifier" in one.attrib]
    assert all(map(NAME.fullmatch, named))
    asked = [
        one.get("response-identifier") for one in item.iter() if one.get("response-identifier")
    ]
    assert sorted(map(str, asked)) == sorted(responses)
    assert said(item, "identifier", "correct", "map-response") <= responses
    assert said(item, "identifier", "variable") <= responses | outcomes
    assert said(item, "identifier", "set-outcome-value") <= outcomes
    assert said(item, "outcome-identifier", "modal-feedback", "feedback-inline") <= outcomes


@pytest.mark.parametrize(("kind", "changes"), CASES)
def test_what_is_right_is_among_what_may_be_answered(kind: str, changes: dict[str, object]) -> None:
    item = only_item(kind, **changes)
    choices = [
        one.get("identifier", "")
        for one in of(item, "simple-choice", "simple-associable-choice", "gap-text", "gap")
    ]
    assert len(set(choices)) == len(choices)
    for declared in of(item, "response-declaration"):
        base, cardinality = declared.get("base-type"), declared.get("cardinality")
        values = [one.text or "" for one in of(declared, "value")]
        keys = said(declared, "map-key", "map-entry")
        assert base in BASE_TYPES
        assert cardinality in {"multiple", "ordered"} or len(values) <= 1
        if base in {"identifier", "directedPair"}:
            names = {name for value in [*values, *keys] for name in value.split(" ")}
            assert names <= set(choices)
        elif keys:
            assert set(values) <= keys


@pytest.mark.parametrize(("kind", "changes"), CASES)
def test_a_question_that_counts_is_scored(kind: str, changes: dict[str, object]) -> None:
    item = only_item(kind, **changes)
    processing = next(of(item, "response-processing"), None)
    if kind == "reflection":
        assert processing is None
        return
    assert processing is not None
    assert "SCORE" in said(item, "identifier", "outcome-declaration")
    template = processing.get("template")
    if template:
        assert len(processing) == 0
        assert template.removeprefix(TEMPLATES) in {"match_correct.xml", "map_response.xml"}
    else:
        assert "SCORE" in said(item, "identifier", "set-outcome-value")


def test_a_package_lists_its_items_and_every_file_is_there() -> None:
    found = files("true_false")
    manifest = found["imsmanifest.xml"]
    assert manifest.tag == f"{PACKAGE}manifest"
    assert manifest.get("identifier")
    assert [child.tag.removeprefix(PACKAGE) for child in manifest] == [
        "metadata",
        "organizations",
        "resources",
    ]
    assert manifest.findtext(f"{PACKAGE}metadata/{PACKAGE}schema") == "QTI Package"
    assert manifest.findtext(f"{PACKAGE}metadata/{PACKAGE}schemaversion") == "3.0.0"
    (resource,) = manifest.iter(f"{PACKAGE}resource")
    assert resource.get("type") == "imsqti_item_xmlv3p0"
    (file,) = resource
    assert file.get("href") == resource.get("href") == "items/item-1.xml"
    assert set(found) == {"imsmanifest.xml", "items/item-1.xml"}
