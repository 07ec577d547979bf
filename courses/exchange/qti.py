"""Questions from QTI 2.0 to 3: one item, or a package of items. Pure.

Source of the format: 1EdTech, "Question and Test Interoperability". Each interaction has one reader
in ``_READERS``; one without is refused by its name.
"""

from collections.abc import Callable
from itertools import islice
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from courses.exchange.grading import number_in
from courses.exchange.items import (
    LONGEST_TEXT,
    MOST_PARTS,
    MOST_QUESTIONS,
    TOO_LARGE,
    Found,
)
from courses.exchange.markup import tidy
from courses.exchange.packages import MOST_ELEMENTS, xml_of
from courses.exchange.qti_feedback import put_general_feedback
from courses.exchange.qti_gaps import are_gaps, read_gap_match, read_gaps
from courses.exchange.qti_interactions import (
    read_associate,
    read_choice,
    read_extended_text,
    read_match,
    read_order,
    read_text_entry,
)
from courses.exchange.qti_item import (
    Reading,
    declarations,
    is_interaction,
    neutral,
)
from lms.common.errors import DomainError

_MOST_ELEMENTS = 2000
# What a question may have many of: a word, a pair or a gap each.
_PARTS_OF_BODIES = {
    "simplechoice",
    "simpleassociablechoice",
    "inlinechoice",
    "gaptext",
    "gap",
    "textentryinteraction",
    "inlinechoiceinteraction",
}
# In all files of a package; an element is opened and closed.
_MOST_SIGNS = 2 * MOST_ELEMENTS
_MANIFEST = "imsmanifest.xml"
_ON_A_PICTURE = "A pergunta se responde em uma imagem: traga a imagem e marque as áreas no editor."
_NOT_QTI = "Este XML não é uma pergunta QTI."
_OLD = "Está em QTI 1.2, que não abrimos. No outro sistema, exporte em QTI 2.1 ou 3."
_READERS: dict[str, Callable[[Reading, Element], None]] = {
    "choiceinteraction": read_choice,
    "textentryinteraction": read_text_entry,
    "orderinteraction": read_order,
    "matchinteraction": read_match,
    "associateinteraction": read_associate,
    "gapmatchinteraction": read_gap_match,
    "extendedtextinteraction": read_extended_text,
}
_ON_PICTURES = {
    "hotspotinteraction",
    "selectpointinteraction",
    "graphicorderinteraction",
    "graphicassociateinteraction",
    "graphicgapmatchinteraction",
    "positionobjectinteraction",
}
_OTHERS = {
    "sliderinteraction": "controle deslizante",
    "hottextinteraction": "marcar palavras do texto",
    "uploadinteraction": "enviar um arquivo",
    "drawinginteraction": "desenhar",
    "custominteraction": "feita só para o outro sistema",
    "portablecustominteraction": "feita só para o outro sistema",
}
# What stands beside a question, and how it is lost.
_BESIDE = {
    "endattemptinteraction": "O botão de ajuda ficou de fora.",
    "mediainteraction": "Ficou de fora um áudio ou um vídeo.",
}
_PARTS = {"ordering": "items", "matching": "pairs", "gap_filling": "text"}


def read_item(root: Element) -> Found:
    """Return the question of an item, which is changed while it is read; nothing raises."""
    neutral(root)
    found = Found(name=tidy(root.get("title") or root.get("identifier") or ""))
    if root.tag == "questestinterop":
        found.refusal = _OLD
        return found
    body = root.find("itembody")
    if root.tag != "assessmentitem" or body is None:
        found.refusal = _NOT_QTI
        return found
    if _is_endless(root):
        found.refusal = TOO_LARGE
        return found
    reading = Reading(root, body, found, declarations(root))
    found.refusal = _no_question(root)
    if not found.refusal:
        _read_body(reading)
    if not found.refusal:
        _lose_the_rest(reading)
    found.losses = list(dict.fromkeys(found.losses))
    return found


