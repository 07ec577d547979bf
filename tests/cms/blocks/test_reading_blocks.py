"""Quotations, documents, tables, comparisons, timelines, galleries, activities."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection

from cms.blocks.boards import ComparisonBlock, TableBlock, TimelineBlock
from cms.blocks.gallery import GalleryBlock
from cms.blocks.sources import DocumentBlock, QuotationBlock
from cms.blocks.work import ActivityBlock
from cms.media.models import Document
from tests.cms.blocks.drawing import EVIL, drawn, refusal, well_escaped
from tests.cms.media.pictures import picture_of


@pytest.fixture
def root(db: None) -> Collection:
    return Collection.objects.get(depth=1)


def table(**fields: Any) -> dict[str, Any]:
    usual = {
        "caption": "Tamanho do manguito",
        "columns": [
            {"type": "text", "heading": "Manguito"},
            {"type": "number", "heading": "Braço (cm)"},
        ],
        "rows": [{"values": ["Adulto", "27 a 34"]}],
    }
    return {**usual, **fields}


def activity(**fields: Any) -> dict[str, Any]:
    usual = {
        "title": "Observe",
        "minutes": 90,
        "task": "Fique ao lado.\nEscute.",
        "checklist": ["Descansou"],
        "bring_back": "O que deu certo.",
    }
    return {**usual, **fields}


def side(mark: str = "do", heading: str = "", *points: str) -> dict[str, Any]:
    return {"mark": mark, "heading": heading, "points": list(points) or ["Espere"]}


def stop(when: str = "", title: str = "Parada", text: str = "") -> dict[str, str]:
    return {"when": when, "title": title, "text": text}


def test_a_quotation_says_who_and_where():
    html = drawn(QuotationBlock(), {"text": "Uma\nduas", "who": "Ana", "source": "Livro, 2020"})
    assert "<blockquote>Uma<br>duas</blockquote>" in html
    assert "<b>Ana</b> · Livro, 2020" in html


@pytest.mark.parametrize("missing", ["text", "who", "source"])
def test_a_quotation_without_its_source_is_refused(missing):
    value = {"text": "Uma", "who": "Ana", "source": "Livro", missing: ""}
    assert "obrigatório" in refusal(QuotationBlock(), value)


def test_a_document_says_its_type_and_size_before(root):
    document = Document.objects.create(
        title="Ficha", file=ContentFile(b"x" * 1_258_291, "a.pdf"), collection=root
    )
    html = drawn(DocumentBlock(), {"document": document.pk, "purpose": "Para levar."})
    assert "PDF · 1,2\xa0MB. Para levar." in html
    assert f'href="/documentos/{document.public_id}/"' in html


def test_a_document_deleted_since_draws_nothing(root):
    block = DocumentBlock()
    assert (
        block.render(block.to_python({"document": 9_999, "purpose": "Para levar."})).strip() == ""
    )


def test_a_lost_file_has_no_size(root):
    document = Document.objects.create(
        title="Ficha", file=ContentFile(b"x", "a.pdf"), collection=root
    )
    document.file.storage.delete(document.file.name)
    assert "PDF<" in drawn(DocumentBlock(), {"document": document.pk, "purpose": ""})


def test_a_table_names_its_rows_and_becomes_cards():
    html = drawn(TableBlock(), table())
    assert "<caption>Tamanho do manguito</caption>" in html
    assert 'class="table table--cards"' in html
    assert '<th role="rowheader" scope="row">Adulto</th>' in html
    assert 'data-label="Braço (cm)" class="table__num">27 a 34</td>' in html


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"caption": "  "}, "Escreva na legenda"),
        ({"columns": [{"type": "text", "heading": "A"}], "rows": [{"values": ["x"]}]}, "2 a 6"),
        ({"rows": []}, "de 1 a 40 linhas"),
        ({"rows": [{"values": ["a", "b"]}] * 41}, "de 1 a 40 linhas"),
        ({"rows": [{"values": ["", "b"]}]}, "primeira coluna"),
        (
            {"columns": [{"type": "text", "heading": "A"}, {"type": "text", "heading": " "}]},
            "título a cada coluna",
        ),
        ({"rows": [{"values": ["a" * 301, "b"]}]}, "300"),
    ],
)
def test_a_table_that_cannot_be_read_aloud_is_refused(wrong, said):
    assert said in refusal(TableBlock(), table(**wrong))


def test_the_sides_of_a_comparison_are_told_by_word_and_drawing():
    value = {
        "title": "Medir",
        "sides": [side("do"), side("avoid", "", "Pressa"), side("none", "Às vezes")],
    }
    html = drawn(ComparisonBlock(), value)
    assert html.count('class="badge') == 2
    assert "Faça</span>" in html
    assert "Evite</span>" in html
    assert html.count("<svg") == 2
    assert "<b>Às vezes</b>" in html


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        ([side()], "2"),
        ([side()] * 4, "3"),
        ([side(), side("none")], "Escolha uma marca ou escreva um título"),
        ([side(), side("do", "", *["x"] * 9)], "8"),
    ],
)
def test_a_comparison_of_nothing_is_refused(sides, said):
    assert said in refusal(ComparisonBlock(), {"title": "Medir", "sides": sides})


def test_dated_stops_are_walked_and_numbered_ones_lie_ahead():
    block = TimelineBlock()
    dated = drawn(block, {"title": "SUS", "stops": [stop("1986"), stop("1988", text="a\nb")]})
    numbered = drawn(block, {"title": "Visita", "stops": [stop(), stop()]})
    assert dated.count("path__stop--done") == 2
    assert "1986" in dated
    assert "a<br>b" in dated
    assert "path__stop--done" not in numbered
    assert '<span class="path__mark" aria-hidden="true">2</span>' in numbered


def test_a_timeline_is_dated_in_every_stop_or_in_none():
    value = {"title": "SUS", "stops": [stop("1986"), stop()]}
    assert "em todas as paradas" in refusal(TimelineBlock(), value)


def test_a_gallery_has_words_for_every_picture(root):
    image = picture_of(root, (900, 600))
    picture = {"image": image.pk, "alt": "Uma ponte", "caption": "Veja o vão."}
    html = drawn(GalleryBlock(), {"title": "Pontes", "pictures": [picture, picture]})
    assert html.count('alt="Uma ponte"') == 2
    assert html.count("<figcaption>Veja o vão.</figcaption>") == 2
    assert 'sizes="(min-width: 45em) 21rem, 100vw"' in html


@pytest.mark.parametrize("missing", ["alt", "caption"])
def test_a_gallery_without_words_is_refused(root, missing):
    image = picture_of(root)
    picture = {"image": image.pk, "alt": "Ponte", "caption": "Vão", missing: ""}
    value = {"title": "Pontes", "pictures": [picture, picture]}
    assert "obrigatório" in refusal(GalleryBlock(), value)


@pytest.mark.parametrize(("count", "said"), [(1, "2"), (13, "12")])
def test_a_gallery_has_two_to_twelve_pictures(root, count, said):
    picture = {"image": picture_of(root).pk, "alt": "Ponte", "caption": "Vão"}
    assert said in refusal(GalleryBlock(), {"title": "Pontes", "pictures": [picture] * count})


def test_a_picture_deleted_since_leaves_the_gallery_standing(root):
    block = GalleryBlock()
    picture = {"image": 9_999, "alt": "Ponte", "caption": "Vão"}
    html = block.render(block.to_python({"title": "Pontes", "pictures": [picture, picture]}))
    assert "Pontes" in html
    assert "<img" not in html


def test_an_activity_says_how_long_and_that_nothing_is_graded():
    html = drawn(ActivityBlock(), activity())
    assert "1 h 30 min" in html
    assert "Fique ao lado.<br>Escute." in html
    assert '<ul class="ticks"><li>Descansou</li></ul>' in html
    assert "Não vale nota" in html
    assert "ticks" not in drawn(ActivityBlock(), activity(checklist=[]))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"minutes": 4}, "5"), ({"minutes": 481}, "480"), ({"bring_back": ""}, "obrigatório")],
)
def test_an_activity_without_an_end_is_refused(wrong, said):
    assert said in refusal(ActivityBlock(), activity(**wrong))


@pytest.mark.parametrize(
    ("block", "value", "times"),
    [
        (QuotationBlock(), {"text": EVIL, "who": EVIL, "source": EVIL}, 3),
        (
            TableBlock(),
            table(
                caption=EVIL,
                columns=[{"type": "text", "heading": EVIL}] * 2,
                rows=[{"values": [EVIL] * 2}],
            ),
            # The heading is written once more beside the cell, for the card.
            6,
        ),
        (
            ComparisonBlock(),
            {"title": EVIL, "sides": [side("do", EVIL, EVIL), side("do", EVIL, EVIL)]},
            6,
        ),
        (TimelineBlock(), {"title": EVIL, "stops": [stop(EVIL, EVIL, EVIL)] * 2}, 8),
        (
            ActivityBlock(),
            activity(title=EVIL, task=EVIL, checklist=[EVIL], bring_back=EVIL),
            5,
        ),
    ],
)
def test_whatever_is_typed_is_shown_as_text(block, value, times):
    assert well_escaped(drawn(block, value), times)


def test_what_is_typed_about_files_is_shown_as_text(root):
    image = picture_of(root)
    picture = {"image": image.pk, "alt": EVIL, "caption": EVIL}
    gallery = drawn(GalleryBlock(), {"title": EVIL, "pictures": [picture] * 2})
    assert well_escaped(gallery, 6)
    document = Document.objects.create(title=EVIL, file=ContentFile(b"x", "a.pdf"), collection=root)
    assert well_escaped(drawn(DocumentBlock(), {"document": document.pk, "purpose": EVIL}), 2)


@pytest.mark.parametrize(
    "block",
    [
        QuotationBlock(), DocumentBlock(), TableBlock(), ComparisonBlock(), TimelineBlock(),
        GalleryBlock(), ActivityBlock(),
    ],
)  # fmt: skip
def test_an_author_is_told_what_each_block_is_for(db, block):
    meta = block.meta
    assert meta.description
    assert meta.group in {"Texto e imagem", "Quadros", "Para o trabalho"}
    assert meta.icon != "placeholder"
    assert str(block.render(block.get_preview_value())).strip()
