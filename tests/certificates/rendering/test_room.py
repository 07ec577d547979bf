import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from certificates.rendering import sheet
from certificates.rendering.fonts import SANS_BOLD, SANS_REGULAR
from certificates.rendering.pdf import render_png
from certificates.rendering.room import Place, is_crowded
from certificates.rendering.text import text_of
from certificates.snapshot.rules import Facilitator, PersonFacts, Snapshot, SyllabusUnit
from tests.certificates.samples import PERSON, SNAPSHOT

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


def crowded(snapshot: Snapshot, person: PersonFacts = PERSON) -> bool:
    return is_crowded(text_of(snapshot, person))


def pictures(snapshot: Snapshot) -> list[Image.Image]:
    files = [render_png(snapshot, PERSON, page, ppi=60) for page in (1, 2)]
    return [Image.open(io.BytesIO(file)).convert("L") for file in files]


@pytest.mark.parametrize("snapshot", [SNAPSHOT, replace(SNAPSHOT, is_demo=True), FULL])
def test_a_sheet_with_room_looks_the_same_when_typst_measures_it(snapshot, monkeypatch):
    assert not crowded(snapshot)
    plain = pictures(snapshot)
    monkeypatch.setattr(sheet, "is_crowded", lambda _: True)
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