def _is_endless(item: Element) -> bool:
    elements = list(item.iter())
    parts = sum(one.tag in _PARTS_OF_BODIES for one in elements)
    letters = sum(map(len, item.itertext()))
    return len(elements) > _MOST_ELEMENTS or parts > MOST_PARTS or letters > LONGEST_TEXT


def _no_question(item: Element) -> str:
    """Return why an item cannot be asked as it is written, if it cannot."""
    if item.get("adaptive") == "true":
        return "A pergunta muda conforme as tentativas (item adaptativo), e isso não existe aqui."
    if item.find("templatedeclaration") is not None:
        return "A pergunta sorteia valores. Refaça no editor, como cálculo de dose."
    return ""


def _read_body(reading: Reading) -> None:
    found = reading.found
    interactions = [one for one in reading.body.iter() if is_interaction(one)]
    for one in interactions:
        if one.tag in _BESIDE:
            reading.lose(_BESIDE[str(one.tag)])
    asked = [one for one in interactions if one.tag not in _BESIDE]
    tags = {str(one.tag) for one in asked}
    choices = [one for one in reading.body.iter("simplechoice") if tags == {"choiceinteraction"}]
    put_general_feedback(reading, choices)
    if not asked:
        found.refusal = "É só um texto, sem pergunta. Leve para a aula como parágrafo."
    elif are_gaps(reading.body, asked):
        read_gaps(reading, asked)
    elif len(asked) > 1:
        found.refusal = "Há várias perguntas em uma só. Separe cada uma e traga de novo."
    else:
        _read_one(reading, asked[0])


def _read_one(reading: Reading, interaction: Element) -> None:
    tag = str(interaction.tag)
    reader = _READERS.get(tag)
    if reader is not None:
        reader(reading, interaction)
    elif tag in _ON_PICTURES:
        reading.found.refusal = _ON_A_PICTURE
    else:
        name = _OTHERS.get(tag, tag.removesuffix("interaction"))
        reading.found.refusal = f"Este tipo de pergunta, “{name}”, não existe aqui."


def _lose_the_rest(reading: Reading) -> None:
    """Note what an item has beside its question."""
    if reading.scoring == "other":
        reading.lose(
            "A regra de correção do arquivo ficou de fora: vale a resposta que ele dá como certa."
        )
    most = _most_points(reading.item)
    if most is not None and most not in {1, _parts(reading.found)}:
        reading.lose("O valor em pontos ficou de fora: aqui cada pergunta vale o mesmo.")
    _lose_worths(reading)
    if reading.item.get("timedependent") == "true":
        reading.lose("O tempo contado da pergunta ficou de fora.")
    if reading.item.find("assessmentstimulusref") is not None:
        reading.lose("Ficou de fora um texto de apoio, que está em outro arquivo.")
    if next(reading.item.iter("rubricblock"), None) is not None:
        reading.lose("As orientações ao lado da pergunta ficaram de fora.")


def _lose_worths(reading: Reading) -> None:
    """Note where the parts of a question were not worth the same, or an error took from the mark."""
    worths = [worth for one in reading.declared.values() for worth in one.mapped.values()]
    if reading.found.question_type in _PARTS and reading.is_mapped:
        if len({worth for worth in worths if worth > 0}) > 1:
            reading.lose("As partes valiam pontos diferentes: aqui valem o mesmo.")
        if any(worth < 0 for worth in worths):
            reading.lose("Os descontos por erro ficaram de fora.")


def _most_points(item: Element) -> float | None:
    for outcome in item.findall("outcomedeclaration"):
        if outcome.get("identifier") == "SCORE" and outcome.get("normalmaximum"):
            most = number_in(outcome.get("normalmaximum", ""))
        elif outcome.get("identifier") == "MAXSCORE":
            most = number_in(outcome.findtext("defaultvalue/value") or "")
        else:
            continue
        if most is not None:
            return float(most)
    return None


def _parts(found: Found) -> int:
    parts = found.value.get(_PARTS.get(found.question_type, ""), ())
    return parts.count("[") if isinstance(parts, str) else len(parts)


