"""Confirming, annulling and certifying at once, on the database at hand."""

import pytest

from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus
from certificates.issuing.services import queue_teaching
from courses.hours.models import HourEntry
from courses.hours.queries import balance_of
from courses.offerings.models import OfferingFacilitator
from courses.teaching.services import annul_hours, confirm_hours, remove_facilitator
from lms.audit.models import AuditEvent
from lms.common.errors import TransitionRefused
from tests.certificates.factories import identify
from tests.certificates.issuing.test_races import _no_worker, myself, together  # noqa: F401
from tests.courses.teaching.factories import closed, confirmed, taught

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 6


def test_hours_are_confirmed_once_however_many_try(cast):
    named = taught(cast)
    closed(cast, named.offering)

    def confirming():
        return confirm_hours(facilitator=named, minutes=60, by=myself(cast.bruno.user))

    outcomes = together([confirming] * TIMES)

    assert sum(isinstance(one, TransitionRefused) for one in outcomes) == TIMES - 1
    assert HourEntry.objects.get().minutes == 60
    assert AuditEvent.objects.filter(action="teaching.confirmed").count() == 1


def test_of_confirming_and_removing_at_once_one_wins(cast):
    named = taught(cast)
    closed(cast, named.offering)

    together(
        [
            lambda: confirm_hours(facilitator=named, minutes=60, by=myself(cast.bruno.user)),
            lambda: remove_facilitator(facilitator=named, by=myself(cast.bruno.user)),
        ]
    )

    assert OfferingFacilitator.objects.count() == HourEntry.objects.count()


def test_annulling_while_the_certificate_is_made_leaves_none_in_force(cast, run_jobs):
    identify(cast.ana)
    made = confirmed(cast)

    def annulling():
        return annul_hours(facilitator=made, by=myself(cast.bruno.user), reason="Não ensinou.")

    outcomes = together([annulling, lambda: queue_teaching(made.pk), annulling])
    run_jobs()

    assert sum(isinstance(one, TransitionRefused) for one in outcomes) == 1
    assert not Certificate.objects.exclude(status=CertificateStatus.REVOKED).exists()
    assert balance_of(cast.ana).total == 0
