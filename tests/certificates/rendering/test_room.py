import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from certificates.layouts.logos import made_ready
from certificates.rendering import sheet
from certificates.rendering.fonts import SANS_BOLD, SANS_REGULAR
from certificates.rendering.look import Look, logo_width
from certificates.rendering.pdf import render_pictures
from certificates.rendering.room import Frame, Place, is_crowded
from certificates.rendering.text import text_of
from certificates.snapshot.rules import (
    WITH_LAYOUT,
    Facilitator,
    LayoutUsed,
    PersonFacts,
    Snapshot,
    SyllabusUnit,
)
from tests.certificates.samples import PERSON, SNAPSHOT
from tests.cms.media.pictures import picture

# A difference of grey that rounding makes and no eye sees.
INVISIBLE = 8

TWO_LINES = "Atenção integral à saúde em comunidades ribeirinhas e quilombolas do médio Solimões"
FULL = replace(
    SNAPSHOT,
    course_title=TWO_LINES,
    issuer=replace(SNAPSHOT.issuer, unit=TWO_LINES),
    place=TWO_LINES,
    partners=(TWO_LINES,),
    syllabus=tuple(SyllabusUnit(title=TWO_LINES, minutes=60) for _ in range(8)),
    facilitators=(Facilitator(name=TWO_LINES),),
    signatures=SNAPSHOT.signatures * 3,
    registry="Livro 3 de registros de certificados do núcleo, folha 41, registro 418",
)


LOOK = Look("#0b5d3b", "#f4a300", made_ready(io.BytesIO(picture((920, 340)))))
USED = LayoutUsed(public_id="", version=1, digest="")
LAID_OUT = replace(
    SNAPSHOT,
    opening=TWO_LINES,
    closing="Cuidar de quem cuida.",
    course_title=TWO_LINES,
    attendance_percent=None,
    ends_on=SNAPSHOT.starts_on,
    place="",
    partners=(),
    issuer=replace(SNAPSHOT.issuer, legal_name=TWO_LINES),
    layout=USED,
    schema_version=WITH_LAYOUT,
)


def crowded(snapshot: Snapshot, person: PersonFacts = PERSON) -> bool:
    return is_crowded(text_of(snapshot, person))


def frame_of(snapshot: Snapshot) -> Frame:
    lines = tuple(filter(None, (snapshot.opening, snapshot.closing)))
    return Frame(lines, logo_width(LOOK.logo)) if snapshot.layout else Frame()


def pictures(snapshot: Snapshot) -> list[Image.Image]:
    look = LOOK if snapshot.layout else None
    return [
        Image.open(io.BytesIO(file)).convert("L")
        for file in render_pictures(snapshot, PERSON, look=look, ppi=60)
    ]


@pytest.mark.parametrize("snapshot", [SNAPSHOT, replace(SNAPSHOT, is_demo=True), FULL, LAID_OUT])
def test_a_sheet_with_room_looks_the_same_when_typst_measures_it(snapshot, monkeypatch):
    assert not is_crowded(text_of(snapshot, PERSON), frame_of(snapshot))
    plain = pictures(snapshot)
    monkeypatch.setattr(sheet, "is_crowded", lambda *_: True)
    for ours, measured in zip(plain, pictures(snapshot), strict=True):
        assert ImageChops.difference(ours, measured).getextrema()[1] < INVISIBLE


@pytest.mark.parametrize(
    "change",
    [
        {"course_title": f"{TWO_LINES} e no alto Solimões, com as equipes das unidades fluviais"},
        {"issuer": replace(SNAPSHOT.issuer, legal_name=TWO_LINES * 3)},
        {"place": TWO_LINES * 3},
        {"partners": (TWO_LINES,) * 4},
        {"programme": TWO_LINES * 4},
        {"legal_notes": ("Nota.",) * 5},
        {"competences": ("vacinar",) * 22},
        {"syllabus": tuple(SyllabusUnit(title=f"Unidade {n}", minutes=60) for n in range(22))},
        {"signatures": (replace(SNAPSHOT.signatures[0], post=TWO_LINES * 3),)},
        {"course_title": "山田"},
        {"course_title": "Vacinação" * 12},
    ],
)
def test_a_text_that_may_be_too_long_for_its_place_makes_a_sheet_crowded(change):
    assert crowded(replace(SNAPSHOT, **change))


@pytest.mark.parametrize(
    "frame", [Frame(lines=(TWO_LINES * 2, TWO_LINES * 2)), Frame(emblem_width=150)]
)
def test_a_layout_may_take_so_much_that_a_sheet_is_crowded(frame: Frame) -> None:
    snapshot = replace(SNAPSHOT, issuer=replace(SNAPSHOT.issuer, legal_name=TWO_LINES))
    assert not crowded(snapshot)
    assert is_crowded(text_of(snapshot, PERSON), frame)


def test_a_name_that_needs_a_second_line_makes_a_sheet_crowded():
    assert crowded(SNAPSHOT, replace(PERSON, printed_name=f"{PERSON.printed_name} e Vasconcelos"))


def test_a_text_breaks_between_words_and_wider_letters_take_more_lines():
    place = Place(SANS_REGULAR, 10, 20)
    assert place.lines("saúde da família") == 2
    assert place.lines("saúde") == 1
    assert place.lines("saúde", "família") == 2
    assert Place(SANS_BOLD, 10, 20).lines("iiii iiii iiii") == 1
    assert Place(SANS_BOLD, 10, 20).lines("WWWW WWWW WWWW") == 3


def test_a_word_wider_than_its_place_never_fits():
    assert not Place(SANS_REGULAR, 10, 20, most=9).holds("inconstitucionalissimamente")
