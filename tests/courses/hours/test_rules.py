from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from courses.hours.rules import Modality, balance, by_modality


@dataclass(frozen=True)
class Entry:
    minutes: int
    modality: str


entries = st.lists(
    st.builds(Entry, st.integers(1, 60_000), st.sampled_from(Modality.values)), max_size=30
)


@given(entries)
def test_reversing_everything_leaves_zero(posted):
    reversed_too = posted + [Entry(-entry.minutes, entry.modality) for entry in posted]

    assert balance(reversed_too) == 0
    assert by_modality(reversed_too) == {}


@given(entries, st.randoms())
def test_the_order_of_entries_does_not_matter(posted, random):
    shuffled = list(posted)
    random.shuffle(shuffled)

    assert balance(shuffled) == balance(posted)
    assert by_modality(shuffled) == by_modality(posted)


@given(entries)
def test_the_parts_add_up_to_the_whole(posted):
    assert sum(by_modality(posted).values()) == balance(posted)
