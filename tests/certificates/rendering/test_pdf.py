import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
import typst
import zxingcpp
from PIL import Image

from certificates.rendering.fonts import SANS, SERIF, sheet_fonts
from certificates.rendering.pdf import render_pdf, render_pictures
from certificates.rendering.printable import PRINTABLE_RANGES
from certificates.rendering.qr import qr_text
from certificates.snapshot.rules import Snapshot, SyllabusUnit
from lms.common.codes import check_symbol, format_code
from tests.certificates.samples import CODE, PERSON, SNAPSHOT

A4_LANDSCAPE = (842, 595)
MANY_UNITS = tuple(
    SyllabusUnit(title=f"Unidade {number}: cuidado no território", minutes=80)
    for number in range(1, 41)
)
LONG_TITLE = "Atenção integral à saúde em comunidades ribeirinhas, quilombolas e indígenas " * 3


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(SNAPSHOT, PERSON)


def words_of(pdf: bytes, page: int | None = None) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = range(len(document)) if page is None else [page - 1]
    text = " ".join(document[number].get_textpage().get_text_bounded() for number in pages)
    return " ".join(text.replace("\ufffe", "").split())


def test_the_file_is_archivable_and_accessible_and_says_so(pdf):
    document = pikepdf.open(io.BytesIO(pdf))
    with document.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == (
            "Certificado de conclusão nº 418/2026: Vacinação de rotina e sala de vacina"
        )
    assert document.Root.Lang == "pt-BR"
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle


def test_front_and_back_are_a4_landscape(pdf):
    document = pypdfium2.PdfDocument(pdf)
    assert [tuple(map(round, page.get_size())) for page in document] == [A4_LANDSCAPE] * 2


def test_every_font_is_embedded_and_only_ours_are_used(pdf):
    document = pikepdf.open(io.BytesIO(pdf))
    for page in document.pages:
        for font in page.Resources.Font.values():
            [descendant] = font.DescendantFonts
            assert "/FontFile3" in descendant.FontDescriptor
            assert "Source" in str(font.BaseFont)


def test_the_same_facts_give_the_same_bytes(pdf):
    assert render_pdf(replace(SNAPSHOT), replace(PERSON)) == pdf


def test_threads_render_at_once_without_mixing_names(pdf):
    people = [replace(PERSON, printed_name=f"Pessoa {number}") for number in range(4)]
    with ThreadPoolExecutor(2) as pool:
        files = list(pool.map(render_pdf, [SNAPSHOT] * 4, people))
    assert [f"Pessoa {number}" in words_of(file, 1) for number, file in enumerate(files)] == [
        True
    ] * 4


def test_front_and_back_carry_the_words(pdf):
    assert "Ana Beatriz Nogueira de Albuquerque" in words_of(pdf, 1)
    assert "Carga horária de 40 horas" in words_of(pdf, 1)
    assert "Dois turnos na sala de vacina" in words_of(pdf, 2)
    assert "Para quem recebe" in words_of(pdf, 2)
    assert "Demonstração" not in words_of(pdf)


def test_the_qr_of_the_file_reads_at_150_dpi(pdf):
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=150 / 72).to_pil()
    [found] = zxingcpp.read_barcodes(page)
    assert found.text == qr_text("percurso.example", CODE)


def test_the_qr_of_the_picture_reads_at_150_dpi_and_is_wider_than_2_cm():
    page = Image.open(io.BytesIO(render_pictures(SNAPSHOT, PERSON, ppi=150)[0]))
    [found] = zxingcpp.read_barcodes(page)
    corners = found.position
    millimetres = (corners.top_right.x - corners.top_left.x) * 25.4 / 150
    assert found.text == qr_text("percurso.example", CODE)
    assert millimetres > 20


def test_a_demonstration_says_so_on_every_page():
    pdf = render_pdf(replace(SNAPSHOT, is_demo=True, syllabus=MANY_UNITS), PERSON)
    pages = len(pypdfium2.PdfDocument(pdf))
    assert pages == 3
    for page in range(1, pages + 1):
        assert "Demonstração, sem valor" in words_of(pdf, page)


