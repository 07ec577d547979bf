import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from certificates.layouts import logos
from certificates.layouts.models import Layout
from certificates.layouts.rules import Design
from certificates.layouts.services import save_layout
from tests.cast import Cast
from tests.certificates.layouts.made import DESIGN, GREEN, LOGO, MOTTO, SUN, lay_out
from tests.cms.media.pictures import picture

INDEX = "/gestao/paginas/certificate_layouts/"
TYPED = {
    "main": GREEN,
    "accent": SUN,
    "opening": "",
    "closing": MOTTO,
    "name_1": "Tereza Maués",
    "post_1": "Secretária municipal de saúde",
    "since_1": "2025-02-03",
    "after": "0",
    "kept_logo": "",
}


@pytest.fixture
def bruno(client: Client, cast: Cast) -> Client:
    client.force_login(cast.bruno.user)
    return client


@pytest.fixture(autouse=True)
def _one_factor(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = False


def address(cast: Cast, more: str = "") -> str:
    return f"{INDEX}{cast.parintins.public_id}/{more}"


def sent(name: str = "logo.png", size: tuple[int, int] = (400, 200)) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture(size), "image/png")


def words(response: Any) -> str:
    return str(response.content.decode())


def kept_logo(page: str) -> str:
    found = re.search(r'name="kept_logo" value="([^"]*)"', page)
    assert found
    return found[1]


def test_the_only_issuer_opens_at_once_with_the_service_s_own_look(
    bruno: Client, cast: Cast
) -> None:
    page = words(bruno.get(INDEX, follow=True))
    assert "aspecto do Percurso" in page
    assert 'value="#071d41"' in page
    assert "Ver como fica" in page
    assert "Guardar esta versão" not in page


def test_what_was_typed_is_shown_as_it_would_be_printed_and_nothing_is_kept(
    bruno: Client, cast: Cast
) -> None:
    page = words(bruno.post(address(cast), {**TYPED, "logo": sent(), "see": "1"}))
    pictures = re.findall(r'<img src="data:image/png;base64,([^"]+)"', page)
    assert len(pictures) == 2
    assert "Guardar esta versão" in page
    assert not Layout.objects.exists()


def test_the_logo_goes_along_until_it_is_kept(bruno: Client, cast: Cast) -> None:
    page = words(bruno.post(address(cast), {**TYPED, "logo": sent(), "see": "1"}))
    answer = bruno.post(address(cast), {**TYPED, "kept_logo": kept_logo(page), "save": "1"})
    assert answer.status_code == 302
    layout = Layout.objects.get()
    assert layout.version == 1
    assert bytes(layout.logo) == LOGO
    assert layout.signed == DESIGN.signatures
    again = words(bruno.get(address(cast)))
    assert kept_logo(again) == kept_logo(page)
    assert "Versão 1</a>, em uso" in again
    assert "por Bruno" in again


def test_bad_input_loses_nothing_not_even_the_logo(bruno: Client, cast: Cast) -> None:
    wrong = {
        **TYPED,
        "main": "#eeeeee",
        "opening": "Lema 😀",
        "name_1": "Tereza 2",
        "name_2": "Bruno",
        "since_2": "2999-01-01",
        "logo": sent(),
        "save": "1",
    }
    page = words(bruno.post(address(cast), wrong))
    for sentence in (
        "clara demais",
        "não consegue imprimir",
        "não leva números",
        "Escreva o cargo",
        "ainda não chegou",
    ):
        assert sentence in page, sentence
    for typed in ("#eeeeee", "Lema 😀", "Tereza 2", MOTTO, "2999-01-01"):
        assert f'value="{typed}"' in page, typed
    assert kept_logo(page)
    assert "e o logotipo também" in page
    assert not Layout.objects.exists()


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (sent(size=(9000, 20)), logos.TOO_LARGE),
        (SimpleUploadedFile("logo.png", b"nada disso"), logos.UNREADABLE),
        (SimpleUploadedFile("logo.png", b""), logos.UNREADABLE),
        (SimpleUploadedFile("logo.png", b"\0" * (logos.LARGEST_BYTES + 1)), logos.TOO_HEAVY),
    ],
    ids=["large", "words", "nothing", "heavy"],
)
def test_a_bad_logo_is_refused_and_the_one_before_stays(
    bruno: Client, cast: Cast, upload: SimpleUploadedFile, sentence: str
) -> None:
    before = lay_out(cast)
    brought = kept_logo(words(bruno.get(address(cast))))
    upload.seek(0)
    page = words(bruno.post(address(cast), {**TYPED, "kept_logo": brought, "logo": upload}))
    assert sentence in page
    assert kept_logo(page) == brought
    assert list(Layout.objects.all()) == [before]


