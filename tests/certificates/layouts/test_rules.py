from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates.layouts import rules
from certificates.layouts.rules import Design
from certificates.rendering.look import STANDARD
from certificates.snapshot.rules import LayoutUsed, Snapshot, canonical_json, snapshot_from_json
from lms.common.errors import DomainError
from tests.certificates.layouts.made import DESIGN, MOTTO, SECRETARY
from tests.certificates.samples import SNAPSHOT

TODAY = date(2026, 9, 14)
USED = LayoutUsed(public_id="5e6b", version=3, digest=DESIGN.digest)
colours = st.binary(min_size=3, max_size=3).map(lambda parts: f"#{parts.hex()}")


def test_the_contrast_is_that_of_wcag() -> None:
    assert rules.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert rules.contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert rules.contrast("#0000ff", "#ffffff") == pytest.approx(8.592, abs=0.001)


@given(colours, colours)
@settings(max_examples=50)
def test_contrast_is_the_same_both_ways_and_never_out_of_its_range(one: str, other: str) -> None:
    assert 1 <= rules.contrast(one, other) == rules.contrast(other, one) <= 21


def test_every_colour_that_is_offered_is_taken_and_so_is_the_services_own_look() -> None:
    for main in rules.MAIN_COLOURS:
        assert rules.checked_main(main) == main
        for accent in rules.ACCENT_COLOURS:
            assert rules.checked_accent(accent, main=main) == accent
    assert rules.checked(Design(), on=TODAY) == Design()


def test_letters_that_would_vanish_on_paper_are_refused() -> None:
    assert rules.checked_main(" #767676 ") == "#767676"
    with pytest.raises(DomainError, match="clara demais"):
        rules.checked_main("#777777")


def test_an_accent_that_nobody_tells_from_the_main_colour_is_refused() -> None:
    with pytest.raises(DomainError, match="se confunde"):
        rules.checked_accent("#123456", main=STANDARD.main)


@pytest.mark.parametrize("typed", ["", "verde", "#12345", "#1234567", "#gg0000", "url(#a)"])
def test_what_is_no_colour_is_refused(typed: str) -> None:
    with pytest.raises(DomainError, match="Escolha a cor de novo"):
        rules.checked_main(typed)


def test_texts_are_tidied_and_what_paper_cannot_show_is_named() -> None:
    tidy = rules.checked(replace(DESIGN, closing="  Cuidar   sempre. "), on=TODAY)
    assert tidy.closing == "Cuidar sempre."
    with pytest.raises(DomainError, match="“😀”"):
        rules.checked(replace(DESIGN, opening="Lema 😀"), on=TODAY)
    with pytest.raises(DomainError, match="até 200 letras"):
        rules.checked(replace(DESIGN, closing="a" * 201), on=TODAY)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Escreva o nome"),
        ({"name": "Fulano 2"}, "não leva números"),
        ({"post": " "}, "Escreva o cargo"),
        ({"post": "Secretária 😀"}, "não consegue imprimir"),
        ({"signed_on": date(2026, 9, 15)}, "ainda não chegou"),
    ],
)
def test_a_signature_says_who_in_which_post_and_since_when(
    change: dict[str, object], sentence: str
) -> None:
    with pytest.raises(DomainError, match=sentence):
        rules.checked(replace(DESIGN, signatures=(replace(SECRETARY, **change),)), on=TODAY)


def test_a_layout_goes_into_the_snapshot_and_comes_back_from_its_text() -> None:
    dressed = rules.dressed(SNAPSHOT, DESIGN, USED)
    assert (dressed.signatures, dressed.closing) == ((SECRETARY,), MOTTO)
    assert (dressed.layout, dressed.schema_version) == (USED, 2)
    text = canonical_json(dressed)
    assert snapshot_from_json(text) == dressed
    assert canonical_json(snapshot_from_json(text)) == text


def test_who_approved_the_course_signs_where_the_layout_names_nobody() -> None:
    dressed = rules.dressed(SNAPSHOT, replace(DESIGN, signatures=()), USED)
    assert dressed.signatures == SNAPSHOT.signatures


@pytest.mark.parametrize(
    "change",
    [
        {"opening": "Sem modelo"},
        {"closing": "Sem modelo"},
        {"layout": USED},
        {"schema_version": 2},
        {"schema_version": 3},
    ],
)
def test_a_snapshot_has_a_layout_and_its_version_or_neither(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"layout|version"):
        replace(SNAPSHOT, **change)


def test_a_line_too_long_for_the_sheet_makes_no_snapshot() -> None:
    dressed = rules.dressed(SNAPSHOT, DESIGN, USED)
    with pytest.raises(ValueError, match="at most 200"):
        replace(dressed, closing="a" * 201)


def test_the_digest_tells_one_look_from_another_and_not_one_text_from_another() -> None:
    looks = [Design(), DESIGN, replace(DESIGN, logo=b""), replace(DESIGN, accent="#ffcd07")]
    assert len({design.digest for design in looks}) == len(looks)
    assert replace(DESIGN, closing="").digest == DESIGN.digest


def kept_keys(snapshot: Snapshot) -> set[str]:
    text = canonical_json(snapshot)
    return {name for name in ("opening", "closing", "layout") if f'"{name}":' in text}


def test_a_snapshot_without_a_layout_says_nothing_of_one() -> None:
    assert kept_keys(SNAPSHOT) == set()
    assert kept_keys(rules.dressed(SNAPSHOT, DESIGN, USED)) == {"opening", "closing", "layout"}
