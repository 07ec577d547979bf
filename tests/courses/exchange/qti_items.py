"""Invented QTI items, in the spelling of either version."""

from courses.exchange.items import Found
from courses.exchange.packages import xml_of
from courses.exchange.qti import read_item

V2 = "http://www.imsglobal.org/xsd/imsqti_v2p1"
V3 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
MATCH = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"
MAP = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"


def declaration(
    *correct: str,
    cardinality: str = "single",
    base: str = "identifier",
    mapped: dict[str, str] | None = None,
    name: str = "RESPONSE",
    entry: str = "",
) -> str:
    """Return a response declaration; ``entry`` holds more attributes of each entry of its mapping."""
    values = "".join(f"<value>{one}</value>" for one in correct)
    right = f"<correctResponse>{values}</correctResponse>" if correct else ""
    entries = "".join(
        f'<mapEntry mapKey="{key}" mappedValue="{worth}" {entry}/>'
        for key, worth in (mapped or {}).items()
    )
    mapping = f"<mapping>{entries}</mapping>" if entries else ""
    return (
        f'<responseDeclaration identifier="{name}" cardinality="{cardinality}" baseType="{base}">'
        f"{right}{mapping}</responseDeclaration>"
    )


def item(body: str, *around: str, attributes: str = 'title="Acolhimento"', ns: str = V2) -> str:
    """Return an item of QTI 2; ``around`` are declarations, rules and feedback."""
    space = f'xmlns="{ns}"' if ns else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><assessmentItem {space} identifier="i1" '
        f"{attributes}>{''.join(around)}<itemBody>{body}</itemBody></assessmentItem>"
    )


def scored_by(template: str) -> str:
    return f'<responseProcessing template="{template}"/>'


def choices(*texts: str, tag: str = "simpleChoice", more: str = "") -> str:
    """Return options named A, B, C…"""
    return "".join(
        f'<{tag} identifier="{name}" {more}>{text}</{tag}>'
        for name, text in zip("ABCDEFGH", texts, strict=False)
    )


def interaction(tag: str, inside: str = "", more: str = "") -> str:
    return f'<{tag} responseIdentifier="RESPONSE" {more}>{inside}</{tag}>'


def gap(number: int, tag: str = "textEntryInteraction", inside: str = "") -> str:
    return f'<{tag} responseIdentifier="G{number}">{inside}</{tag}>'


def read(xml: str) -> Found:
    return read_item(xml_of(xml.encode()))
