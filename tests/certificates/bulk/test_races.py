"""A list against a single deed, and list against list; on the database at hand."""

from collections import Counter
from collections.abc import Sequence

import pytest

from certificates.bulk.rules import Outcome, Result
from certificates.bulk.services import replace_many, revoke_many
from certificates.issuing.models import Certificate, CertificateEvent
from certificates.issuing.rules import CertificateStatus, ReplacementReason, RevocationReason
from certificates.issuing.services import revoke
from lms.common.errors import TransitionRefused
from lms.jobs import services as jobs
from tests.cast import Cast
from tests.certificates.bulk.test_services import codes, several
from tests.certificates.issuing.test_races import myself, together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_senders", [])


def listed(cast: Cast, wanted: Sequence[str]) -> list[Outcome]:
    return revoke_many(
        codes=wanted, reason=RevocationReason.FRAUD, details="X.", by=myself(cast.bruno.user)
    )


def swapped(cast: Cast, wanted: Sequence[str]) -> list[Outcome]:
    return replace_many(
        codes=wanted, reason=ReplacementReason.WRONG_DATA, details="X.", by=myself(cast.bruno.user)
    )


def alone(cast: Cast, certificate: Certificate) -> Certificate:
    return revoke(
        certificate=certificate,
        reason=RevocationReason.FRAUD,
        details="X.",
        by=myself(cast.bruno.user),
    )


def ended_once(made: list[Certificate]) -> None:
    """Assert that each has ended, and that nobody ended it a second time."""
    ends = CertificateEvent.objects.exclude(event=CertificateStatus.ISSUED)
    assert Counter(ends.values_list("certificate", flat=True)) == {one.pk: 1 for one in made}


def test_of_a_list_and_a_single_deed_one_ends_each(cast: Cast) -> None:
    made = several(cast, 4)
    deeds = [lambda one=one: alone(cast, one) for one in reversed(made)]
    outcomes = together([lambda: listed(cast, codes(made)), *deeds])

    ended_once(made)
    refused = sum(isinstance(outcome, TransitionRefused) for outcome in outcomes)
    [results] = [outcome for outcome in outcomes if isinstance(outcome, list)]
    counts = Counter(one.result for one in results)
    assert counts[Result.DONE] == refused
    assert counts[Result.DONE] + counts[Result.ALREADY] == len(made)


def test_of_two_lists_in_opposite_order_each_certificate_ends_once(cast: Cast) -> None:
    made = several(cast, 4)
    forth, back = together(
        [lambda: listed(cast, codes(made)), lambda: swapped(cast, codes(made)[::-1])]
    )

    ended_once(made)
    assert isinstance(forth, list)
    assert isinstance(back, list)
    done = [one for one in [*forth, *back] if one.result == Result.DONE]
    assert sorted(one.code for one in done) == sorted(codes(made))
    new = Certificate.objects.exclude(replaces=None).count()
    assert new == sum(one.result == Result.DONE for one in back)