def test_forty_units_flow_to_another_page_that_says_whose_it_is():
    pdf = render_pdf(replace(SNAPSHOT, syllabus=MANY_UNITS), PERSON)
    last = words_of(pdf, 3)
    assert "Unidade 40" in last
    assert "Unidade Horas" in last
    assert PERSON.printed_name in last
    assert "página 3 de 3" in last


@pytest.mark.parametrize(
    "name",
    [
        "#panic()",
        "$x$ *forte* _a_ `b` <rótulo> @ref \\ // /* #let a = 1",
        '"); #panic("',
        "Maria d'Ávila 😀 \u202eאבג\u202c",
        "Mariadoscarmosdealbuquerquecavalcanti" * 4,
        "Ana " * 49,
        "\u0301\u0301\u0301",
        "{{ name }} </svg> &amp;",
        '\\"))); #panic(("',
        "```.text))) #panic() ```",
        "`" * 7,
        "\\",
        "\\u{22} \\n \\\\",
    ],
)
def test_a_name_is_only_ever_text(name):
    pdf = render_pdf(SNAPSHOT, replace(PERSON, printed_name=name))
    assert len(pypdfium2.PdfDocument(pdf)) == 2


def test_markup_in_a_name_is_printed_as_typed():
    name = r'#panic() *b* \" "c\u{22} ``` `d`'
    assert name in words_of(render_pdf(SNAPSHOT, replace(PERSON, printed_name=name)), 1)


def test_the_same_facts_give_the_same_bytes_whatever_was_rendered_before(pdf):
    for number in range(3):
        render_pdf(replace(SNAPSHOT, number=f"{number}/2025"), PERSON)
    assert render_pdf(SNAPSHOT, PERSON) == pdf


def test_a_code_of_the_widest_letters_stands_in_one_line():
    code = "M" * 16 + check_symbol("M" * 16)
    front = pypdfium2.PdfDocument(render_pdf(replace(SNAPSHOT, code=code), PERSON))[0]
    assert format_code(code) in front.get_textpage().get_text_bounded()


def test_a_column_of_the_syllabus_that_says_nothing_is_left_out(pdf):
    assert "Unidade Como Quem conduziu Horas" in words_of(pdf, 2)
    plain = tuple(replace(unit, conducted_by="") for unit in SNAPSHOT.syllabus)
    assert "Unidade Como Horas" in words_of(
        render_pdf(replace(SNAPSHOT, syllabus=plain), PERSON), 2
    )


def test_a_certificate_without_units_prints_its_sum():
    back = words_of(render_pdf(replace(SNAPSHOT, syllabus=()), PERSON), 2)
    assert "Unidade Horas" in back
    assert "40 h" in back


def crowded() -> Snapshot:
    return replace(
        SNAPSHOT,
        course_title=LONG_TITLE.strip(),
        partners=("Fundação de Medicina Tropical do Médio Solimões",) * 6,
        place="unidades básicas fluviais " * 8,
        signatures=tuple(
            replace(SNAPSHOT.signatures[0], name="Maria Aparecida de Vasconcelos " * 4)
            for _ in range(3)
        ),
        programme="Ação 12 do programa municipal. " * 20,
        legal_notes=("Nota sobre o curso e a sua validade. " * 6,) * 3,
    )


def test_a_crowded_sheet_still_has_one_front_whose_qr_reads():
    pdf = render_pdf(crowded(), replace(PERSON, printed_name="Albuquerque" * 11))
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 2
    [found] = zxingcpp.read_barcodes(document[0].render(scale=150 / 72).to_pil())
    assert found.text == qr_text("percurso.example", CODE)


@pytest.mark.parametrize(("family", "weight"), [(SANS, 400), (SERIF, 700)])
def test_every_printable_sign_has_a_letter_in_the_fonts(family, weight):
    signs = "".join(
        chr(number) for first, last in PRINTABLE_RANGES for number in range(first, last + 1)
    )
    source = (
        '#set document(title: "t")\n'
        f'#set text(font: ("{family}", "Libertinus Serif", "DejaVu Sans Mono"), weight: {weight})\n'
        '#sys.inputs.signs.clusters().join(" ")'
    )
    assert typst.compile(
        source.encode(),
        font_paths=sheet_fonts(),
        sys_inputs={"signs": signs},
        pdf_standards=["a-2a", "ua-1"],
    )
