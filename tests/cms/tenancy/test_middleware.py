"""Every address of the back office: known to us, and a 404 outside one's places."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import URLResolver, get_resolver, reverse
from wagtail.models import UploadedFile

from cms.media.models import Document
from cms.media.services import shelf_of
from cms.tenancy import addresses
from lms.access.rules import Role
from tests.cast import department, give, municipality
from tests.cms.conftest import plant
from tests.cms.media.pictures import picture_of
from tests.cms.media.sounds import recording_of

BACK_OFFICE = "gestao/paginas/"
PEOPLE = ["bruno", "gil", "carla"]
SAMPLES = {
    "action_name": "approve",
    "app_label": "cms",
    "content_type_app_name": "cms",
    "content_type_model_name": "sectionpage",
    "filter_spec": "max-165x165",
    "model_name": "sectionpage",
    "revision_id": 1,
    "revision_id_a": "earliest",
    "revision_id_b": "latest",
    "task_id": 1,
    "workflow_pk": 1,
    "workflow_state_id": 1,
}


def walk(resolver: Any, spaces: tuple[str, ...] = (), prefix: str = "") -> Iterator[Any]:
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from walk(entry, inner, path)
        elif path.startswith(BACK_OFFICE) and entry.name:
            arguments = frozenset(entry.pattern.regex.groupindex) | own_arguments(path)
            yield ":".join((*spaces, entry.name)), arguments


def own_arguments(path: str) -> frozenset[str]:
    """Return the arguments of the whole path, the prefixes of included lists too."""
    parts = [part.partition(">")[0] for part in path.split("<")[1:]]
    return frozenset(part.rpartition(":")[2] for part in parts)


def all_addresses() -> list[tuple[str, frozenset[str]]]:
    return sorted(set(walk(get_resolver())), key=lambda row: (row[0], sorted(row[1])))


def test_somebody_decided_to_whom_each_address_answers():
    unknown = [
        name for name, arguments in all_addresses() if not addresses.is_known(name, arguments)
    ]
    assert unknown == []


def test_no_decision_names_an_address_that_is_gone():
    names = {name for name, _ in all_addresses()}
    decided = addresses.CLOSED | addresses.TECHNICAL | addresses.OPEN | addresses.ON_THE_WAY
    decided |= addresses.PK_OF_PAGE | addresses.PK_OF_IMAGE | addresses.PK_OF_DOCUMENT
    decided |= addresses.PK_OF_RECORDING
    assert decided <= names
    spaces = {name.rpartition(":")[0] for name in names}
    assert spaces >= addresses.CLOSED_SPACES | addresses.TECHNICAL_SPACES


@pytest.fixture
def foreign(towns) -> dict[str, Any]:
    """Return values for each argument, all of Goiânia's."""
    page = towns.foreign
    workflow = towns.home.get_workflow()
    page.save_revision(user=towns.davi)
    state = workflow.start(page, towns.davi)
    shelf = shelf_of(organization=towns.goiania.organization)
    image = picture_of(shelf.collection)
    document = Document.objects.create(
        title="Ofício", file=ContentFile(b"x", "a.pdf"), collection=shelf.collection
    )
    upload = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(Document),
        file=ContentFile(b"x", "a.pdf"),
        uploaded_by_user=towns.davi,
    )
    values = dict.fromkeys(addresses.PAGE_ARGUMENTS, page.pk)
    values |= dict.fromkeys(addresses.IMAGE_ARGUMENTS, image.pk)
    values |= dict.fromkeys(addresses.DOCUMENT_ARGUMENTS, document.pk)
    values |= {"uploaded_file_id": upload.pk, "task_state_id": state.current_task_state.pk}
    by_name = dict.fromkeys(addresses.PK_OF_PAGE, page.pk)
    by_name |= dict.fromkeys(addresses.PK_OF_IMAGE, image.pk)
    by_name |= dict.fromkeys(addresses.PK_OF_DOCUMENT, document.pk)
    recording = recording_of(shelf.collection)
    by_name |= dict.fromkeys(addresses.PK_OF_RECORDING, recording.pk)
    return {"values": values, "pk": by_name}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_foreign_address_is_not_found(towns, foreign, browse, who, method):
    client = browse(getattr(towns, who))
    tried = 0
    for name, arguments in all_addresses():
        if not addresses.named(name, dict.fromkeys(arguments, "1")):
            continue
        kwargs = {
            argument: foreign["values"].get(
                argument, SAMPLES.get(argument, foreign["pk"].get(name))
            )
            for argument in arguments
        }
        response = getattr(client, method)(reverse(name, kwargs=kwargs))
        assert response.status_code == 404, (name, kwargs)
        tried += 1
    assert tried > 50


@pytest.mark.parametrize("who", ["bruno", "root"])
def test_closed_addresses_answer_nobody(towns, browse, who):
    client = browse(getattr(towns, who))
    for name, arguments in all_addresses():
        if addresses.is_closed(name):
            kwargs = {a: {"uidb64": "x", "token": "y"}.get(a, SAMPLES.get(a, 1)) for a in arguments}
            assert client.get(reverse(name, kwargs=kwargs)).status_code == 404, name


