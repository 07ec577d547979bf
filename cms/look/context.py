"""What the frame of every page shows: the town, the menu, who is there."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from cms import menus
from cms.look import frame, rules

PRODUCT = "Percurso"
MOTTO = "Educação na saúde"


@dataclass(frozen=True, slots=True)
class TownFace:
    """How the frame presents who offers the service.

    What ``show_town`` is given may be any object with these attributes; what it lacks stays empty.
    """

    name: str = PRODUCT
    subtitle: str = MOTTO
    department: str = ""
    contact: str = ""

    @classmethod
    def of(cls, town: object) -> "TownFace":
        """Return the face of ``town``: its name first, the product's small."""
        return cls(
            name=getattr(town, "name", str(town)),
            subtitle=f"{PRODUCT} · {MOTTO}",
            department=getattr(town, "department", ""),
            contact=getattr(town, "contact", ""),
        )


def show_town(request: HttpRequest, town: object) -> None:
    """Let the frame of a request's page name ``town``, as ``TownFace`` reads it."""
    request.town = town  # type: ignore[attr-defined] # Django's request has none: it is ours


@dataclass(frozen=True, slots=True)
class PersonFace:
    """The signed-in person, as the header names them."""

    short_name: str
    initials: str


class Look:
    """The frame's facts, each found only when a template asks for it.

    A page that shows no person and no menu (the certificate's verdict, say) then never opens
    the session.
    """

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def demo(self) -> bool:
        return bool(getattr(settings, "PERCURSO_DEMO", False))

    @cached_property
    def town(self) -> TownFace:
        town = getattr(self._request, "town", None)
        return TownFace.of(town) if town else TownFace()

    @cached_property
    def home_url(self) -> str:
        return menus.home_address(self._request)

    @cached_property
    def menu(self) -> tuple[menus.Entry, ...]:
        return tuple(menus.bar_for(self._request))

    @property
    def whole_menu(self) -> list[menus.Entry]:
        return menus.entries_for(self._request)

    @property
    def title_end(self) -> str:
        return PRODUCT if self.town.name == PRODUCT else f"{PRODUCT} · {self.town.name}"

    @property
    def head(self) -> SafeString:
        """What the areas above add to the head."""
        return frame.registered_head(self._request)

    @property
    def brand(self) -> SafeString:
        return frame.part("brand", town=self.town, home_url=self.home_url)

    @property
    def nav(self) -> SafeString:
        return frame.part("nav", entries=self.menu)

    @property
    def tabbar(self) -> SafeString:
        return frame.part("tabbar", entries=self.menu)

    @property
    def footer(self) -> SafeString:
        entries = menus.entries_for(self._request, menus.Place.FOOTER)
        return frame.part("footer", town=self.town, entries=tuple(entries))

    @cached_property
    def person(self) -> PersonFace | None:
        user = getattr(self._request, "user", None)
        if user is None or not user.is_authenticated:
            return None
        name = user.get_short_name() if hasattr(user, "get_short_name") else ""
        return PersonFace(name or "Minha conta", rules.initials(name))

    @cached_property
    def courses_url(self) -> str:
        return menus.address_of("courses", self._request)

    @property
    def account_url(self) -> str:
        return str(settings.LOGIN_REDIRECT_URL)

    @property
    def login_url(self) -> str:
        """Where to sign in, and come back to this page afterwards."""
        login = str(settings.LOGIN_URL)
        path = self._request.get_full_path()
        if (
            self._request.method not in {"GET", "HEAD"}
            or path.startswith(("/conta/", login))
            or path == "/"
        ):
            return login
        return f"{login}?{urlencode({'next': path})}"

    @property
    def logout_url(self) -> str:
        return reverse("account_logout")


def look(request: HttpRequest) -> dict[str, Look]:
    """Give templates ``look``: demo, town, menu, footer and person."""
    return {"look": Look(request)}
