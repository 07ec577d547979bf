"""Public files: by uuid, kept for ever, and nothing else of the storage."""

import uuid

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.urls import reverse
from wagtail.models import Collection

from cms.media.models import Document, Image, Rendition
from cms.media.services import make_renditions
from tests.cms.media.pictures import picture, picture_of


def body(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.fixture
def root(db):
    return Collection.objects.get(depth=1)


@pytest.fixture
def image(root) -> Image:
    made = picture_of(root, (1600, 900))
    made.get_file_hash()
    return made


def test_a_job_makes_every_width_after_the_upload(root, run_jobs):
    image = picture_of(root, (1600, 900))
    assert not Rendition.objects.exists()
    run_jobs()
    widths = sorted(image.renditions.values_list("width", flat=True))
    assert widths == [360, 720, 1200]
    make_renditions(image.pk)
    assert image.renditions.count() == 3


def test_a_small_picture_is_never_enlarged(root, run_jobs):
    image = picture_of(root, (500, 400))
    run_jobs()
    assert sorted(image.renditions.values_list("width", flat=True)) == [360, 500]
    assert image.srcset.endswith("500w")
    assert (image.usual_width, image.usual_height) == (500, 400)


def test_a_job_for_a_deleted_picture_does_nothing(image):
    key = image.pk
    image.delete()
    make_renditions(key)


def test_a_picture_is_sent_small_and_kept_for_ever(image, client):
    response = client.get(image.public_url(720))
    assert response.headers["Content-Type"] == "image/webp"
    assert "immutable" in response.headers["Cache-Control"]
    assert body(response)[8:12] == b"WEBP"


def test_only_the_known_widths_are_made(image, client):
    assert client.get(image.public_url(721)).status_code == 404
    assert not Rendition.objects.exists()


def test_a_changed_picture_has_another_address_and_the_old_one_shows_the_new(image, client):
    before = image.public_url(360)
    old = body(client.get(before))
    image.file = ContentFile(picture((1600, 1600)), "nova.png")
    image._set_image_file_metadata()
    image.save()
    image.renditions.all().delete()
    assert image.public_url(360) != before
    response = client.get(before)
    assert response.headers["Cache-Control"] == "no-cache"
    assert body(response) != old


def test_a_lost_original_is_not_found(image, client):
    image.file.storage.delete(image.file.name)
    assert client.get(image.public_url(360)).status_code == 404


def test_the_back_offices_own_sizes_are_sent_too(image, client):
    rendition = image.get_rendition("max-165x165")
    response = client.get(rendition.url)
    assert response.status_code == 200
    response.close()


def test_originals_and_documents_have_no_address_by_name(image, client, root):
    document = Document.objects.create(
        title="Ofício", file=ContentFile(b"x", "a.pdf"), collection=root
    )
    for name in (image.file.name, document.file.name, "renditions/nada.webp", "renditions/"):
        assert client.get(f"/arquivos/{name}").status_code == 404
        assert client.get(f"/arquivos/renditions/../{name}").status_code == 404


@pytest.mark.parametrize("name", ["a" * 300 + ".webp", "a%00.webp", "a.webp/b"])
def test_a_name_that_no_file_could_have_is_not_found(image, client, name):
    assert client.get(f"/arquivos/renditions/{name}").status_code == 404


@pytest.mark.parametrize("name", ["../private/x", "renditions/../../private/x", "/etc/passwd"])
def test_nothing_outside_the_renditions_is_sent(db, client, name):
    storages["private"].save("x", ContentFile(b"segredo"))
    assert client.get(f"/arquivos/{name}").status_code in {400, 404}


def test_a_private_file_is_not_sent_under_an_address_of_public_ones(db, client):
    name = storages["private"].save("x", ContentFile(b"segredo"))
    assert client.get(f"/arquivos/{name}").status_code == 404


def test_a_document_is_downloaded_by_its_uuid_under_its_title(root, client):
    document = Document.objects.create(
        title="Plano de 2027", file=ContentFile(b"%PDF-", "maria.pdf"), collection=root
    )
    assert document.url == f"/documentos/{document.public_id}/"
    response = client.get(document.url)
    assert body(response) == b"%PDF-"
    assert 'filename="plano-de-2027.pdf"' in response.headers["Content-Disposition"]
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_an_unknown_uuid_is_not_found(db, client):
    assert client.get(f"/documentos/{uuid.uuid4()}/").status_code == 404
    address = reverse("cms:image", args=[uuid.uuid4(), "x", 360])
    assert client.get(address).status_code == 404
