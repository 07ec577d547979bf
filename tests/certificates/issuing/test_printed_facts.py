"""What a certificate says of its issuer and of its person's post, from the record to the paper."""

from datetime import timedelta

import pypdfium2
from django.test import Client
from django.utils import timezone

from certificates.issuing.models import Certificate
from certificates.issuing.rules import ReplacementReason
from certificates.issuing.services import erase_person, issue, queue_certificate, replace
from certificates.snapshot.rules import snapshot_from_json
from lms.organizations.services import describe_organization
from lms.people.models import EmploymentLink, Person, User
from lms.people.services import choose_printed_number
from tests.cast import Cast
from tests.certificates.factories import (
    RunJobs,
    complete,
    completed,
    identify,
    issued,
    stored_bytes,
)
from tests.courses.factories import edition, offering
from tests.lms.people.made import register

SCHOOL, UNIVERSITY = "Escola de Saúde do Médio Amazonas", "Universidade da Várzea"
ADDRESS, ACT = "Rua das Andirobas, 45", "Núcleo criado pela Lei municipal 214/2019"


def describe(cast: Cast) -> None:
    describe_organization(
        organization=cast.parintins,
        address=ADDRESS,
        creation_act=ACT,
        contact="",
        by=cast.bruno.user,
    )
    cast.parintins.refresh_from_db()


def print_number(cast: Cast) -> EmploymentLink:
    link = EmploymentLink.objects.get(person=cast.ana)
    return choose_printed_number(link=link, is_printed=True, by=cast.ana.user)


def paper_of(certificate: Certificate) -> str:
    document = pypdfium2.PdfDocument(stored_bytes(certificate))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def test_the_paper_and_the_public_page_say_all_of_it(client: Client, cast: Cast) -> None:
    describe(cast)
    print_number(cast)
    identify(cast.ana)
    given = offering(cast, edition(), partners=[SCHOOL, UNIVERSITY])
    certificate = queue_certificate(complete(cast.ana, given).pk)
    assert certificate is not None
    certificate = issue(certificate.pk)
    paper, page = paper_of(certificate), client.get(f"/v/{certificate.code}").text
    told = client.get(f"/v/{certificate.code}.json").json()

    for fact in (ADDRESS, ACT, "matrícula 1001", f"{SCHOOL} e {UNIVERSITY}"):
        assert fact in paper, fact
        assert fact in page, fact
    assert told["certificate"]["issuer"]["address"] == ADDRESS
    assert told["certificate"]["issuer"]["act"] == ACT
    assert told["certificate"]["partners"] == [SCHOOL, UNIVERSITY]
    assert told["person"]["staff_number"] == "1001"


def test_nothing_of_it_is_said_unless_somebody_said_it(client: Client, cast: Cast) -> None:
    certificate = issued(cast)
    paper, page = paper_of(certificate), client.get(f"/v/{certificate.code}").text

    for label in ("Endereço", "Ato de criação", "matrícula 1001", "Parceria"):
        assert label not in paper, label
        assert label not in page, label


def test_an_issued_certificate_does_not_follow_what_changes_later(
    client: Client, cast: Cast
) -> None:
    certificate = issued(cast)
    before = (certificate.snapshot, stored_bytes(certificate))
    describe(cast)
    print_number(cast)
    certificate = Certificate.objects.get(pk=certificate.pk)

    assert (certificate.snapshot, stored_bytes(certificate)) == before
    assert ADDRESS not in client.get(f"/v/{certificate.code}").text


def test_a_replacement_says_what_holds_now(cast: Cast) -> None:
    old = issued(cast)
    describe(cast)
    print_number(cast)
    reason = ReplacementReason.WRONG_DATA
    new = replace(certificate=old, reason=reason, details="Endereço.", by=cast.bruno.user)
    issue(new.pk)
    new.refresh_from_db()

    assert snapshot_from_json(new.snapshot).issuer.address == ADDRESS
    assert "matrícula 1001" in paper_of(new)


def test_a_link_that_ended_prints_no_number(cast: Cast) -> None:
    link = print_number(cast)
    EmploymentLink.objects.filter(pk=link.pk).update(
        ends_on=timezone.localdate() - timedelta(days=2)
    )

    assert issued(cast).printed_person.staff_number == ""


def test_the_choice_made_on_the_surviving_record_holds_for_a_joined_one(cast: Cast) -> None:
    enrollment = completed(cast, identified=False)
    link = register(cast.parintins, cast.bruno.user, staff_number="77")
    Person.objects.filter(pk=cast.ana.pk).update(merged_into=link.person, user=None)
    Person.objects.filter(pk=link.person_id).update(user=cast.ana.user)
    user = User.objects.get(pk=cast.ana.user.pk)
    choose_printed_number(link=link, is_printed=True, by=user)

    made = queue_certificate(enrollment.pk)

    assert made is not None
    assert made.printed_person.staff_number == "77"


def test_the_number_goes_with_the_name(client: Client, cast: Cast, run_jobs: RunJobs) -> None:
    print_number(cast)
    EmploymentLink.objects.filter(person=cast.ana).update(career_eligible=False)
    certificate = issued(cast)
    erase_person(certificate=certificate, by=cast.ana.user)
    run_jobs()

    assert "matrícula 1001" not in client.get(f"/v/{certificate.code}").text
    assert '"1001"' not in certificate.snapshot
