from django.test import Client

from lms.access import scope
from lms.access.models import Grant
from lms.access.rules import Role
from tests.cast import Cast

STAFF = "/gestao/"


def test_a_coordinator_finds_what_the_roles_open(cast: Cast, client: Client) -> None:
    client.force_login(cast.bruno.user)
    text = client.get(STAFF).content.decode()
    for label in ("Pessoas", "Turmas", "Certificados emitidos", "Páginas e aulas"):
        assert label in text
    assert "Municípios" not in text


def test_human_resources_find_no_pages_to_edit(cast: Cast, client: Client) -> None:
    client.force_login(cast.elisa.user)
    text = client.get(STAFF).content.decode()
    assert "Certificados emitidos" in text
    assert "Páginas e aulas" not in text


def test_whoever_holds_no_role_finds_nothing(cast: Cast, client: Client) -> None:
    client.force_login(cast.ana.user)
    assert client.get(STAFF).status_code == 404


def test_the_menu_leads_there_only_whoever_holds_a_role(cast: Cast, client: Client) -> None:
    client.force_login(cast.ana.user)
    assert f'href="{STAFF}"' not in client.get("/conta/").content.decode()
    client.force_login(cast.bruno.user)
    assert f'href="{STAFF}"' in client.get("/conta/").content.decode()


def test_a_role_that_opens_nothing_is_led_nowhere(cast: Cast, client: Client) -> None:
    Grant.objects.filter(user=cast.bruno.user).update(role=Role.PRECEPTOR)
    client.force_login(cast.bruno.user)
    assert f'href="{STAFF}"' not in client.get("/conta/").content.decode()
    assert client.get(STAFF).status_code == 404


def test_the_menu_asks_for_roles_once_a_minute(
    cast: Cast, django_assert_num_queries: object
) -> None:
    held = scope.held_lately(cast.bruno.user)
    assert held
    with django_assert_num_queries(0):
        assert scope.held_lately(type(cast.bruno.user)(pk=cast.bruno.user.pk)) == held
