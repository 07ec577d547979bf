"""The permission matrix: every address × everybody × things of one's own place and of another.

The tables stand in ``own_addresses`` and ``back_office_addresses``; an address without a row fails.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.http import Http404, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import resolve, reverse
from wagtail.models import UploadedFile

from cms.media.models import Document, Image
from cms.tenancy.addresses import CHOOSER
from cms.tenancy.middleware import BackOfficeGuard
from lms.people.models import User
from tests.architecture import back_office_addresses as back
from tests.architecture import leaks, own_addresses
from tests.architecture.own_addresses import CHANGED, OWN, Arguments, Reading, Row
from tests.architecture.walking import (
    Address,
    Answer,
    Browser,
    Status,
    addresses,
    cast_of,
    plain_refusals,
)
from tests.cms.media.pictures import picture
from tests.world import Town, World

# Runs before the tests that empty the database.
pytestmark = pytest.mark.django_db

# The demonstration's people, like the cast, have no second factor. A session in the cookie is the
# same session, without a query for each of the thousands of requests.
SETTINGS = {
    "STAFF_SECOND_FACTOR": False,
    "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
}


@dataclass(frozen=True)
class Scene:
    """The world, everybody in it, a browser for each, and a file that each town's editor sent."""

    world: World
    cast: dict[str, User | AnonymousUser]
    browsers: dict[str, Browser]
    uploads: dict[tuple[str, str], int]

    def upload(self, name: str, town: str) -> int:
        """Return the key of a file just sent, of the kind that the address works on."""
        return self.uploads["docs" if name.startswith("wagtaildocs") else "images", town]


@pytest.fixture(scope="module")
def scene(world: World) -> Iterator[Scene]:
    """Give everybody a browser; whatever a request changes is taken back."""
    cast = cast_of(world)
    uploads = {
        (kind, town): just_sent(model, getattr(world, town).coordinator)
        for kind, model in (("docs", Document), ("images", Image))
        for town in ("parintins", "goiania")
    }
    with override_settings(**SETTINGS), plain_refusals():
        browsers = {name: Browser(user) for name, user in cast.items()}
        known = {name: user or AnonymousUser() for name, user in cast.items()}
        yield Scene(world, known, browsers, uploads)


def just_sent(model: type[Document] | type[Image], by: User) -> int:
    """Keep a file that was sent and not described yet."""
    content_type = ContentType.objects.get_for_model(model)
    is_image = model is Image
    file = ContentFile(picture(), "ponte.png") if is_image else ContentFile(b"x", "oficio.pdf")
    return int(
        UploadedFile.objects.create(
            for_content_type=content_type, file=file, uploaded_by_user=by
        ).pk
    )


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    named = {found.name for found in addresses() if not found.is_back_office}
    rows = {key.split()[0] for key in OWN}
    assert named - rows == set(), "say in own_addresses.py who may open these"
    assert rows - named == set(), "these rows have no address any more"


def test_every_address_of_the_back_office_has_a_row_and_every_row_an_address() -> None:
    named = {found.name for found in addresses() if found.is_back_office}
    assert named - back.ROWS == set(), "say in back_office_addresses.py who may open these"
    assert back.ROWS - named == set(), "these rows have no address any more"


@pytest.mark.parametrize("key", OWN)
def test_an_address_answers_as_its_row_says(scene: Scene, key: str) -> None:
    name, row = key.split(maxsplit=1)[0], OWN[key]
    world = scene.world
    wrong = list(_differences(scene, name, row, world.parintins, own_addresses.HERE))
    if callable(row.of):
        wrong += _differences(scene, name, row, world.goiania, own_addresses.ELSEWHERE)
    assert not wrong, "\n".join(wrong)


