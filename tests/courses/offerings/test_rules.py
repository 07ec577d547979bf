from datetime import date, timedelta
from itertools import product

import pytest

from courses.offerings import rules
from courses.offerings.rules import Action, OfferingState
from courses.offerings.steps import BY_SLUG, FACES
from lms.common.errors import DomainError, TransitionRefused
from tests.courses.factories import DAY

ENDED = {OfferingState.CLOSED, OfferingState.CANCELLED}


@pytest.mark.parametrize(("state", "action"), list(product(OfferingState, Action)))
def test_every_pair_leads_somewhere_or_is_refused(state, action):
    if (state, action) in rules.TRANSITIONS:
        assert rules.next_state(state, action) in OfferingState
    else:
        with pytest.raises(TransitionRefused, match="Esta turma está"):
            rules.next_state(state, action)


@pytest.mark.parametrize(("state", "action"), list(product(sorted(ENDED), Action)))
def test_nothing_follows_the_end(state, action):
    with pytest.raises(TransitionRefused):
        rules.next_state(state, action)


def test_an_offering_can_be_cancelled_until_somebody_closes_it():
    may = {state for state in OfferingState if (state, Action.CANCEL) in rules.TRANSITIONS}

    assert may == set(OfferingState) - ENDED - {OfferingState.SETTLING}


def test_closing_is_decided_before_it_is_done():
    assert rules.next_state(OfferingState.CLOSING, Action.SETTLE) == OfferingState.SETTLING
    assert rules.next_state(OfferingState.SETTLING, Action.CLOSE) == OfferingState.CLOSED
    assert {state for state, action in rules.TRANSITIONS if action == Action.CLOSE} == {
        OfferingState.SETTLING
    }


def test_every_state_has_its_own_word():
    assert len({state.label for state in OfferingState}) == len(OfferingState)


PLAN = {"title": "2026/1", "place": "", "seats": 30, "starts_on": DAY, "ends_on": DAY}


def test_a_plan_of_one_day_is_fine():
    rules.refuse_bad_plan(**PLAN)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": "   "}, "Dê um nome"),
        ({"title": "x" * 10_000}, "até 120 letras"),
        ({"place": "x" * 10_000}, "até 160 letras"),
        ({"seats": 0}, "ao menos 1 vaga"),
        ({"seats": -3}, "ao menos 1 vaga"),
        ({"seats": 10**12}, "até 20.000 vagas"),
        ({"ends_on": DAY - timedelta(days=1)}, "termina antes de começar"),
        ({"ends_on": date.max}, "até 5 anos"),
    ],
)
def test_a_plan_out_of_bounds_is_refused(change, said):
    with pytest.raises(DomainError, match=said):
        rules.refuse_bad_plan(**{**PLAN, **change})


@pytest.mark.parametrize(
    ("owner", "kind", "same_state", "may"),
    [
        (1, "municipal", True, True),
        (2, "municipal", True, False),
        (2, "platform", False, True),
        (2, "state", True, True),
        (2, "state", False, False),
    ],
)
def test_whose_courses_may_be_offered(owner, kind, same_state, may):
    found = rules.may_host(host=1, owner=owner, owner_kind=kind, in_same_state=same_state)

    assert found is may


def test_each_step_that_a_coordinator_sees_is_a_step():
    assert len(BY_SLUG) == len(FACES)
    assert all(any(face.action == action for _, action in rules.TRANSITIONS) for face in FACES)
