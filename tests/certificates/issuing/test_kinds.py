"""Certificates of who taught, and of who took part where nothing was assessed."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from certificates.issuing import reconciling
from certificates.issuing.models import Certificate, CertificateHour
from certificates.issuing.rules import CertificateStatus, ReplacementReason
from certificates.issuing.services import (
    issue,
    queue_certificate,
    queue_teaching,
    queue_waiting,
    replace,
)
from certificates.snapshot.rules import CertificateType, snapshot_from_json
from courses.catalogue.models import CoursePage
from courses.catalogue.services import approve_edition
from courses.hours.models import HourEntry
from courses.hours.rules import Capacity
from courses.offerings.models import OfferingFacilitator
from courses.teaching.services import annul_hours
from lms.common.errors import DomainError
from lms.jobs.models import Job
from tests.cast import Cast
from tests.certificates.factories import RunJobs, complete, identify, issued
from tests.certificates.issuing.test_printed_facts import paper_of
from tests.courses.factories import course, lesson, offering
from tests.courses.teaching.factories import confirmed


def of_teaching(cast: Cast, capacity: Capacity = Capacity.FACILITATOR) -> Certificate:
    identify(cast.ana)
    certificate = queue_teaching(confirmed(cast, capacity).pk)
    assert certificate is not None
    return issue(certificate.pk)


def of_taking_part(cast: Cast) -> Certificate:
    identify(cast.ana)
    made = course(
        slug="roda",
        syllabus=[{"type": "unit", "value": {"title": "Roda", "minutes": 60}, "id": "1"}],
    )
    lesson(made, "Roda", slug="roda")
    edition = approve_edition(course=CoursePage.objects.get(pk=made.pk), by=None)
    certificate = queue_certificate(complete(cast.ana, offering(cast, edition)).pk)
    assert certificate is not None
    return issue(certificate.pk)


@pytest.mark.parametrize(
    ("make", "label", "verb", "role"),
    [
        (of_teaching, "Certificado de docência", "ministrou", "facilitação"),
        (
            lambda cast: of_teaching(cast, Capacity.PRECEPTOR),
            "Certificado de preceptoria",
            "exerceu a preceptoria de",
            "preceptoria",
        ),
        (of_taking_part, "Certificado de participação", "participou de", "participação"),
    ],
    ids=["teaching", "preceptorship", "participation"],
)
def test_paper_page_json_and_lists_say_one_thing(
    client: Client,
    cast: Cast,
    make: Callable[[Cast], Certificate],
    label: str,
    verb: str,
    role: str,
) -> None:
    certificate = make(cast)
    paper, page = paper_of(certificate), client.get(f"/v/{certificate.code}").text
    told = client.get(f"/v/{certificate.code}.json").json()["certificate"]
    client.force_login(cast.ana.user)
    own = client.get("/meu-espaco/certificados/").text
    hours = client.get("/meu-espaco/horas/").text
    client.force_login(cast.bruno.user)
    registry = client.get("/gestao/certificados/").text

    for text in (label, verb, f"{role}."):
        assert text in paper, text
    assert label in page
    assert f"<dd>{role.capitalize()}" in page or role.capitalize() in page
    assert (told["certificate_type"], told["result"]) == (certificate.certificate_type, role)
    assert told["competences"] == []
    word = label.rpartition(" ")[2].capitalize()
    for shown in (own, registry):
        assert word in shown
    if certificate.teaching:
        assert role.capitalize() in hours
    for text in (paper, page, str(told)):
        assert "aprova" not in text.replace("Responsável pela aprovação do curso", "")
    assert "Mede a pressão" not in page


def test_the_certificate_of_teaching_attests_the_hours_taught_and_who_confirmed_them(
    cast: Cast,
) -> None:
    certificate = of_teaching(cast, Capacity.PRECEPTOR)
    snapshot = snapshot_from_json(certificate.snapshot)

    assert list(CertificateHour.objects.values_list("entry", flat=True)) == list(
        HourEntry.objects.values_list("pk", flat=True)
    )
    assert (snapshot.total_minutes, snapshot.hours.in_service_minutes) == (60, 60)
    assert snapshot.modality_label == "em serviço"
    assert snapshot.signatures[0].name == cast.bruno.civil_name
    assert snapshot.signatures[0].post == "Responsável pela confirmação das horas"
    assert [(one.name, one.title) for one in snapshot.facilitators] == [
        (cast.ana.civil_name, "preceptoria, Enfermeira")
    ]
    assert queue_teaching(certificate.teaching_id) == certificate
    assert Certificate.objects.count() == 1


def test_who_is_not_identified_gets_it_once_they_are(cast: Cast) -> None:
    made = confirmed(cast)
    assert queue_teaching(made.pk) is None

    identify(cast.ana)

    assert [one.teaching for one in queue_waiting(cast.ana.pk)] == [made]


def test_annulled_hours_revoke_and_are_not_certified_again(cast: Cast, run_jobs: RunJobs) -> None:
    certificate = of_teaching(cast)
    made = OfferingFacilitator.objects.get()
    annul_hours(facilitator=made, by=cast.bruno.user, reason="Não ensinou.")
    with pytest.raises(DomainError, match="foram anuladas"):
        replace(
            certificate=certificate,
            reason=ReplacementReason.WRONG_DATA,
            details="x",
            by=cast.bruno.user,
        )
    run_jobs()

    certificate.refresh_from_db()
    assert (certificate.status, certificate.end_reason) == (CertificateStatus.REVOKED, "annulled")
    assert queue_teaching(made.pk) == certificate
    assert reconciling.certificates().problems == reconciling.teaching().problems == []


def test_a_certificate_of_teaching_is_replaced_by_one_of_its_kind(cast: Cast) -> None:
    old = of_teaching(cast)
    new = replace(
        certificate=old, reason=ReplacementReason.WRONG_DATA, details="x", by=cast.bruno.user
    )

    assert (new.teaching, new.enrollment) == (old.teaching, None)
    assert new.certificate_type == CertificateType.TEACHING
    issue(new.pk)
    assert reconciling.certificates().problems == reconciling.teaching().problems == []


def test_hours_taught_that_nobody_will_certify_are_found(cast: Cast) -> None:
    identify(cast.ana)
    made = confirmed(cast)
    assert reconciling.teaching().problems == []
    Job.objects.filter(event="teaching.confirmed").delete()

    assert reconciling.teaching().problems == [
        f"teaching {made.public_id} has no certificate, and no job will make it"
    ]


def test_a_certificate_has_one_cause_and_keeps_it(cast: Cast) -> None:
    certificate = issued(cast)
    named = OfferingFacilitator.objects.create(
        offering=certificate.enrollment.offering, person=cast.bruno
    )
    values = {
        field.attname: getattr(certificate, field.attname)
        for field in Certificate._meta.concrete_fields
        if field.name not in {"id", "public_id", "file"}
    }

    def twin(**cause: int | None) -> Certificate:
        changed = {"code": "0" * 17, "number": 9, "source_key": "x", **cause}
        return Certificate(**{**values, **changed})

    for cause in ({"teaching_id": named.pk}, {"enrollment_id": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            twin(**cause).save(force_insert=True)
    with pytest.raises(Exception, match="append-only"), transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).update(teaching=named, enrollment=None)