def read_package(members: dict[str, bytes]) -> list[Found]:
    """Return the questions of a package, in the order of its manifest or of its names.

    Args:
        members: the package's files by name.

    Raises:
        DomainError: its manifest cannot be opened, or it is larger than may be read at once.
    """
    texts = [content for name, content in members.items() if name.casefold().endswith(".xml")]
    if sum(content.count(b"<") for content in texts) > _MOST_SIGNS:
        raise DomainError("O pacote é grande ou enrolado demais. Divida em pacotes menores.")
    names = _listed(members)[: MOST_QUESTIONS + 1]
    if not names:
        found = (_item_or_nothing(name, members) for name in sorted(members))
        return list(islice(filter(None, found), MOST_QUESTIONS + 1))
    questions = {name: _found_at(name, members) for name in names}
    for name, content in members.items():
        if name not in questions and b"ssessment" in content and name.endswith(".xml"):
            _lose_of_test(name, content, questions)
    return list(questions.values())


def _listed(members: dict[str, bytes]) -> list[str]:
    """Return the names of the items that the manifest lists, each once; none without one."""
    manifests = [name for name in members if name.rpartition("/")[2] == _MANIFEST]
    if not manifests:
        return []
    manifest = min(manifests, key=lambda name: name.count("/"))
    root = xml_of(members[manifest])
    neutral(root)
    return list(dict.fromkeys(_items_of(root, dirname(manifest))))


def _items_of(manifest: Element, folder: str) -> list[str]:
    """Return the names of a manifest's items."""
    found = []
    for outer in manifest.iter("resources"):
        for one in outer.findall("resource"):
            kind = one.get("type", "").casefold()
            is_item = "imsqti_item" in kind or "imsqti_xmlv1" in kind
            href = one.get("href") or next((f.get("href") for f in one.findall("file")), None)
            if is_item and href:
                base = join(manifest.get("base", ""), outer.get("base", ""), one.get("base", ""))
                found.append(_member(folder, join(base, href)))
    return found


def _member(folder: str, href: str) -> str:
    return normpath(join(folder, unquote(href.partition("#")[0])))


def _found_at(name: str, members: dict[str, bytes]) -> Found:
    short = name.rpartition("/")[2]
    if name not in members:
        return Found(
            short, refusal=f"O arquivo “{short}” está na lista do pacote, mas não veio nele."
        )
    try:
        return read_item(xml_of(members[name]))
    except DomainError as problem:
        return Found(short, refusal=problem.sentence)


def _item_or_nothing(name: str, members: dict[str, bytes]) -> Found | None:
    """Return a question if an XML file without a manifest is one, or is broken."""
    short = name.rpartition("/")[2]
    if short.startswith(".") or not short.casefold().endswith(".xml"):
        return None
    found = _found_at(name, members)
    return None if found.refusal == _NOT_QTI else found


def _lose_of_test(name: str, content: bytes, questions: dict[str, Found]) -> None:
    """Note what a test says of the items it is made of, where nothing here keeps it."""
    try:
        root = xml_of(content)
    except DomainError:
        return
    neutral(root)
    if root.tag != "assessmenttest":
        return
    for reference in root.iter("assessmentitemref"):
        found = questions.get(_member(dirname(name), reference.get("href", "")))
        if found is not None and not found.refusal:
            _lose_of_reference(found, reference)
    first = next((one for one in questions.values() if not one.refusal), None)
    if first is not None:
        parts = [root, *root.iter("testpart"), *root.iter("assessmentsection")]
        if any(one.find("timelimits") is not None for one in parts):
            first.losses.append("O tempo limite da prova ficou de fora.")
        if next(root.iter("selection"), None) is not None:
            first.losses.append("O sorteio de perguntas da prova ficou de fora.")


def _lose_of_reference(found: Found, reference: Element) -> None:
    if any(number_in(one.get("value", "")) != 1 for one in reference.iter("weight")):
        found.losses.append("O peso na prova ficou de fora: aqui cada pergunta vale o mesmo.")
    if reference.find("timelimits") is not None:
        found.losses.append("O tempo contado da pergunta ficou de fora.")
