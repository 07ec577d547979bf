"""Choosers, lists and reports show nothing of another municipality."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Collection

from cms.media.models import Document, Shelf
from cms.media.services import shelf_of
from tests.cms.media.pictures import picture_of

SEARCHED = {"q": "sobre"}


def marked(towns):
    """Rename the foreign page, so that it cannot be mistaken."""
    page = towns.foreign
    page.title = "Sobre Goiânia"
    page.save_revision(user=towns.davi).publish(user=towns.davi)
    return page


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("wagtailadmin_choose_page", {}),
        ("wagtailadmin_choose_page", {"page_type": "cms.sectionpage"}),
        ("wagtailadmin_choose_page_search", SEARCHED),
        ("wagtailadmin_pages:search", SEARCHED),
        ("wagtailadmin_home", {}),
        ("wagtailadmin_reports:workflow", {}),
        ("wagtailadmin_api:pages:listing", {"for_explorer": "1"}),
    ],
)
def test_no_list_shows_a_foreign_page(towns, browse, name, query):
    foreign = marked(towns)
    shown = browse(towns.bruno).get(reverse(name), query).content.decode()
    assert foreign.title not in shown
    assert f"/pages/{foreign.pk}/" not in shown
    assert f"/pages/{towns.goiania.pk}/" not in shown


def test_the_chooser_opens_at_ones_own_root(towns, browse):
    shown = browse(towns.bruno).get(reverse("wagtailadmin_choose_page")).json()
    assert shown["parent_page_id"] == towns.parintins.pk
    assert "Sobre" in shown["html"]


def test_a_foreign_page_is_not_chosen_by_its_key(towns, browse):
    address = reverse("wagtailadmin_choose_page_chosen_multiple")
    client = browse(towns.bruno)
    assert client.get(address, {"id": towns.foreign.pk}).status_code == 404
    assert client.get(address, {"id": towns.about.pk}).status_code == 200
    assert client.get(address, {"id": "x"}).status_code == 404


@pytest.fixture
def files(towns):
    """Return an image and a document of Goiânia, and an image of Parintins."""
    theirs = shelf_of(organization=towns.goiania.organization).collection
    ours = shelf_of(organization=towns.parintins.organization).collection
    image = picture_of(theirs)
    image.title = "Praça Cívica"
    image.save()
    document = Document.objects.create(
        title="Ofício de Goiânia", file=ContentFile(b"x", "a.pdf"), collection=theirs
    )
    return image, document, picture_of(ours)


@pytest.mark.parametrize(
    "name",
    [
        "wagtailimages_chooser:choose",
        "wagtailimages:index",
        "wagtaildocs_chooser:choose",
        "wagtaildocs:index",
    ],
)
def test_no_list_shows_a_foreign_file(towns, browse, files, name):
    shown = browse(towns.bruno).get(reverse(name)).content.decode()
    assert "Praça Cívica" not in shown
    assert "Ofício de Goiânia" not in shown
    assert "Goiânia" not in shown


def test_ones_own_image_is_offered(towns, browse, files):
    shown = browse(towns.bruno).get(reverse("wagtailimages_chooser:choose")).json()["html"]
    assert files[2].title in shown


def test_who_reaches_every_collection_is_offered_the_root_and_the_states(towns, browse, files):
    form = browse(towns.fabio).get(reverse("wagtailimages:add")).context["form"]
    assert {c.name for c in form.fields["collection"].queryset} == {"Root", "Amazonas", "Goiás"}


def test_a_towns_collection_is_made_below_its_states(towns, files):
    shelf = Shelf.objects.get(organization=towns.parintins.organization)
    assert shelf.collection.get_parent().name == "Amazonas"
    assert shelf_of(organization=towns.parintins.organization) == shelf
    assert Collection.find_problems() == ([], [], [], [], [])


def test_a_towns_collection_is_not_deleted_by_hand(towns, browse):
    shelf = shelf_of(organization=towns.parintins.organization)
    address = reverse("wagtailadmin_collections:delete", args=[shelf.collection.pk])
    browse(towns.root).post(address)
    assert Collection.objects.filter(pk=shelf.collection.pk).exists()
