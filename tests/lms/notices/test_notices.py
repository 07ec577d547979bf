from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from lms.common.errors import NotAllowed
from lms.notices import policy, queries, services
from lms.notices.handlers import tell_of_code
from lms.notices.models import Notice
from lms.people.models import OneTimeCode, Person
from lms.people.services import issue_one_time_code
from tests.cast import Cast, link
from tests.lms.people.made import register

INBOX = "/avisos/"


def tell(person: Person, text: str = "Sua matrícula foi confirmada.", path: str = "") -> Notice:
    return services.notify(person=person, kind="enrollments.confirmed", text=text, path=path)


def test_a_notice_waits_for_its_person(cast: Cast) -> None:
    tell(cast.ana)
    assert queries.unread_count(cast.ana.user) == 1
    assert queries.unread_count(cast.bruno.user) == 0
    assert queries.unread_count(cast.root) == 0


def test_saying_the_same_twice_is_saying_it_once(cast: Cast) -> None:
    assert tell(cast.ana) == tell(cast.ana)
    now = timezone.now()
    for moment in (now, now, now + timedelta(minutes=1)):
        services.notify(person=cast.ana, kind="x", text="Código emitido.", at=moment)
    assert Notice.objects.filter(notice_kind="x").count() == 2


def test_a_merged_persons_notices_follow(cast: Cast) -> None:
    old = tell(cast.elisa)
    Person.objects.filter(pk=cast.elisa.pk).update(merged_into=cast.ana)
    new = tell(Person.objects.get(pk=cast.elisa.pk), "Outra coisa.")
    assert new.person == cast.ana
    assert set(queries.inbox(cast.ana.user)) == {old, new}


@pytest.mark.parametrize(
    ("text", "path"), [("", ""), ("x" * 301, ""), ("Veja.", "https://x.example/"), ("Veja.", "//x")]
)
def test_a_notice_that_does_not_fit_is_a_fault_of_ours(cast: Cast, text: str, path: str) -> None:
    with pytest.raises(ValueError, match="notice"):
        tell(cast.ana, text, path)


def test_reading_is_marked_once_and_by_the_person(cast: Cast) -> None:
    notice = tell(cast.ana)
    with pytest.raises(NotAllowed):
        services.mark_read(notice=notice, reader=cast.bruno.user)
    first = services.mark_read(notice=notice, reader=cast.ana.user).read_at
    assert services.mark_read(notice=notice, reader=cast.ana.user).read_at == first


def test_one_notice_and_the_list_agree(cast: Cast) -> None:
    tell(cast.ana)
    tell(cast.bruno)
    for user in (cast.ana.user, cast.bruno.user, cast.root):
        seen = set(policy.visible_to(user, Notice.objects.all()))
        for notice in Notice.objects.all():
            assert bool(policy.can_read(user, notice)) == (notice in seen)


def test_the_inbox_is_read_and_led_from(cast: Cast, client: Client) -> None:
    client.force_login(cast.ana.user)
    notice = tell(cast.ana, path="/conta/")
    assert "Sua matrícula foi confirmada." in client.get(INBOX).content.decode()
    assert client.get(f"/avisos/{notice.public_id}/").status_code == 405
    response = client.post(f"/avisos/{notice.public_id}/")
    assert (response.status_code, response["Location"]) == (302, "/conta/")
    assert queries.unread_count(cast.ana.user) == 0


def test_anothers_notice_is_not_there(cast: Cast, client: Client) -> None:
    notice = tell(cast.ana)
    client.force_login(cast.bruno.user)
    assert client.post(f"/avisos/{notice.public_id}/").status_code == 404
    assert "matrícula" not in client.get(INBOX).content.decode()


def test_all_are_marked_read_at_once(cast: Cast, client: Client) -> None:
    tell(cast.ana)
    tell(cast.ana, "Outra coisa.")
    client.force_login(cast.ana.user)
    client.post("/avisos/lidos/")
    assert queries.unread_count(cast.ana.user) == 0


def test_the_inbox_asks_as_much_of_the_database_for_one_as_for_many(
    cast: Cast, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast.ana.user)
    tell(cast.ana)
    client.get(INBOX)
    with django_assert_num_queries(6):
        client.get(INBOX)
    for number in range(15):
        tell(cast.ana, f"Aviso de número {number}.")
    with django_assert_num_queries(6):
        client.get(INBOX)


@pytest.mark.parametrize(
    ("who", "told"),
    [("ana", "21 nov 2026, 13h05 "), ("davi", "21 nov 2026, 14h05 (horário de Brasília)")],
)
def test_a_notice_is_dated_where_the_person_works_or_says_where(
    cast: Cast, client: Client, who: str, told: str
) -> None:
    person = getattr(cast, who)
    link(person, cast.platform, recognised_at=None, starts_on=date(2019, 1, 1))
    moment = datetime(2026, 11, 21, 17, 5, tzinfo=UTC)
    services.notify(person=person, kind="x", text="Algo aconteceu.", at=moment)
    client.force_login(person.user)

    page = " ".join(client.get(INBOX).content.decode().split())

    assert told in page.replace("&nbsp;", " ").replace("</p>", " </p>")


def test_a_code_is_told_in_the_time_of_the_town_that_issued_it(cast: Cast) -> None:
    made = register(cast.parintins, cast.bruno.user)
    row = issue_one_time_code(link=made, by=cast.bruno.user).row
    OneTimeCode.objects.filter(pk=row.pk).update(issued_at=datetime(2026, 11, 22, 2, 5, tzinfo=UTC))

    tell_of_code(row.pk)

    assert "Em 21/11/2026, às 22h05, no horário de Parintins" in Notice.objects.get().text


def test_the_inbox_needs_a_sign_in(client: Client, db: None) -> None:
    assert client.get(INBOX)["Location"] == "/conta/entrar/?next=/avisos/"
