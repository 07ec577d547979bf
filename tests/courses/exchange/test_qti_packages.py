"""Packages of QTI items: their manifest, what is broken in them, what a test says of them."""

from hypothesis import given
from hypothesis import strategies as st

from courses.exchange import files
from courses.exchange.items import Found
from courses.exchange.packages import xml_of
from courses.exchange.qti import read_item, read_package
from lms.common.errors import DomainError
from tests.courses.exchange.qti_items import choices, declaration, interaction, item
from tests.courses.exchange.reading import judge
from tests.courses.exchange.test_packages import zipped

CHOICE = interaction("choiceInteraction", choices("Um", "Dois"), 'maxChoices="1"')
PASSWD = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def named(title: str) -> bytes:
    return item(f"<p>Qual?</p>{CHOICE}", declaration("A"), attributes=f'title="{title}"').encode()


def manifest(*resources: str, base: str = "") -> bytes:
    inside = "".join(resources)
    return (
        '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1">'
        f"<resources {base}>{inside}</resources></manifest>"
    ).encode()


def resource(href: str, kind: str = "imsqti_item_xmlv2p1") -> str:
    return f'<resource identifier="r" type="{kind}" href="{href}"><file href="{href}"/></resource>'


def names(found: list[Found]) -> list[str]:
    return [one.name for one in found]


def test_items_come_in_the_order_of_the_manifest() -> None:
    listed = manifest(
        resource("b.xml"),
        resource("itens/a%20b.xml", "imsqti_item_xmlv3p0"),
        resource("figura.png", "webcontent"),
        resource("prova.xml", "imsqti_test_xmlv2p1"),
        resource("b.xml#again"),
    )
    found = read_package(
        {
            "pacote/imsmanifest.xml": listed,
            "pacote/itens/a b.xml": named("A"),
            "pacote/b.xml": named("B"),
            "pacote/c.xml": named("not listed"),
        }
    )
    assert names(found) == ["B", "A"]
    assert all(judge(one).block for one in found)


def test_an_upload_is_known_as_qti() -> None:
    listed = manifest(resource("a.xml"))
    package = zipped({"imsmanifest.xml": listed, "a.xml": named("A")})
    for data in (package, named("A")):
        upload = files.read(data)
        assert (upload.source_format, names(list(upload.found))) == ("QTI", ["A"])


def test_an_address_may_begin_elsewhere() -> None:
    listed = manifest(resource("a.xml"), base='xml:base="itens/"')
    assert names(read_package({"imsmanifest.xml": listed, "itens/a.xml": named("A")})) == ["A"]


def test_a_file_that_did_not_come_is_told() -> None:
    found = read_package({"imsmanifest.xml": manifest(resource("x/a.xml"), resource("../b.xml"))})
    assert [one.refusal for one in found] == [
        "O arquivo “a.xml” está na lista do pacote, mas não veio nele.",
        "O arquivo “b.xml” está na lista do pacote, mas não veio nele.",
    ]


def test_without_a_manifest_every_item_is_read() -> None:
    found = read_package(
        {
            "b.xml": named("B"),
            "a.XML": named("A"),
            "outro.xml": b"<html/>",
            "leia.txt": b"<assessmentItem/>",
            "__MACOSX/._a.xml": b"\x00\x05",
            "torto.xml": b"<assessmentItem>",
        }
    )
    assert names(found) == ["A", "B", "torto.xml"]
    assert "quebrado" in found[2].refusal


def test_a_manifest_without_items_lists_nothing() -> None:
    assert names(read_package({"imsmanifest.xml": manifest(), "a.xml": named("A")})) == ["A"]
    assert read_package({}) == []


def test_one_broken_or_dangerous_item_leaves_the_others() -> None:
    listed = manifest(resource("a.xml"), resource("b.xml"), resource("c.xml"))
    danger = (PASSWD + "<assessmentItem title='&e;'/>").encode()
    found = read_package(
        {"imsmanifest.xml": listed, "a.xml": b"<a", "b.xml": danger, "c.xml": named("C")}
    )
    assert "quebrado" in found[0].refusal
    assert "DTD" in found[1].refusal
    assert "root:" not in str(found)
    assert judge(found[2]).block


