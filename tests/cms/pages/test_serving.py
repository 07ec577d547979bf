import pytest
from django.core.cache import cache
from django.test import Client

from cms.pages.models import MunicipalityPage
from cms.pages.services import make_municipality_pages
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town(cast: Cast) -> MunicipalityPage:
    return make_municipality_pages(organization=cast.parintins, by=None)


def text_of(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_visitors_second_reading_costs_no_query(
    town: MunicipalityPage, client: Client, django_assert_num_queries: object
) -> None:
    first = text_of(client, town.url)
    with django_assert_num_queries(0):
        assert text_of(client, town.url) == first


def test_what_is_published_shows_at_once_and_a_draft_does_not(
    town: MunicipalityPage, client: Client
) -> None:
    text_of(client, town.url)
    town.summary = "Um rascunho que ninguém leu."
    revision = town.save_revision()
    assert town.summary not in text_of(client, town.url)
    revision.publish()
    assert town.summary in text_of(client, town.url)


def test_an_unpublished_page_is_gone_at_once(town: MunicipalityPage, client: Client) -> None:
    text_of(client, town.url)
    town.unpublish()
    assert client.get(town.url).status_code == 404


def test_whoever_is_signed_in_never_gets_or_leaves_a_kept_page(
    cast: Cast, town: MunicipalityPage, client: Client
) -> None:
    client.force_login(cast.ana.user)
    assert "Ana" in text_of(client, town.url)
    assert "Ana" not in text_of(Client(), town.url)


def test_a_question_in_the_address_is_not_kept(town: MunicipalityPage, client: Client) -> None:
    text_of(client, f"{town.url}?x=1")
    assert not any(key.startswith(":1:kept:") for key in cache._cache)


def test_a_page_that_is_not_there_is_not_kept(db: None, client: Client) -> None:
    assert client.get("/am/nenhures/").status_code == 404
    assert client.get("/am/nenhures/").status_code == 404


def test_a_message_for_one_person_is_kept_for_nobody_else(
    town: MunicipalityPage, cast: Cast, client: Client
) -> None:
    leaving = Client()
    leaving.force_login(cast.ana.user)
    leaving.post("/conta/sair/")
    assert "messages" in leaving.cookies
    assert "Até logo" in text_of(leaving, town.url)
    assert "Até logo" not in text_of(client, town.url)
