from itertools import product

import pytest

from certificates.issuing.rules import TRANSITIONS, Action, CertificateStatus, next_status
from lms.common.errors import TransitionRefused

ORDER = list(CertificateStatus)


@pytest.mark.parametrize(("status", "action"), list(product(CertificateStatus, Action)))
def test_every_pair_of_the_table_leads_forward_or_is_refused(
    status: CertificateStatus, action: Action
) -> None:
    if (status, action) in TRANSITIONS:
        assert ORDER.index(next_status(status, action)) > ORDER.index(status)
    else:
        with pytest.raises(TransitionRefused, match="não dá para"):
            next_status(status, action)


def test_what_has_ended_stays_ended() -> None:
    ended = {CertificateStatus.REPLACED, CertificateStatus.REVOKED}

    assert not [status for status, _ in TRANSITIONS if status in ended]
