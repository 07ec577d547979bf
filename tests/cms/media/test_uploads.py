"""What may be uploaded, and what is said when it may not."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Picture

from cms.media.models import Document, Image, Shelf
from tests.cms.media.pictures import picture

ADD_IMAGE = "wagtailimages:add"
ADD_DOCUMENT = "wagtaildocs:add"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
GPS_TAG = 0x8825


def send(client: Any, content: bytes, name: str, *, address: str = ADD_IMAGE, **typed: str) -> Any:
    upload = SimpleUploadedFile(name, content)
    data = {"title": "Ponte", "description": "Uma ponte sobre o rio.", "file": upload, **typed}
    return client.post(reverse(address), data)


def sentence(response: Any) -> str:
    return str(response.context["form"].errors["file"][0])


def test_the_first_upload_makes_the_towns_collection(towns, browse):
    assert not Shelf.objects.exists()
    assert send(browse(towns.bruno), picture(), "ponte.png").status_code == 302
    image = Image.objects.get()
    assert image.collection.shelf.organization == towns.parintins.organization
    assert image.uploaded_by_user == towns.bruno


def test_a_file_name_tells_of_nobody(towns, browse):
    send(browse(towns.bruno), picture(), "maria-cpf-52998224725.png")
    assert "maria" not in Image.objects.get().file.name


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (SVG, "desenho.svg", "Este tipo de arquivo não serve"),
        (SVG, "desenho.png", "por dentro ele é svg"),
        (b"isto nao e uma imagem", "foto.png", "não é uma imagem que possamos abrir"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "foto.png", "não é uma imagem que possamos abrir"),
        (picture(kind="BMP"), "foto.bmp", "Este tipo de arquivo não serve"),
        (picture(kind="JPEG"), "foto.png", "por dentro ele é jpeg"),
        (b"", "foto.png", "vazio"),
    ],
)
def test_what_is_no_picture_of_ours_is_refused_plainly(towns, browse, content, name, said):
    response = send(browse(towns.bruno), content, name)
    assert said in sentence(response)
    assert response.context["form"]["title"].value() == "Ponte"
    assert response.context["form"]["description"].value() == "Uma ponte sobre o rio."
    assert not Image.objects.exists()


def test_too_large_a_picture_says_its_size_and_the_limit(towns, browse, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    said = sentence(send(browse(towns.bruno), picture((300, 300)), "foto.png"))
    assert said.startswith("A imagem tem")
    assert "Envie uma menor." in said


def test_too_many_pixels_are_refused(towns, browse, monkeypatch):
    monkeypatch.setattr("cms.media.rules.LARGEST_PIXELS", 100)
    said = sentence(send(browse(towns.bruno), picture((20, 20)), "foto.png"))
    assert "grande demais" in said


def test_a_picture_needs_its_description(towns, browse):
    response = send(browse(towns.bruno), picture(), "foto.png", description="")
    assert response.context["form"].errors["description"] == ["Escreva uma descrição da imagem."]


def test_where_a_photograph_was_taken_is_left_out(towns, browse):
    exif = Picture.Exif()
    exif[GPS_TAG] = {1: "S", 2: (2.0, 37.0, 0.0)}
    exif[0x0112] = 6  # turned on its side
    send(browse(towns.bruno), picture((40, 20), "JPEG", exif=exif), "foto.jpg")
    image = Image.objects.get()
    with image.file.open("rb") as kept, Picture.open(BytesIO(kept.read())) as opened:
        assert not opened.getexif()
        assert opened.size == (20, 40)


def test_a_document_of_the_wrong_kind_is_refused(towns, browse):
    response = send(browse(towns.bruno), b"MZ", "programa.exe", address=ADD_DOCUMENT)
    assert "exe" in sentence(response)
    assert not Document.objects.exists()


def test_too_large_a_document_is_refused(towns, browse, monkeypatch):
    monkeypatch.setattr("cms.media.forms.LARGEST_DOCUMENT", 10)
    response = send(browse(towns.bruno), b"x" * 11, "oficio.pdf", address=ADD_DOCUMENT)
    assert sentence(response).startswith("O documento tem")


def test_many_pictures_at_once_wait_for_their_descriptions(towns, browse):
    response = browse(towns.bruno).post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Ponte", "files[]": SimpleUploadedFile("ponte.png", picture())},
    )
    assert response.json()["success"]
    assert "uploaded_file_id" in response.json()
    assert not Image.objects.exists()


def test_learners_upload_nothing(cast, towns, browse):
    assert browse(cast.ana.user).get(reverse(ADD_IMAGE)).status_code == 404