def test_a_logo_that_is_not_ours_is_not_taken(bruno: Client, cast: Cast) -> None:
    page = words(bruno.post(address(cast), {**TYPED, "kept_logo": "AAAA:forged", "save": "1"}))
    assert "se perdeu no caminho" in page
    assert not Layout.objects.exists()


def test_the_logo_is_taken_off(bruno: Client, cast: Cast) -> None:
    lay_out(cast)
    brought = kept_logo(words(bruno.get(address(cast))))
    typed = {**TYPED, "after": "1", "kept_logo": brought, "without_logo": "on", "save": "1"}
    assert bruno.post(address(cast), typed).status_code == 302
    assert not Layout.objects.get(version=2).logo


def test_whoever_was_overtaken_is_told_and_may_save_then(bruno: Client, cast: Cast) -> None:
    lay_out(cast, Design())
    page = words(bruno.post(address(cast), {**TYPED, "save": "1"}))
    assert "Outra pessoa guardou uma versão" in page
    assert '<input type="hidden" name="after" value="1">' in page
    assert MOTTO in page
    assert bruno.post(address(cast), {**TYPED, "after": "1", "save": "1"}).status_code == 302


def test_an_old_version_is_seen_and_taken_up_again(bruno: Client, cast: Cast) -> None:
    lay_out(cast)
    lay_out(cast, Design(), after=1)
    assert "Voltar a esta versão" in words(bruno.get(address(cast, "1/")))
    assert "Voltar a esta versão" not in words(bruno.get(address(cast, "2/")))
    assert bruno.post(address(cast, "1/")).status_code == 302
    assert Layout.objects.get(version=3).design == DESIGN
    assert "igual à versão 1" in words(bruno.get(address(cast)))


@pytest.mark.parametrize(("side", "width"), [("frente", 720), ("verso", 1287)])
def test_a_version_has_a_picture_of_each_side(
    bruno: Client, cast: Cast, side: str, width: int
) -> None:
    lay_out(cast)
    answer = bruno.get(address(cast, f"1/{side}-{width}.png"))
    assert answer["Content-Type"] == "image/png"
    assert "private" in answer["Cache-Control"]
    assert abs(Image.open(io.BytesIO(answer.content)).width - width) <= 2


@pytest.mark.parametrize("name", ["lado-720.png", "frente-99999.png"])
def test_no_other_picture_is_made(bruno: Client, cast: Cast, name: str) -> None:
    lay_out(cast)
    assert bruno.get(address(cast, f"1/{name}")).status_code == 404


def test_another_town_s_layout_does_not_exist(client: Client, cast: Cast) -> None:
    lay_out(cast)
    client.force_login(cast.davi.user)
    for more in ("", "1/", "1/frente-720.png"):
        assert client.get(address(cast, more)).status_code == 404
    assert client.post(address(cast), {**TYPED, "save": "1"}).status_code == 404
    assert client.post(address(cast, "1/")).status_code == 404
    assert Layout.objects.count() == 1


def test_the_list_takes_as_many_queries_for_many_versions_as_for_none(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    client.force_login(cast.fabio.user)
    client.get(INDEX)
    with django_assert_max_num_queries(25) as none:
        page = words(client.get(INDEX))
    assert "a do Percurso" in page
    lay_out(cast)
    save_layout(issuer=cast.goiania, design=DESIGN, after=0, by=cast.davi.user)
    with django_assert_max_num_queries(len(none)):
        client.get(INDEX)


def test_the_form_takes_as_many_queries_for_many_versions(
    bruno: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    lay_out(cast)
    with django_assert_max_num_queries(50) as one:
        bruno.get(address(cast))
    for after in range(1, 4):
        lay_out(cast, DESIGN if after % 2 == 0 else Design(), after=after)
    with django_assert_max_num_queries(len(one)):
        bruno.get(address(cast))
