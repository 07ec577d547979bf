import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.hours import reconciling
from courses.hours.models import HourEntry
from courses.hours.queries import balance_of, entries_of
from courses.hours.rules import ActionKind, Capacity, Modality
from courses.hours.services import post, reverse
from lms.audit.models import AuditEvent
from tests.courses.factories import DAY

# A cast made once serves every example: each one starts by reversing what stands.
ONE_CAST = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def credit(person, key="a:online", **facts):
    values = {
        "minutes": 90,
        "modality": Modality.ONLINE,
        "action_kind": ActionKind.UPDATE,
        "capacity": Capacity.LEARNER,
        "theme": "Hipertensão",
        "title": "Medir bem",
        "starts_on": DAY,
        "ends_on": DAY,
        "by": None,
        **facts,
    }
    return post(person=person, source_key=key, **values)


def test_posting_credits_and_leaves_a_trace(cast):
    entry = credit(cast.ana, by=cast.bruno.user)

    assert balance_of(cast.ana).total == 90
    assert balance_of(cast.ana).by_modality == {"online": 90}
    assert AuditEvent.objects.get().action == "hours.posted"
    assert AuditEvent.objects.get().object_id == str(entry.public_id)


def test_posting_twice_with_one_key_counts_once(cast):
    assert credit(cast.ana) == credit(cast.ana)

    assert balance_of(cast.ana).total == 90
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize("other", [{"minutes": 91}, {"modality": Modality.ASSESSMENT}])
def test_one_key_never_stands_for_other_facts(cast, other):
    credit(cast.ana)

    with pytest.raises(ValueError, match="other facts"):
        credit(cast.ana, **other)


def test_one_key_never_stands_for_two_people(cast):
    credit(cast.ana)

    with pytest.raises(ValueError, match="other facts"):
        credit(cast.bruno)


@pytest.mark.parametrize("minutes", [0, -5])
def test_nothing_and_less_are_not_credited(cast, minutes):
    with pytest.raises(ValueError, match="more than"):
        credit(cast.ana, minutes=minutes)


def test_a_reversed_entry_counts_nothing(cast):
    entry = credit(cast.ana)

    reversal = reverse(entry=entry, by=cast.bruno.user, reason="Outra pessoa fez.")

    assert reversal.minutes == -90
    assert balance_of(cast.ana).total == 0
    assert balance_of(cast.ana).by_modality == {}


def test_reversing_twice_reverses_once(cast):
    entry = credit(cast.ana)

    assert reverse(entry=entry, by=None, reason="a") == reverse(entry=entry, by=None, reason="b")
    assert balance_of(cast.ana).total == 0


def test_posting_again_after_a_reversal_changes_nothing(cast):
    entry = credit(cast.ana)
    reverse(entry=entry, by=None, reason="a")

    assert credit(cast.ana) == entry
    assert balance_of(cast.ana).total == 0


def test_a_reversal_is_not_reversed(cast):
    reversal = reverse(entry=credit(cast.ana), by=None, reason="a")

    with pytest.raises(ValueError, match="is a reversal"):
        reverse(entry=reversal, by=None, reason="b")


def test_a_long_title_is_cut_and_still_counts_once(cast):
    long = "Pressão " * 1300

    assert credit(cast.ana, title=long) == credit(cast.ana, title=long)


def test_hours_of_merged_records_are_one_persons(cast):
    credit(cast.ana, "a:online")
    credit(cast.elisa, "b:online", minutes=30)
    cast.elisa.merged_into = cast.ana
    cast.elisa.save()

    assert balance_of(cast.ana).total == 120
    assert balance_of(cast.elisa).total == 120
    assert entries_of(cast.ana).count() == 2


@ONE_CAST
@given(
    credits_=st.lists(
        st.tuples(st.integers(1, 6000), st.sampled_from(Modality)), min_size=1, max_size=4
    ),
    undone=st.sets(st.integers(0, 3)),
)
def test_the_ledger_is_the_sum_of_what_stands(cast, credits_, undone):
    for entry in HourEntry.objects.filter(reverses=None, reversed_by=None):
        reverse(entry=entry, by=None, reason="novo exemplo")
    base = HourEntry.objects.count()
    posted = [
        credit(cast.ana, f"{base}-{number}:{modality}", minutes=minutes, modality=modality)
        for number, (minutes, modality) in enumerate(credits_)
    ]
    for number in undone & set(range(len(posted))):
        reverse(entry=posted[number], by=None, reason="x")

    stands = [entry.minutes for number, entry in enumerate(posted) if number not in undone]
    assert balance_of(cast.ana).total == sum(stands)
    assert reconciling.reversals().problems == []