def _differences(scene: Scene, name: str, row: Row, town: Town, reading: Reading) -> Iterator[str]:
    path = path_of(name, row.of(town) if callable(row.of) else row.of)
    turn = list(OWN.values()).index(row)
    for method, says in (("get", row.get), ("post", row.post)):
        if says is not None:
            for who in reading.askers(says, list(scene.browsers), turn):
                found = scene.browsers[who].ask(method, path)
                changes = method == "post" and reading.answer(row.writes, who) == CHANGED
                expected = reading.answer(says, who)
                for problem in _problems(found, expected, row.counts, changes=changes):
                    yield f"{who} {method} {town.page.title}: {problem}"
                for problem in leaks.told_of_people(found, who, name, scene.world):
                    yield f"{who} {method} {town.page.title}: {problem}"
    for method, says in (("get", row.get), ("post", row.post)):
        if says is None:
            yield from _knows_no(scene, method, path)


def path_of(name: str, arguments: Arguments) -> str:
    """Return the path of an address."""
    if isinstance(arguments, tuple):
        return reverse(name, args=arguments)
    return reverse(name, kwargs=dict(arguments))


def _problems(
    found: Answer, expected: Status, counts: frozenset[str], *, changes: bool
) -> Iterator[str]:
    if found.status != expected:
        yield f"{found.status} and not {expected} {found.location} {found.problem}"
    written = found.written - counts
    if bool(written) is not changes:
        yield f"wrote to {sorted(written)}" if written else "changed nothing"


def _knows_no(scene: Scene, method: str, path: str) -> Iterator[str]:
    for who in ("visitor", "bruno", "root"):
        found = scene.browsers[who].ask(method, path)
        if found.status not in {405, "login"} or found.written:
            yield f"{who} {method}: {found.status} though there is no such method"


def test_the_signs_of_a_person_are_what_pages_print(scene: Scene) -> None:
    path = path_of("people:person", {"public_id": scene.world.parintins.link.public_id})
    read = leaks.readable(scene.browsers["bruno"].ask("get", path).text)
    assert "Ana Beatriz" in read
    assert "982.247" in read


BACK_OFFICE = [address for address in addresses() if address.is_back_office]


@pytest.mark.parametrize("address", BACK_OFFICE, ids=str)
def test_an_address_of_the_back_office_answers_as_its_row_says(
    scene: Scene, address: Address
) -> None:
    wrong = []
    for who, town, expected in back.asked(address.name):
        place = getattr(scene.world, town)
        path = address.path(back.arguments(place, address.name, scene.upload(address.name, town)))
        for method, status in zip(("get", "post"), expected, strict=True):
            if status is not None:
                query = back.query(place, address.name)
                found = scene.browsers[who].ask(method, path + query, back.form(place))
                problems = [
                    *_back_office_problems(found, status),
                    *leaks.told_in_the_back_office(found, who),
                ]
                wrong += [f"{who} {method} {town}: {problem}" for problem in problems]
    assert not wrong, "\n".join(wrong)


def _back_office_problems(found: Answer, expected: Status) -> Iterator[str]:
    if found.status != expected:
        yield f"{found.status} and not {expected} {found.location} {found.problem}"
    if found.is_refusal and found.written:
        yield f"wrote to {sorted(found.written)}"


@pytest.mark.parametrize("address", BACK_OFFICE, ids=str)
def test_the_guard_knows_everybody_at_every_address(scene: Scene, address: Address) -> None:
    """The same rule for the whole cast and both towns, without the cost of Wagtail's pages."""
    wrong = []
    for town in ("parintins", "goiania"):
        place = getattr(scene.world, town)
        path = address.path(back.arguments(place, address.name, scene.upload(address.name, town)))
        for who, user in scene.cast.items():
            passes = guard_lets_through(user, path + back.query(place, address.name))
            if passes is not back.reaches(address.name, who, town):
                wrong.append(f"{who} {town}: {'passes' if passes else 'is stopped'}")
    assert not wrong, "\n".join(wrong)


def _nothing(*_args: object, **_kwargs: object) -> HttpResponse:
    return HttpResponse()


def guard_lets_through(user: User | AnonymousUser, path: str) -> bool:
    """Tell whether the guard leaves a request to Wagtail's view."""
    request = RequestFactory().get(path)
    request.user = user
    request.resolver_match = match = resolve(request.path_info)
    guard = BackOfficeGuard(_nothing)
    view = _nothing if match.view_name == CHOOSER else match.func
    try:
        guard.process_view(request, view, match.args, match.kwargs)
    except Http404:
        return False
    return True
