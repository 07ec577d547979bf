from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from certificates.bulk.rules import MOST, Result
from certificates.bulk.services import foreseen, replace_many, revoke_many
from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus, ReplacementReason, RevocationReason
from certificates.issuing.services import issue, queue_certificate, revoke
from courses.enrollments.services import annul
from courses.offerings.models import Offering
from lms.access.rules import Role
from lms.audit.models import AuditEvent, AuditPrivate
from lms.common.codes import new_code
from lms.common.errors import DomainError, NotAllowed
from lms.notices.models import Notice
from tests.cast import Cast, give, person
from tests.certificates.factories import RunJobs, complete, identify, issued
from tests.courses.factories import edition, offering

FRAUD, WRONG = RevocationReason.FRAUD, ReplacementReason.WRONG_DATA
_numbers = count(300_000_000)


def several(cast: Cast, how_many: int, into: Offering | None = None) -> list[Certificate]:
    """Give certificates of one class of Parintins to so many people."""
    turma = into or offering(cast, edition(), seats=40)
    made = []
    for _ in range(how_many):
        number = next(_numbers)
        who = identify(person(f"Pessoa {number}", email=f"m{number}@x.example"), f"{number:011d}")
        certificate = queue_certificate(complete(who, turma).pk)
        assert certificate is not None
        made.append(issue(certificate.pk))
    return made


def codes(certificates: list[Certificate]) -> list[str]:
    return [certificate.code for certificate in certificates]


def test_each_is_revoked_audited_and_told_of(cast: Cast, run_jobs: RunJobs) -> None:
    made = several(cast, 3)
    outcomes = revoke_many(codes=codes(made), reason=FRAUD, details="Lista.", by=cast.bruno.user)
    run_jobs()

    assert [one.result for one in outcomes] == [Result.DONE] * 3
    assert set(Certificate.objects.values_list("status", flat=True)) == {"revoked"}
    assert AuditEvent.objects.filter(action="certificate.revoked").count() == 3
    assert Notice.objects.filter(notice_kind="certificates.revoked").count() == 3
    summary = AuditEvent.objects.get(action="certificates.revoked_many")
    assert (summary.data["done"], summary.data["class"]) == (3, "fraud")
    assert AuditPrivate.objects.get(event=summary).reason == "Lista."


def test_each_is_replaced_by_a_new_one(cast: Cast, run_jobs: RunJobs) -> None:
    made = several(cast, 2)
    outcomes = replace_many(codes=codes(made), reason=WRONG, details="Nome.", by=cast.bruno.user)
    run_jobs()

    assert [one.result for one in outcomes] == [Result.DONE] * 2
    for old in made:
        assert Certificate.objects.get(replaces=old).status == CertificateStatus.ISSUED
    assert AuditEvent.objects.get(action="certificates.replaced_many").data["done"] == 2


def test_each_gets_its_own_answer_in_the_order_of_the_list(cast: Cast) -> None:
    first, second, third = several(cast, 3)
    revoke(certificate=second, reason=FRAUD, details="X.", by=cast.bruno.user)
    asked = [first.code, second.code, new_code(), third.code, first.code]
    outcomes = revoke_many(codes=asked, reason=FRAUD, details="X.", by=cast.bruno.user)

    assert [one.result for one in outcomes] == [
        Result.DONE,
        Result.ALREADY,
        Result.UNKNOWN,
        Result.DONE,
    ]


def test_another_issuers_certificate_is_as_unknown_as_one_that_never_was(cast: Cast) -> None:
    [foreign] = several(cast, 1)
    invented = new_code()
    outcomes = revoke_many(
        codes=[foreign.code, invented], reason=FRAUD, details="X.", by=cast.davi.user
    )

    assert {(one.result, one.sentence) for one in outcomes} == {
        (Result.UNKNOWN, outcomes[0].sentence)
    }
    foreign.refresh_from_db()
    assert foreign.status == CertificateStatus.ISSUED