def test_technical_addresses_answer_superusers_only(towns, browse):
    client = browse(towns.fabio)
    for name, arguments in all_addresses():
        if addresses.is_technical(name):
            kwargs = {argument: SAMPLES.get(argument, 1) for argument in arguments}
            assert client.get(reverse(name, kwargs=kwargs)).status_code == 404, name
    client = browse(towns.root)
    for name in ("wagtailsites:index", "wagtailadmin_reports:site_history"):
        assert client.get(reverse(name)).status_code == 200


def test_ways_to_ones_places_may_be_walked_but_not_changed(towns, browse, cast):
    """Whoever edits two towns of a state sees the state's page in the explorer only."""
    place = municipality("1300508", "Barreirinha", cast.parintins.state, "America/Manaus")
    second = department(place, "11444777000161")
    plant(second)
    give(cast.bruno, Role.COORDINATOR, organization=second)
    state = towns.parintins.get_parent()
    client = browse(towns.bruno)
    assert client.get(reverse("wagtailadmin_explore", args=[state.pk])).status_code == 200
    for name in ("edit", "history", "delete", "usage"):
        address = reverse(f"wagtailadmin_pages:{name}", args=[state.pk])
        assert client.get(address).status_code == 404


def test_own_addresses_answer(towns, browse):
    client = browse(towns.bruno)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    for name in ("edit", "history", "copy", "move", "delete", "usage", "unpublish"):
        response = client.get(reverse(f"wagtailadmin_pages:{name}", args=[towns.about.pk]))
        assert response.status_code == 200, name
    for name in ("wagtailadmin_explore", "wagtailadmin_choose_page_child"):
        assert client.get(reverse(name, args=[towns.parintins.pk])).status_code == 200


def test_whoever_has_no_place_finds_no_back_office(towns, browse, cast):
    client = browse(cast.ana.user)
    assert client.get(reverse("wagtailadmin_home")).status_code == 404
    address = reverse("wagtailadmin_pages:edit", args=[towns.about.pk])
    assert client.get(address).status_code == 404


def test_visitors_are_sent_to_our_own_sign_in(towns, client, settings):
    address = reverse("wagtailadmin_pages:edit", args=[towns.about.pk])
    response = client.get(address, follow=True)
    last = response.redirect_chain[-1][0] if response.redirect_chain else ""
    first = [url for url, _ in response.redirect_chain if url.startswith(settings.LOGIN_URL)]
    assert first, last
    assert address in first[0]


def test_the_door_leads_nowhere_else(client, settings):
    response = client.get(reverse("wagtailadmin_login"), {"next": "https://example.net/"})
    assert response.url == f"{settings.LOGIN_URL}?next=/gestao/paginas/"


def test_a_foreign_step_of_moderation_is_not_decided_through_ones_own_page(towns, foreign, browse):
    own = towns.about
    own.save_revision(user=towns.gil)
    towns.home.get_workflow().start(own, towns.gil)
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[own.pk, "approve", foreign["values"]["task_state_id"]],
    )
    assert browse(towns.bruno).post(address).status_code == 404


def test_bulk_actions_name_no_foreign_thing(towns, foreign, browse):
    client = browse(towns.bruno)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert client.get(address, {"id": towns.about.pk}).status_code == 200
    own_and_foreign = {"id": [towns.about.pk, towns.foreign.pk]}
    assert client.get(address, own_and_foreign).status_code == 404
    assert client.get(address, {"id": "all"}).status_code == 404
    own_children = {"id": "all", "childOf": towns.parintins.pk}
    assert client.get(address, own_children).status_code == 200
    image = reverse("wagtail_bulk_action", args=["cms", "image", "delete"])
    assert client.get(image, {"id": foreign["values"]["image_id"]}).status_code == 404
    users = reverse("wagtail_bulk_action", args=["lms", "user", "delete"])
    assert client.get(users, {"id": towns.davi.pk}).status_code == 404


@pytest.mark.parametrize("action", ["delete", "move", "unpublish"])
@pytest.mark.parametrize("who", ["bruno", "fabio", "root"])
def test_a_towns_front_page_is_never_deleted_moved_or_unpublished(towns, browse, who, action):
    client = browse(getattr(towns, who))
    goes_to = towns.goiania.get_parent().pk
    if action == "move":
        one = reverse("wagtailadmin_pages:move_confirm", args=[towns.parintins.pk, goes_to])
    else:
        one = reverse(f"wagtailadmin_pages:{action}", args=[towns.parintins.pk])
    many = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    path = towns.parintins.path
    client.post(one)
    client.post(f"{many}?id={towns.parintins.pk}", {"chooser": goes_to})
    towns.parintins.refresh_from_db()
    assert (towns.parintins.live, towns.parintins.path) == (True, path)


def test_the_back_offices_account_is_our_own(towns, browse, settings):
    response = browse(towns.bruno).get(reverse("wagtailadmin_account"))
    assert response.url == settings.LOGIN_REDIRECT_URL


def test_the_menu_offers_no_report_that_is_closed(towns, browse):
    home = browse(towns.bruno).get(reverse("wagtailadmin_home")).content.decode()
    for name in ("locked_pages", "site_history", "page_types_usage"):
        assert reverse(f"wagtailadmin_reports:{name}") not in home
    for closed in ("wagtailusers_users:index", "wagtailusers_groups:index", "wagtailsites:index"):
        assert reverse(closed) not in home
    assert reverse("wagtailadmin_reports:workflow_tasks") in home
