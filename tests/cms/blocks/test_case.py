"""A case that branches: walkable, drawn whole, and refused with the step's own name."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Collection

from cms.blocks.case import CaseBlock
from cms.blocks.case_rules import CaseStep, reached, refusal_of
from tests.cms.blocks.drawing import EVIL, drawn, refusal, well_escaped
from tests.cms.media.pictures import picture_of

NAMES = "abcdef"


def step(name: str, *goes_to: str, teaching: str = "", **fields: Any) -> dict[str, Any]:
    choices = [{"text": f"Vou a {target}", "goes_to": target} for target in goes_to]
    usual = {"name": name, "text": f"Passo {name}.", "choices": choices, "teaching": teaching}
    return {**usual, **fields}


def case(*steps: dict[str, Any], title: str = "Dona Lurdes") -> dict[str, Any]:
    return {"title": title, "steps": list(steps)}


WHOLE = case(
    step("chegada", "escuta", "receita"),
    step("receita", "escuta"),
    step("escuta", teaching="Escute antes."),
)


def test_every_choice_leads_to_its_step_inside_the_page():
    html = drawn(CaseBlock(), WHOLE)
    assert html.count('class="case__step') == 3
    assert 'id="caso-previa-1"' in html
    assert '<a class="row__link" href="#caso-previa-3">Vou a escuta</a>' in html
    assert '<a class="row__link" href="#caso-previa-2">Vou a receita</a>' in html
    assert "O que este caminho ensina:</b> Escute antes." in html
    assert 'href="#caso-previa-1"' in html


def test_two_cases_of_one_lesson_have_addresses_of_their_own():
    block = CaseBlock()
    value = block.to_python(WHOLE)
    html = block.render(value, context={"block": SimpleNamespace(id="b1")})
    assert 'id="caso-b1-2"' in html
    assert "previa" not in html


def test_names_are_the_same_whatever_their_capitals_and_spaces():
    value = case(step("Chegada ", " ESCUTA"), step("escuta", teaching="Fim."))
    assert 'href="#caso-previa-2"' in drawn(CaseBlock(), value)


def test_a_draft_that_names_no_step_draws_no_link():
    block = CaseBlock()
    html = block.render(block.to_python(case(step("a", "x"), step("b", teaching="Fim."))))
    assert "row__link" not in html


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([step("a", "x"), step("b", teaching="Fim.")], "leva a “x”, que não existe"),
        ([step("a", "b"), step("b")], "O passo “b” não leva a lugar nenhum"),
        ([step("a", "b"), step("b", "a", teaching="Fim.")], "Fique com um dos dois"),
        ([step("a", "b"), step("B", teaching="x"), step("b", teaching="x")], "se chamam “b”"),
        ([step("a", teaching="Fim."), step("b", "a")], "Nenhuma escolha leva ao passo “b”"),
        (
            [step("a", "b", "c"), step("b", "b"), step("c", teaching="Fim.")],
            "Do passo “b” não se chega a nenhum final",
        ),
        ([step("a", teaching="Fim.")], "2"),
        ([step("a", *"bcdef"), step("b", teaching="Fim.")], "4"),
        ([step("", "b"), step("b", teaching="Fim.")], "obrigatório"),
    ],
)
def test_a_case_that_cannot_be_walked_is_refused(steps, said):
    assert said in refusal(CaseBlock(), case(*steps))


def test_a_case_has_twenty_steps_at_most():
    steps = [step(f"p{n}", f"p{n + 1}") for n in range(20)] + [step("p20", teaching="Fim.")]
    assert "20" in refusal(CaseBlock(), case(*steps))


def test_a_picture_of_a_step_needs_its_words(db):
    image = picture_of(Collection.objects.get(depth=1))
    steps = [step("a", "b", image=image.pk), step("b", teaching="Fim.")]
    assert "para quem não a vê" in refusal(CaseBlock(), case(*steps))
    steps[0]["alt"] = "Uma ponte"
    assert 'alt="Uma ponte"' in drawn(CaseBlock(), case(*steps))


def test_whatever_is_typed_in_a_case_is_shown_as_text():
    first = {"name": "a", "text": EVIL, "choices": [{"text": EVIL, "goes_to": "b"}]}
    last = {"name": "b", "text": EVIL, "choices": [], "teaching": EVIL}
    assert well_escaped(drawn(CaseBlock(), case(first, last, title=EVIL)), 6)


def test_an_author_is_told_what_a_case_is_for():
    block = CaseBlock()
    assert block.meta.description
    assert "Dona Lurdes" in block.render(block.clean(block.get_preview_value()))


steps_of_a_case = st.lists(
    st.builds(
        CaseStep,
        st.sampled_from(NAMES),
        st.lists(st.sampled_from(NAMES), max_size=3).map(tuple),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


# Drawing is quick; a machine that runs everything at once is not.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(steps_of_a_case)
def test_a_case_is_accepted_exactly_when_every_step_is_met_and_finds_an_end(steps):
    ways = {one.name: one.goes_to for one in steps}
    names = set(ways)
    is_sound = (
        len(names) == len(steps)
        and all(bool(one.goes_to) != one.is_end for one in steps)
        and all(set(one.goes_to) <= names for one in steps)
        and reached(steps[0].name, ways) == names
        and all(
            any(end.is_end and end.name in reached(one.name, ways) for end in steps)
            for one in steps
        )
    )
    assert (refusal_of(steps) == "") == is_sound


@given(st.permutations(list(NAMES)))
def test_a_chain_can_be_walked_from_its_head(names):
    ways = dict(zip(names, ([name] for name in names[1:]), strict=False))
    assert reached(names[0], ways) == set(names)
    assert reached(names[-1], ways) == {names[-1]}
