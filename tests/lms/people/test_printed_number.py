"""A person chooses whether certificates print a staff number, and of which link."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed
from lms.people import services
from lms.people.models import EmploymentLink
from lms.people.rules import LinkAnswer
from tests.cast import Cast, link
from tests.lms.people.made import register


def chosen() -> list[str]:
    links = EmploymentLink.objects.filter(prints_staff_number=True)
    return list(links.values_list("staff_number", flat=True))


def test_no_number_is_printed_unless_the_person_says_so(cast: Cast) -> None:
    assert chosen() == []
    own = EmploymentLink.objects.get(person=cast.ana)
    services.choose_printed_number(link=own, is_printed=True, by=cast.ana.user)
    assert chosen() == ["1001"]
    services.choose_printed_number(link=own, is_printed=False, by=cast.ana.user)
    assert chosen() == []
    actions = AuditEvent.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["people.staff_number_printed", "people.staff_number_hidden"]


def test_one_number_is_printed_at_most(cast: Cast) -> None:
    for made in (EmploymentLink.objects.get(person=cast.ana), second_link(cast)):
        services.choose_printed_number(link=made, is_printed=True, by=cast.ana.user)
    assert chosen() == ["77"]
    with pytest.raises(IntegrityError), transaction.atomic():
        EmploymentLink.objects.filter(person=cast.ana).update(prints_staff_number=True)


def second_link(cast: Cast) -> EmploymentLink:
    return link(cast.ana, cast.goiania, staff_number="77")


def test_only_the_person_chooses(cast: Cast) -> None:
    own = EmploymentLink.objects.get(person=cast.ana)
    for by in (cast.bruno.user, cast.davi.user, cast.fabio.user, cast.root):
        with pytest.raises(NotAllowed):
            services.choose_printed_number(link=own, is_printed=True, by=by)
    assert chosen() == []


def test_a_link_without_a_number_has_none_to_print(cast: Cast) -> None:
    made = link(cast.ana, cast.goiania)
    with pytest.raises(DomainError, match="não tem matrícula"):
        services.choose_printed_number(link=made, is_printed=True, by=cast.ana.user)


def test_a_link_must_be_recognised_first_and_takes_the_choice_with_it(cast: Cast) -> None:
    made = link(cast.ana, cast.goiania, staff_number="77", recognised_at=None)
    with pytest.raises(DomainError, match="diga que este vínculo é seu"):
        services.choose_printed_number(link=made, is_printed=True, by=cast.ana.user)
    services.settle_link(link=made, answer=LinkAnswer.RECOGNISE, by=cast.ana.user)
    services.choose_printed_number(link=made, is_printed=True, by=cast.ana.user)
    services.settle_link(link=made, answer=LinkAnswer.DECLINE, by=cast.ana.user)
    assert chosen() == []


def test_the_page_of_the_link_asks_and_says_what_follows(cast: Cast, client: Client) -> None:
    own = EmploymentLink.objects.get(person=cast.ana)
    address = f"/conta/vinculos/{own.public_id}/"
    client.force_login(cast.ana.user)
    assert "Imprimir a matrícula" in client.get(address).text
    after = client.post(f"{address}matricula/", {"imprimir": "sim"}, follow=True).text
    assert "A matrícula 1001 sai impressa" in after
    after = client.post(f"{address}matricula/", {"imprimir": "nao"}, follow=True).text
    assert "saem sem matrícula" in after
    assert chosen() == []
    assert client.post(f"{address}matricula/", {"imprimir": "talvez"}).status_code == 400


@pytest.mark.parametrize(
    "changes",
    [{"staff_number": ""}, {"ends_on": date(2024, 1, 1)}, {"recognised_at": None}],
)
def test_a_link_that_can_print_nothing_does_not_ask(
    cast: Cast, client: Client, changes: dict[str, object]
) -> None:
    EmploymentLink.objects.filter(person=cast.ana).update(**changes)
    own = EmploymentLink.objects.get(person=cast.ana)
    client.force_login(cast.ana.user)
    assert "Matrícula no certificado" not in client.get(f"/conta/vinculos/{own.public_id}/").text


def test_nobody_chooses_for_another(cast: Cast, client: Client) -> None:
    own = register(cast.parintins, cast.bruno.user, staff_number="9")
    client.force_login(cast.ana.user)
    answer = client.post(f"/conta/vinculos/{own.public_id}/matricula/", {"imprimir": "sim"})
    assert answer.status_code == 404
