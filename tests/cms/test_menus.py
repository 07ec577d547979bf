import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from cms import menus
from cms.menus import MenuItem, Place


class SignedIn:
    is_authenticated = True


@pytest.fixture(autouse=True)
def _own_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menus, "_items", {})


def at(path: str, *, signed_in: bool = False) -> HttpRequest:
    request = RequestFactory().get(path)
    request.user = SignedIn() if signed_in else AnonymousUser()  # type: ignore[assignment]
    return request


def item(key: str, href: str, order: int = 0, **extra: object) -> MenuItem:
    return MenuItem(key, key.title(), lambda _request: href, "book", order, **extra)  # type: ignore[arg-type]


def test_entries_stand_in_their_order() -> None:
    menus.register(item("b", "/b/", 20))
    menus.register(item("a", "/a/", 10))
    assert [entry.href for entry in menus.entries_for(at("/"))] == ["/a/", "/b/"]


def test_the_same_entry_twice_is_one_and_another_with_its_key_is_refused() -> None:
    one = item("a", "/a/")
    menus.register(one)
    menus.register(one)
    with pytest.raises(ValueError, match="'a'"):
        menus.register(item("a", "/b/"))


def test_an_entry_shows_only_to_whom_it_is_for() -> None:
    menus.register(item("mine", "/m/", predicate=menus.signed_in))
    menus.register(item("join", "/j/", predicate=menus.visitor))
    assert [entry.key for entry in menus.entries_for(at("/"))] == ["join"]
    assert [entry.key for entry in menus.entries_for(at("/", signed_in=True))] == ["mine"]


def test_a_request_refused_before_sign_in_still_has_a_menu() -> None:
    menus.register(item("mine", "/m/", predicate=menus.signed_in))
    assert menus.entries_for(RequestFactory().get("/")) == []


def test_the_longest_address_that_leads_here_is_current() -> None:
    menus.register(item("home", "/", exact=True))
    menus.register(item("courses", "/cursos/"))
    menus.register(item("mine", "/cursos/meus/"))
    current = {
        path: [entry.key for entry in menus.entries_for(at(path)) if entry.current]
        for path in ("/", "/cursos/x/", "/cursos/meus/1/", "/outra/")
    }
    assert current == {
        "/": ["home"],
        "/cursos/x/": ["courses"],
        "/cursos/meus/1/": ["mine"],
        "/outra/": [],
    }


def test_what_does_not_fit_a_phones_bar_stands_behind_more() -> None:
    for number in range(6):
        menus.register(item(f"k{number}", f"/{number}/", number))
    bar = menus.bar_for(at("/5/"))
    assert [entry.key for entry in bar] == ["k0", "k1", "k2", "k3", "more"]
    assert bar[-1].href == "/mais/"
    assert bar[-1].current


def test_five_entries_fit_without_more() -> None:
    for number in range(5):
        menus.register(item(f"k{number}", f"/{number}/", number))
    assert [entry.key for entry in menus.bar_for(at("/"))][-1] == "k4"


def test_the_footer_has_its_own_entries() -> None:
    menus.register(
        MenuItem("access", "Acessibilidade", "cms:accessibility", "eye", 1, place=Place.FOOTER)
    )
    assert menus.entries_for(at("/")) == []
    assert [entry.href for entry in menus.entries_for(at("/"), Place.FOOTER)] == [
        "/acessibilidade/"
    ]


def test_an_entry_that_no_app_has_added_leads_nowhere() -> None:
    assert menus.address_of("courses", at("/")) == ""