def test_a_cartridge_of_the_first_qti_is_refused() -> None:
    listed = manifest(resource("q.xml", "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"))
    found = read_package({"imsmanifest.xml": listed, "q.xml": b"<questestinterop/>"})
    assert "QTI 1.2" in found[0].refusal


def test_what_a_test_says_of_its_items_is_a_loss() -> None:
    test = (
        '<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0">'
        '<qti-time-limits max-time="600"/><qti-test-part><qti-assessment-section>'
        '<qti-selection select="1"/>'
        '<qti-assessment-item-ref href="../itens/a.xml"><qti-weight value="1"/>'
        "</qti-assessment-item-ref>"
        '<qti-assessment-item-ref href="../itens/b.xml"><qti-time-limits max-time="9"/>'
        '<qti-weight value="3"/></qti-assessment-item-ref>'
        '<qti-assessment-item-ref href="../itens/nowhere.xml"/>'
        "</qti-assessment-section></qti-test-part></qti-assessment-test>"
    )
    listed = manifest(resource("itens/a.xml"), resource("itens/b.xml"))
    found = read_package(
        {
            "imsmanifest.xml": listed,
            "prova/p.xml": test.encode(),
            "prova/torta.xml": b"<assessmentTest>",
            "itens/a.xml": named("A"),
            "itens/b.xml": named("B"),
        }
    )
    assert found[0].losses == [
        "O tempo limite da prova ficou de fora.",
        "O sorteio de perguntas da prova ficou de fora.",
    ]
    assert found[1].losses == [
        "O peso na prova ficou de fora: aqui cada pergunta vale o mesmo.",
        "O tempo contado da pergunta ficou de fora.",
    ]


@given(st.dictionaries(st.sampled_from(["imsmanifest.xml", "a.xml", "b/c.xml"]), st.binary()))
def test_random_bytes_give_questions_or_a_sentence(members: dict[str, bytes]) -> None:
    try:
        found = read_package(members)
    except DomainError:
        return
    assert all(one.refusal for one in found)


TAGS = [
    "assessmentItem",
    "itemBody",
    "responseDeclaration",
    "correctResponse",
    "value",
    "mapping",
    "mapEntry",
    "responseProcessing",
    "equal",
    "setOutcomeValue",
    "variable",
    "outcomeDeclaration",
    "choiceInteraction",
    "simpleChoice",
    "textEntryInteraction",
    "inlineChoiceInteraction",
    "inlineChoice",
    "orderInteraction",
    "matchInteraction",
    "simpleMatchSet",
    "simpleAssociableChoice",
    "associateInteraction",
    "gapMatchInteraction",
    "gapText",
    "gap",
    "extendedTextInteraction",
    "modalFeedback",
    "feedbackInline",
    "prompt",
    "p",
    "style",
]
VALUES = [
    "RESPONSE",
    "A",
    "B",
    "A B",
    "",
    "1",
    "-1",
    "0.5",
    "1e9",
    "float",
    "single",
    "unit",
    "[x|",
]
NAMES = [
    "identifier",
    "responseIdentifier",
    "cardinality",
    "baseType",
    "mapKey",
    "mappedValue",
    "toleranceMode",
    "tolerance",
    "maxChoices",
    "class",
    "outcomeIdentifier",
    "normalMaximum",
    "template",
]
attributes = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(VALUES), max_size=4)


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> str:
    """Return an element of QTI's words, put together with no sense at all."""
    tag = draw(st.sampled_from(TAGS))
    inside = draw(st.lists(elements(depth - 1), max_size=3)) if depth else []
    given_names = "".join(f' {name}="{value}"' for name, value in draw(attributes).items())
    return f"<{tag}{given_names}>{draw(st.sampled_from(VALUES))}{''.join(inside)}</{tag}>"


@given(st.lists(elements(), max_size=4), st.lists(elements(), max_size=4))
def test_an_item_without_sense_gives_a_question_or_a_sentence(
    around: list[str], body: list[str]
) -> None:
    found = read_item(xml_of(item("".join(body), *around).encode()))
    judged = judge(found)
    assert judged.block or all(reason for reason in judged.reasons)