def test_what_may_not_be_done_stands_in_nobodys_way(cast: Cast) -> None:
    own = issued(cast)
    give(cast.ana, Role.COORDINATOR, organization=cast.parintins)
    [other] = several(cast, 1, own.enrollment.offering)
    mine, others = revoke_many(
        codes=[own.code, other.code], reason=FRAUD, details="X.", by=cast.ana.user
    )

    assert (mine.result, others.result) == (Result.REFUSED, Result.DONE)
    assert "próprio" in mine.sentence


def test_an_annulled_completion_is_not_certified_again(cast: Cast) -> None:
    made = several(cast, 2)
    annul(enrollment=made[0].enrollment, by=cast.bruno.user, reason="Prova trocada.")
    outcomes = replace_many(codes=codes(made), reason=WRONG, details="X.", by=cast.bruno.user)

    assert [one.result for one in outcomes] == [Result.REFUSED, Result.DONE]
    assert "foram anuladas" in outcomes[0].sentence


def test_the_same_list_sent_again_changes_nothing(cast: Cast) -> None:
    made = several(cast, 2)
    revoke_many(codes=codes(made), reason=FRAUD, details="X.", by=cast.bruno.user)
    again = revoke_many(codes=codes(made), reason=FRAUD, details="X.", by=cast.bruno.user)

    assert [one.result for one in again] == [Result.ALREADY] * 2
    assert AuditEvent.objects.filter(action="certificate.revoked").count() == 2


def test_what_is_foreseen_is_what_is_done(cast: Cast) -> None:
    made = several(cast, 2)
    revoke(certificate=made[1], reason=FRAUD, details="X.", by=cast.bruno.user)
    asked = [*codes(made), new_code()]
    before = foreseen(codes=asked, target=CertificateStatus.REVOKED, by=cast.bruno.user)
    after = revoke_many(codes=asked, reason=FRAUD, details="X.", by=cast.bruno.user)

    assert [one.result for one in before] == [one.result for one in after]


def test_foreseeing_takes_one_query_however_many(cast: Cast) -> None:
    made = several(cast, 3)
    cast.bruno.user.refresh_from_db()
    foreseen(codes=[made[0].code], target=CertificateStatus.REVOKED, by=cast.bruno.user)
    with CaptureQueriesContext(connection) as one:
        foreseen(codes=codes(made)[:1], target=CertificateStatus.REVOKED, by=cast.bruno.user)
    with CaptureQueriesContext(connection) as three:
        foreseen(codes=codes(made), target=CertificateStatus.REVOKED, by=cast.bruno.user)

    assert len(one) == len(three)


@pytest.mark.parametrize("stranger", ["ana", "elisa"])
def test_who_coordinates_no_issuer_ends_nothing(cast: Cast, stranger: str) -> None:
    [certificate] = several(cast, 1)

    with pytest.raises(NotAllowed, match="coordenação"):
        revoke_many(
            codes=[certificate.code], reason=FRAUD, details="X.", by=getattr(cast, stranger).user
        )
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.ISSUED


def test_without_a_reason_nothing_is_ended(cast: Cast) -> None:
    made = several(cast, 1)
    for details in ("", "  "):
        with pytest.raises(DomainError, match="Conte o que aconteceu"):
            revoke_many(codes=codes(made), reason=FRAUD, details=details, by=cast.bruno.user)
    assert not AuditEvent.objects.filter(action__startswith="certificates.").exists()


def test_an_empty_list_and_one_too_long_are_refused(cast: Cast) -> None:
    with pytest.raises(DomainError, match="ao menos um"):
        revoke_many(codes=[], reason=FRAUD, details="X.", by=cast.bruno.user)
    with pytest.raises(DomainError, match="Divida"):
        revoke_many(
            codes=[new_code() for _ in range(MOST + 1)],
            reason=FRAUD,
            details="X.",
            by=cast.bruno.user,
        )
