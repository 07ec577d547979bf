"""Many at once, on the database at hand."""

import pytest

from certificates.badges.models import StatusPlace
from certificates.badges.services import Form, take_along
from certificates.issuing.rules import CertificateStatus, RevocationReason
from certificates.issuing.services import revoke
from lms.common.errors import TransitionRefused
from lms.jobs import services as jobs
from tests.cast import Cast
from tests.certificates.factories import issued
from tests.certificates.issuing.test_races import AT_ONCE, myself, together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_senders", [])


def test_a_certificate_has_one_place_however_often_it_is_taken_at_once(cast: Cast) -> None:
    certificate = issued(cast)

    def taking() -> str:
        by = myself(cast.ana.user)
        made = take_along(certificate=certificate, shows_name=False, form=Form.TOKEN, by=by)
        return made.text

    assert len(set(together([taking] * AT_ONCE))) == 1
    assert StatusPlace.objects.count() == 1


def test_one_that_is_revoked_meanwhile_is_either_refused_or_on_the_list(cast: Cast) -> None:
    certificate = issued(cast)

    def taking() -> object:
        by = myself(cast.ana.user)
        return take_along(certificate=certificate, shows_name=False, form=Form.TOKEN, by=by)

    def revoking() -> object:
        by = myself(cast.bruno.user)
        return revoke(certificate=certificate, reason=RevocationReason.FRAUD, details="X.", by=by)

    taken, _revoked = together([taking, revoking])

    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.REVOKED
    is_refused = isinstance(taken, TransitionRefused)
    assert StatusPlace.objects.count() == (0 if is_refused else 1)
