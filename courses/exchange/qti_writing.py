"""Questions as a QTI 3 package that another system opens; the same bytes each time. Pure."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, tostring

from courses.exchange import qti_bodies
from courses.exchange.items import Value, Written
from courses.exchange.leaving import parted, title_of
from courses.exchange.qti_answers import add, add_general_feedback, writable

_NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_PACKAGE_NAMESPACE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
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
    leaving, left_out = parted(blocks, _UNSAID)
    items = [_item(number, block) for number, block in enumerate(leaving, start=1)]
    names = {f"items/{item.get('identifier')}.xml": item for item in items}
    package = _zipped({"imsmanifest.xml": _manifest(names), **names}) if items else b""
    return Written(package, tuple(left_out))


def _item(number: int, block: Mapping[str, Any]) -> Element:
    value = block["value"]
    item = Element(
        "qti-assessment-item",
        {
            "xmlns": _NAMESPACE,
            "identifier": f"item-{number}",
            "title": writable(title_of(value)),
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
