"""Files that are made to hold a reader up, or to break it: a sentence, and soon."""

from collections.abc import Callable

import pytest

from courses.exchange import files, markup
from courses.exchange.items import LONGEST_REASON, TOO_LARGE, Item, judged
from courses.exchange.packages import MOST_ELEMENTS, MOST_MEMBERS
from lms.common.errors import DomainError
from tests.courses.exchange.qti_items import choices, declaration, interaction, item
from tests.courses.exchange.test_packages import zipped
from tests.courses.exchange.test_qti_packages import manifest, resource

MANY = 400_000


def judge_all(data: bytes) -> list[Item]:
    found = files.read(data).found
    return [judged(number, one, is_practice=True) for number, one in enumerate(found, start=1)]


def moodle(kind: str, text: str, inside: str = "") -> bytes:
    asked = f"<questiontext><text><![CDATA[{text}]]></text></questiontext>"
    return f'<quiz><question type="{kind}">{asked}{inside}</question></quiz>'.encode()


def calculated(smallest: str, largest: str, decimals: str) -> bytes:
    limits = "".join(
        f"<{name}><text>{value}</text></{name}>"
        for name, value in (("minimum", smallest), ("maximum", largest), ("decimals", decimals))
    )
    return moodle(
        "calculated",
        "Quanto é {x}?",
        "<answer><text>{x} * 2</text></answer><dataset_definitions><dataset_definition>"
        f"<name><text>x</text></name>{limits}</dataset_definition></dataset_definitions>",
    )


REFUSED: dict[str, Callable[[], bytes]] = {
    "letters": lambda: b"Qual? {=" + b"a" * MANY + b" ~b}",
    "lines": lambda: b"Qual? {=a\n" + b"\n " * MANY + b"~b}",
    "answers": lambda: b"Qual? {" + b"=a\n" * MANY + b"}",
    "range": lambda: b"Quanto? {#" + b"." * 50_000 + b"x}",
    "cloze": lambda: moodle("cloze", "{1:SHORTANSWER:=a}" * 50_000),
    "moodle answers": lambda: moodle(
        "multichoice", "Qual?", '<answer fraction="100"><text>a</text></answer>' * 5000
    ),
    "slot": lambda: moodle("gapselect", f"Um [[{'1' * 5000}]]"),
    "decimals": lambda: calculated("1", "5", "1" * 5000) + b" ",
    "span": lambda: calculated("0", "1e40", "4"),
    "number": lambda: calculated("1", "1e999999999", "0"),
    "elements": lambda: item("<p>Qual?</p>" + "<b/>" * 5000).encode(),
    "options": lambda: item(
        interaction("choiceInteraction", choices(*map(str, range(500)))), declaration("A")
    ).encode(),
}


@pytest.mark.parametrize("name", sorted(REFUSED.keys() - {"decimals"}))
def test_an_endless_question_is_refused_with_a_short_sentence(name: str) -> None:
    (one,) = judge_all(REFUSED[name]())
    assert one.block is None
    assert one.reasons
    assert max(map(len, one.reasons)) <= LONGEST_REASON


def test_decimals_that_nobody_counts_are_none() -> None:
    (one,) = judge_all(REFUSED["decimals"]())
    assert one.block
    assert one.block["value"]["places"] == 0


def test_endless_questions_are_not_all_read() -> None:
    with pytest.raises(DomainError, match="mais de 300 perguntas"):
        files.read(b"Gira. {T}\n\n" * 200_000)


def test_blank_lines_without_end_part_nothing() -> None:
    (one,) = judge_all(b"Gira. {T}" + b"\n" * MANY + b"// fim")
    assert one.block is not None


def test_signs_without_end_are_refused_whole() -> None:
    with pytest.raises(DomainError, match="enrolado"):
        files.read(b"[html]" + b"<p>" * files.MOST_SIGNS + b" {T} <")


def test_a_package_is_bounded_as_a_whole() -> None:
    one = item("<p>Qual?</p>" + "<b/>" * (2 * MOST_ELEMENTS // 100)).encode()
    with pytest.raises(DomainError, match="enrolado"):
        files.read(zipped({f"{n}.xml": one for n in range(100)}))


def test_an_item_that_is_listed_often_is_read_once() -> None:
    one = item("<p>Só um texto.</p>").encode()
    listed = manifest(*[resource("um.xml")] * 5000)
    assert len(judge_all(zipped({"imsmanifest.xml": listed, "um.xml": one}))) == 1


def test_more_items_than_may_be_taken_are_refused() -> None:
    one = item("<p>Só um texto.</p>").encode()
    with pytest.raises(DomainError, match="mais de 300 perguntas"):
        files.read(zipped({f"{n}.xml": one for n in range(MOST_MEMBERS)}))


@pytest.mark.parametrize(
    "sign",
    ["<", "<a", "<!--", "<![", "&", "</", "<?", "<a b='", "<script", "<!", "<div>", "<a><div>"],
)
def test_no_html_holds_the_reader_up(sign: str) -> None:
    assert markup.plain(f"Antes. {sign * 50_000}")[0].startswith("Antes.")
    assert markup.plain(f"Antes. {sign * 300}")[0].startswith("Antes.")


def test_words_between_broken_tags_stay() -> None:
    assert markup.plain("<p>Mais de 5 &lt; 6<br><b>e</b> <![ fim") == ("Mais de 5 < 6\ne", [])
    assert markup.plain("<style>p{}</style><p>Sim</p><script>x</script>") == ("Sim", [])
    words, losses = markup.plain("<i>um</i> &amp; " * 600)
    assert words.startswith("um & um &")
    assert losses == ["Ficou de fora a formatação de um texto."]


def test_signs_that_no_database_keeps_are_not_kept() -> None:
    for one in judge_all("::a\x00b:: c\x00 {T}\n\nd\x00{".encode("utf-16")):
        assert one.block is None
        assert "\x00" not in one.name
        assert "\x00" not in " ".join(one.reasons)


def test_a_kind_with_a_name_without_end_is_named_shortly() -> None:
    (one,) = judge_all(moodle("x" * MANY, "Qual?"))
    assert len(one.reasons[0]) <= LONGEST_REASON


def test_one_large_question_says_so() -> None:
    assert judge_all(REFUSED["letters"]())[0].reasons == (TOO_LARGE,)
