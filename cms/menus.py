"""The registry of the site's menu: each app adds its own entries when it is ready.

``register`` is called in ``AppConfig.ready()``; ``entries_for`` is read by the page's frame.
A phone's bar holds five; when there are more, the fifth is "Mais", a page that lists them all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import get_urlconf, reverse

from lms.access import scope
from lms.access.rules import Permission
from lms.people.models import User

BAR_SIZE = 5


class Place(Enum):
    """Where an entry stands."""

    MAIN = "main"
    FOOTER = "footer"
    STAFF = "staff"


def user_of(request: HttpRequest) -> User | AnonymousUser:
    """Return who asks; a request refused before anybody was recognised has nobody."""
    return getattr(request, "user", None) or AnonymousUser()


def everyone(_request: HttpRequest) -> bool:
    """Show the entry to whoever opens the page."""
    return True


def signed_in(request: HttpRequest) -> bool:
    """Show the entry to people who have signed in."""
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


def visitor(request: HttpRequest) -> bool:
    """Show the entry to people who have not signed in."""
    return not signed_in(request)


@dataclass(frozen=True, slots=True)
class Holds:
    """Shows the entry to people who hold a permission somewhere."""

    permission: Permission

    def __call__(self, request: HttpRequest) -> bool:
        return bool(scope.scope_of(user_of(request), self.permission))


def works_for_others(request: HttpRequest) -> bool:
    """Show the entry to people whose roles open something for them there."""
    predicates = (item.predicate for item in _items.values())
    opening = {one.permission for one in predicates if isinstance(one, Holds)}
    return not opening.isdisjoint(scope.held_lately(user_of(request)))


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry as an app declares it.

    Attributes:
        key: unique; the areas name it to mark where a page belongs.
        url_name: the name of an address without arguments, or a function of the request that
            returns the address.
        predicate: whether this person sees it; it must not query more than the session does.
        exact: it is current only on its own address, not on those below it.
    """

    key: str
    label: str
    url_name: str | Callable[[HttpRequest], str]
    icon: str
    order: int
    predicate: Callable[[HttpRequest], bool] = everyone
    place: Place = Place.MAIN
    exact: bool = False

    def address(self, request: HttpRequest) -> str:
        """Return where the entry leads."""
        if callable(self.url_name):
            return self.url_name(request)
        return _reverse(self.url_name, get_urlconf() or settings.ROOT_URLCONF)


@lru_cache(maxsize=256)
def _reverse(url_name: str, urlconf: str) -> str:
    return reverse(url_name, urlconf=urlconf)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as a page shows it."""

    key: str
    label: str
    href: str
    icon: str
    current: bool = False


def home_address(request: HttpRequest) -> str:
    """Return the town's home where the page belongs to one, the site's home elsewhere."""
    return getattr(getattr(request, "town", None), "home_url", "") or "/"


_items: dict[str, MenuItem] = {}


def register(item: MenuItem) -> None:
    """Add ``item``; the same item twice is one.

    Raises:
        ValueError: another item has the key.
    """
    if _items.setdefault(item.key, item) != item:
        raise ValueError(f"the menu already has another entry {item.key!r}")


def items_for(request: HttpRequest, place: Place = Place.MAIN) -> list[MenuItem]:
    """Return what this person sees at ``place``, in order."""
    seen = [item for item in _items.values() if item.place is place and item.predicate(request)]
    return sorted(seen, key=lambda item: (item.order, item.key))


def entries_for(request: HttpRequest, place: Place = Place.MAIN) -> list[Entry]:
    """Return the entries at ``place`` with their addresses; the nearest one is current."""
    pairs = [(item, item.address(request)) for item in items_for(request, place)]
    here = _nearest(pairs, request.path)
    return [
        Entry(item.key, item.label, href, item.icon, current=item.key == here)
        for item, href in pairs
    ]


def _nearest(pairs: list[tuple[MenuItem, str]], path: str) -> str:
    """Return the key of the entry with the longest address that leads to ``path``."""
    fitting = [
        (len(href), item.key)
        for item, href in pairs
        if path == href or (not item.exact and path.startswith(href))
    ]
    return max(fitting, default=(0, ""))[1]


def bar_for(request: HttpRequest) -> list[Entry]:
    """Return at most five main entries, the last one "Mais" when some are left out."""
    entries = entries_for(request)
    if len(entries) <= BAR_SIZE:
        return entries
    shown, rest = entries[: BAR_SIZE - 1], entries[BAR_SIZE - 1 :]
    href = _reverse("cms:more", get_urlconf() or settings.ROOT_URLCONF)
    current = request.path == href or any(entry.current for entry in rest)
    return [*shown, Entry("more", "Mais", href, "menu", current=current)]


def address_of(key: str, request: HttpRequest) -> str:
    """Return where the entry ``key`` leads, or nothing while no app has added it."""
    item = _items.get(key)
    return item.address(request) if item else ""


STAFF = Place.STAFF
for _own in (
    MenuItem("home", "Início", home_address, "home", 0, exact=True),
    MenuItem("staff", "Gestão", "cms:staff", "building", 35, predicate=works_for_others),
    MenuItem("account", "Conta", "people:account", "user", 70, predicate=signed_in),
    MenuItem(
        "people",
        "Pessoas",
        "people:people",
        "users",
        10,
        predicate=Holds(Permission.SEE_LINKS),
        place=STAFF,
    ),
    MenuItem(
        "roles",
        "Papéis",
        "people:roles",
        "lock",
        15,
        predicate=Holds(Permission.GRANT_ROLES),
        place=STAFF,
    ),
    MenuItem(
        "pages",
        "Páginas e aulas",
        "wagtailadmin_home",
        "edit",
        40,
        predicate=Holds(Permission.EDIT_PAGES),
        place=STAFF,
    ),
    MenuItem(
        "organizations",
        "Dados da instituição",
        "cms:organizations",
        "id",
        45,
        predicate=Holds(Permission.DESCRIBE_ORGANIZATION),
        place=STAFF,
    ),
    MenuItem(
        "municipalities",
        "Municípios",
        "cms:municipalities",
        "pin",
        50,
        predicate=Holds(Permission.JOIN_MUNICIPALITY),
        place=STAFF,
    ),
    MenuItem("appearance", "Aparência", "cms:appearance", "eye", 70, place=Place.FOOTER),
    MenuItem("privacy", "Privacidade", "cms:privacy", "lock", 80, place=Place.FOOTER),
    MenuItem("accessibility", "Acessibilidade", "cms:accessibility", "eye", 90, place=Place.FOOTER),
):
    register(_own)
