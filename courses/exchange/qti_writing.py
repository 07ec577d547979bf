"""Questions as a QTI 3 package that another system opens; the same bytes each time. Pure."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, tostring

from courses.exchange import qti_bodies
from courses.exchange.items import Value, Written
from courses.exchange.qti_answers import add, add_general_feedback, writable
from courses.questions.registry import QUESTION_TYPES, kind_of
from lms.common.errors import DomainError

_NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_PACKAGE_NAMESPACE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LONGEST_TITLE = 80
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
_UNIX = 3
_WRITERS: dict[str, Callable[[Element, Value], None]] = {
    "single_choice": qti_bodies.write_single_choice,
    "multiple_choice": qti_bodies.write_multiple_choice,
    "true_false": qti_bodies.write_true_false,
    "numeric": qti_bodies.write_numeric,
    "short_text": qti_bodies.write_short_text,
    "ordering": qti_bodies.write_ordering,
    "matching": qti_bodies.write_matching,
    "gap_filling": qti_bodies.write_gap_filling,
    "reflection": qti_bodies.write_reflection,
}
_UNSAID = {
    "hotspot": "se responde em uma imagem, e o pacote leva só palavras",
    "calculated_dose": "sorteia números, e o pacote leva só perguntas fixas",
    "staged_case": "é um caso em etapas, e o pacote leva uma pergunta de cada vez",
}


def written(blocks: Sequence[Mapping[str, Any]]) -> Written:
    """Return a package with each question of a lesson's body that QTI can say.

    Args:
        blocks: as the body keeps them; what is no question is passed over.
    """
    items: list[Element] = []
    left_out: list[str] = []
    for block in blocks:
        if block["type"] not in QUESTION_TYPES:
            continue
        reason = _reason_against(block)
        if reason:
            left_out.append(f"“{_title(block['value'])}” ficou de fora: {reason}.")
        else:
            items.append(_item(len(items) + 1, block))
    names = {f"items/{item.get('identifier')}.xml": item for item in items}
    return Written(_zipped({"imsmanifest.xml": _manifest(names), **names}), tuple(left_out))


def _reason_against(block: Mapping[str, Any]) -> str:
    """Return why a question cannot be written, if it cannot."""
    reason = _UNSAID.get(block["type"])
    if reason:
        return reason
    try:
        kind_of(block["type"]).freeze("a pergunta", block["value"])
    except DomainError as problem:
        return problem.sentence.removesuffix(".")
    return ""


def _title(value: Value) -> str:
    line = writable(" ".join(str(value.get("prompt") or "").split()))
    return line if len(line) <= _LONGEST_TITLE else f"{line[: _LONGEST_TITLE - 1]}…"


def _item(number: int, block: Mapping[str, Any]) -> Element:
    value = block["value"]
    item = Element(
        "qti-assessment-item",
        {
            "xmlns": _NAMESPACE,
            "identifier": f"item-{number}",
            "title": _title(value),
            "adaptive": "false",
            "time-dependent": "false",
            _LANGUAGE: "pt-BR",
        },
    )
    _WRITERS[block["type"]](item, value)
    if value.get("feedback"):
        add_general_feedback(item, value["feedback"])
    return item


def _manifest(names: Mapping[str, Element]) -> Element:
    manifest = Element("manifest", {"xmlns": _PACKAGE_NAMESPACE, "identifier": "manifest"})
    metadata = add(manifest, "metadata")
    add(metadata, "schema", "QTI Package")
    add(metadata, "schemaversion", "3.0.0")
    add(manifest, "organizations")
    resources = add(manifest, "resources")
    for name, item in names.items():
        resource = add(
            resources,
            "resource",
            identifier=f"resource-{item.get('identifier')}",
            type="imsqti_item_xmlv3p0",
            href=name,
        )
        add(resource, "file", href=name)
    return manifest


def _zipped(files: Mapping[str, Element]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, root in files.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _UNIX
            entry.external_attr = _READABLE
            archive.writestr(entry, tostring(root, encoding="utf-8", xml_declaration=True))
    return target.getvalue()
