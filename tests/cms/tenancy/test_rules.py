"""Arithmetic of tree paths."""

from hypothesis import given
from hypothesis import strategies as st

from cms.tenancy import rules

steps = st.lists(st.sampled_from(["0001", "0002", "000A"]), min_size=1, max_size=5)
paths = st.lists(steps.map("".join), min_size=1, max_size=8)


@given(paths)
def test_minimal_paths_reach_what_all_of_them_reach(given_paths):
    kept = rules.minimal(given_paths)
    assert all(rules.is_under(path, kept) for path in given_paths)
    assert set(kept) <= set(given_paths)


@given(paths)
def test_no_minimal_path_stands_below_another(given_paths):
    kept = rules.minimal(given_paths)
    assert not any(a != b and a.startswith(b) for a in kept for b in kept)


@given(paths)
def test_the_common_ancestor_holds_every_path_and_is_a_node(given_paths):
    shared = rules.common_ancestor(given_paths)
    assert len(shared) % rules.STEP == 0
    assert all(path.startswith(shared) for path in given_paths)


def test_the_common_ancestor_of_one_path_is_itself():
    assert rules.common_ancestor(["00010002"]) == "00010002"


def test_siblings_that_start_alike_share_only_their_parent():
    assert rules.common_ancestor(["0001000A", "0001000B"]) == "0001"


def test_nothing_is_under_no_place():
    assert not rules.is_under("0001", [])


def test_lineage_goes_from_the_top_to_the_node():
    assert rules.lineage("000100020003") == ["0001", "00010002", "000100020003"]
