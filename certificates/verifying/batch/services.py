"""Making a sealed report of what was checked."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from certificates.credentials.rules import seal
from certificates.issuing.keys import sealing_key
from certificates.verifying.batch.report import render_report
from certificates.verifying.batch.rules import Line, totals
from certificates.verifying.models import CheckReport
from lms.audit import actions
from lms.audit import services as audit
from lms.common.codes import new_code
from lms.people.queries import person_of

if TYPE_CHECKING:
    from lms.people.models import User

MADE = actions.register("check_report.made", "Fez um relatório de conferência de certificados.")


def make_report(*, lines: Sequence[Line], by: "User | None") -> bytes:
    """Return a report of ``lines`` as a PDF that can itself be checked; keep its proof alone.

    Anybody may: the report says no more than the public pages. It is sealed as certificates are,
    by a signature over the digest of the whole file (D23), which stands at the report's code.

    Args:
        lines: in the order of the list.
        by: who is signed in, to be named in the report; nobody else is.
    """
    now, code = timezone.now(), new_code()
    person = person_of(by) if by else None
    pdf = render_report(lines, code=code, made_at=now, asked_by=person.name if person else "")
    sha256 = hashlib.sha256(pdf).hexdigest()
    made = seal(sha256, sealing_key())
    with transaction.atomic():
        report = CheckReport.objects.create(
            code=code,
            made_at=now,
            totals=totals(lines),
            file_sha256=sha256,
            seal_key_id=made.key_id,
            seal_signature=made.signature_b64,
        )
        audit.record(MADE, report, by=by, data={"code": code, "lines": len(lines)})
    return pdf
