"""A package is opened without trusting it."""

import stat
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.exchange import packages
from courses.exchange.packages import members, xml_of
from lms.common.errors import DomainError

Files = dict[str | zipfile.ZipInfo, bytes]


def zipped(files: Files, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(DomainError) as refused:
        members(data)
    return refused.value.sentence


def xml_refusal(data: bytes) -> str:
    with pytest.raises(DomainError) as refused:
        xml_of(data)
    return refused.value.sentence


def test_files_come_by_name_without_folders_or_zips() -> None:
    inner = zipped({"a.txt": b"a"})
    data = zipped({"items/": b"", "items/um.xml": b"<a/>", "./dois.txt": b"2", "inner.zip": inner})
    assert members(data) == {"items/um.xml": b"<a/>", "dois.txt": b"2"}


@pytest.mark.parametrize(
    "name", ["../fora.xml", "a/../../fora.xml", "/etc/passwd", "a\\b.xml", "C:/fora.xml", ".."]
)
def test_a_name_that_reaches_outside_is_refused(name: str) -> None:
    assert "fora do pacote" in refusal(zipped({name: b"<a/>"}))


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("atalho.xml")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "atalho" in refusal(zipped({link: b"/etc/passwd"}))


def test_a_password_is_refused() -> None:
    data = bytearray(zipped({"a.xml": b"<a/>"}))
    directory = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[directory + 8] |= 1
    assert "senha" in refusal(bytes(data))


def test_an_uncommon_compression_is_refused() -> None:
    assert "jeito" in refusal(zipped({"a.xml": b"<a/>"}, zipfile.ZIP_LZMA))


def test_two_files_of_one_name_are_refused() -> None:
    assert "mesmo nome" in refusal(zipped({"a.xml": b"1", "./a.xml": b"2"}))


def test_too_many_files_are_refused() -> None:
    files: Files = {f"{number}.xml": b"" for number in range(packages.MOST_MEMBERS + 1)}
    assert "500 arquivos" in refusal(zipped(files))


def test_a_directory_too_long_to_be_read_is_refused_unread() -> None:
    assert "500 arquivos" in refusal(b"PK\x01\x02" * 20_000)


def test_what_unpacks_to_too_much_is_refused() -> None:
    half = bytes(packages.MOST_BYTES // 2 + 1)
    assert "30 MB" in refusal(zipped({"a": half, "b": half}))


def test_a_size_that_lies_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_BYTES", 1024)
    data = bytearray(zipped({"a": bytes(100_000)}))
    directory = data.index(b"PK\x01\x02")
    data[22:26] = data[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    assert refusal(bytes(data))


@pytest.mark.parametrize("kept", [0, 10, 60, 100, -1])
def test_a_truncated_zip_is_refused(kept: int) -> None:
    data = zipped({"a.xml": b"<a/>" * 50, "b.xml": b"<b/>" * 50})
    assert "quebrado" in refusal(data[:kept])


@given(st.binary(max_size=300))
def test_random_bytes_are_refused_as_a_zip(data: bytes) -> None:
    assert refusal(data)


@given(st.data())
def test_a_damaged_zip_gives_files_or_a_sentence(draw: st.DataObject) -> None:
    data = bytearray(zipped({"a.xml": b"<a>ola</a>" * 9, "b/c.xml": b"<b/>"}))
    for _ in range(draw.draw(st.integers(1, 4))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    try:
        found = members(bytes(data))
    except DomainError:
        return
    assert all(isinstance(one, bytes) for one in found.values())


def test_xml_is_read_in_its_own_encoding() -> None:
    assert (
        xml_of('<?xml version="1.0" encoding="latin-1"?><a>ção</a>'.encode("latin-1")).text == "ção"
    )


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
        '<!DOCTYPE a [<!ENTITY % e SYSTEM "file:///etc/passwd"> %e;]><a/>',
        f"<!DOCTYPE a [{LAUGHS}]><a>&l9;</a>",
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>',
        "<!DOCTYPE a><a/>",
    ],
    ids=["external", "parameter", "laughs", "fetched", "bare"],
)
def test_entities_and_document_types_are_refused(xml: str) -> None:
    sentence = xml_refusal(xml.encode())
    assert "DTD" in sentence
    assert "root:" not in sentence


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a>",
        b"<a/><b/>",
        b"<a>&nbsp;</a>",
        b"PK",
        b'<?xml version="1.0" encoding="klingon"?><a/>',
        b'<?xml version="1.0" encoding="shift_jis"?><a/>',
        b'<?xml version="1.0" encoding="base64"?><a/>',
        b"<a>\xff</a>",
    ],
)
def test_broken_xml_is_refused(data: bytes) -> None:
    assert "quebrado" in xml_refusal(data)


def test_deep_and_endless_xml_is_refused() -> None:
    deep = packages.DEEPEST_ELEMENT
    assert xml_of(b"<a>" * deep + b"</a>" * deep).tag == "a"
    assert "enrolado" in xml_refusal(b"<a>" * 100_000)
    assert "enrolado" in xml_refusal(b"<a>" + b"<b/>" * packages.MOST_ELEMENTS + b"</a>")
    assert "10 MB" in xml_refusal(b" " * (packages.LARGEST_XML + 1))


@given(st.binary(max_size=200) | st.text("<>/a&;![]\"' =x", max_size=80).map(str.encode))
def test_random_bytes_give_xml_or_a_sentence(data: bytes) -> None:
    try:
        root = xml_of(data)
    except DomainError:
        return
    assert root.tag
