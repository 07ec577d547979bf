"""The frame of every page: header, menu, footer, and the pages that refuse."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest
from django.template.loader import get_template
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from cms import menus
from cms.look import views
from cms.look.context import Look
from cms.look.stylesheet import FOLDER

ROOT = Path(views.__file__).resolve().parents[2]
APPS = ("lms", "cms", "courses", "certificates")
TEMPLATES = sorted((ROOT / "cms" / "templates").rglob("*.html"))
TOWN = SimpleNamespace(
    name="Vila <Nova>",
    department="Secretaria de Saúde",
    contact="(92) 5550-0143",
    home_url="/am/vila/",
)


def asked(path: str = "/x/", town: object = None) -> HttpRequest:
    request = RequestFactory().get(path)
    if town:
        request.town = town  # type: ignore[attr-defined]
    return request


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_template_compiles_and_has_no_inline_style_or_script(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    get_template(str(path.relative_to(ROOT / "cms" / "templates")))
    assert not re.search(r"\sstyle=|\son[a-z]+=", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_have_no_raw_colours(path: Path) -> None:
    assert not re.search(r"#[0-9a-f]{6}\b", path.read_text(encoding="utf-8"))


def test_the_town_comes_first_and_is_escaped() -> None:
    page = views.not_found(asked(town=TOWN), Exception()).content.decode()
    assert '<span class="header__town">Vila &lt;Nova&gt;</span>' in page
    assert 'Secretaria de Saúde<br><span class="u-nowrap">(92) 5550-0143</span>' in page
    assert 'href="/am/vila/"' in page
    assert "<title>Página não encontrada · Percurso · Vila &lt;Nova&gt;</title>" in page


def test_without_a_town_the_product_stands_alone() -> None:
    page = views.not_found(asked(), Exception()).content.decode()
    assert '<span class="header__town">Percurso</span>' in page
    assert "<title>Página não encontrada · Percurso</title>" in page


def test_the_demonstration_says_so() -> None:
    with override_settings(PERCURSO_DEMO=True):
        assert "tudo aqui é inventado" in views.not_found(asked(), Exception()).content.decode()
    with override_settings(PERCURSO_DEMO=False):
        assert "inventado" not in views.not_found(asked(), Exception()).content.decode()


def test_signing_in_comes_back_to_the_page() -> None:
    assert Look(asked("/cursos/?q=a")).login_url.endswith("?next=%2Fcursos%2F%3Fq%3Da")
    assert "next" not in Look(asked("/")).login_url
    assert "next" not in Look(asked("/conta/entrar/")).login_url


def test_a_signed_in_person_has_a_badge() -> None:
    request = asked()
    request.user = SimpleNamespace(is_authenticated=True, get_short_name=lambda: "Ana")  # type: ignore[assignment]
    person = Look(request).person
    assert person
    assert (person.short_name, person.initials) == ("Ana", "A")


def test_someone_without_a_name_still_has_a_badge() -> None:
    request = asked()
    request.user = SimpleNamespace(is_authenticated=True)  # type: ignore[assignment]
    person = Look(request).person
    assert person
    assert person.short_name == "Minha conta"


def test_the_frame_asks_nothing_until_it_is_shown() -> None:
    class Forbidden:
        @property
        def is_authenticated(self) -> bool:
            raise AssertionError("the session was opened")

    request = asked(town=TOWN)
    request.user = Forbidden()  # type: ignore[assignment]
    look = Look(request)
    assert look.brand
    assert look.title_end == "Percurso · Vila <Nova>"


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (lambda r: views.bad_request(r, Exception()), 400, "Não entendemos"),
        (lambda r: views.bad_request(r, RequestDataTooBig()), 413, "grande demais"),
        (lambda r: views.denied(r, PermissionDenied()), 403, "outra equipe"),
        (views.csrf_failure, 403, "aberta por muito tempo"),
        (lambda r: views.not_found(r, Exception("secret")), 404, "Não achamos"),
        (lambda r: views.too_large(r, "Até 5 MB."), 413, "Até 5 MB."),
        (views.too_many, 429, "alguns minutos"),
        (views.server_error, 500, "O problema é nosso"),
    ],
)
def test_a_refusal_says_what_happened_and_where_to_go(
    answer: object, status: int, words: str
) -> None:
    response = answer(asked())  # type: ignore[operator]
    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert "Ir para o início" in page
    assert "secret" not in page
    assert page.count("<h1") == 1


def test_a_refusal_gives_the_policys_reason() -> None:
    page = views.denied(asked(), PermissionDenied("A turma já foi <encerrada>.")).content.decode()
    assert "A turma já foi &lt;encerrada&gt;." in page


def test_a_pause_says_how_long() -> None:
    response = views.too_many(asked(), seconds=61)
    assert response["Retry-After"] == "61"
    assert "Espere 2 minutos" in response.content.decode()
    assert "Espere 1 minuto e" in views.too_many(asked(), seconds=60).content.decode()


def test_our_own_failure_needs_no_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise AssertionError("the menu was asked for")

    monkeypatch.setattr(menus, "entries_for", broken)
    assert views.server_error(asked()).status_code == 500


@pytest.mark.parametrize("name", ["more", "accessibility", "privacy", "style_catalogue"])
def test_the_frames_own_pages_open_without_a_query(name: str, client: Client) -> None:
    page = client.get(reverse(f"cms:{name}"))
    assert page.status_code == 200
    html = page.content.decode()
    assert 'lang="pt-BR"' in html
    assert 'href="#conteudo"' in html
    assert html.count("<h1") == 1
    assert "style=" not in html


def test_a_lessons_frame_is_light(client: Client) -> None:
    page = client.get(reverse("cms:accessibility")).content.decode()
    assert len(page.encode()) < 8_000
    assert len(re.findall(r'<(?:script|link)[^>]+(?:src|rel="(?:stylesheet|icon)")', page)) <= 4
    assert (ROOT / "cms/static/cms/js/percurso.js").stat().st_size < 3_000


def test_the_catalogue_shows_no_id_twice(client: Client) -> None:
    page = client.get(reverse("cms:style_catalogue")).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


CATALOGUE = ("cms:style_catalogue", "courses:question_samples")
# The frame is around the catalogue itself, or holds whole pages.
FRAME = {"aside", "demo", "footer", "header", "messages", "page", "skip", "tabbar", "verdict"}


def test_the_catalogue_shows_every_block_that_our_pages_use(client: Client, db: None) -> None:
    pages = [client.get(reverse(name)) for name in CATALOGUE]
    shown = set().union(*(blocks_of(page.content.decode()) for page in pages))
    styles = [(FOLDER / f"{layer}.css").read_text() for layer in ("layout", "components")]
    drawn = set(re.findall(r"\.([a-z]+)", "".join(styles)))
    templates = [path for app in APPS for path in (ROOT / app / "templates").rglob("*.html")]
    used = set().union(*(blocks_of(path.read_text(encoding="utf-8")) for path in templates))
    assert "dock" in used & drawn
    assert (used & drawn) - shown - FRAME == set()


def blocks_of(html: str) -> set[str]:
    """Return the blocks of the classes in an HTML text: ``card`` of ``card__text``."""
    words = " ".join(re.findall(r'class="([^"]*)"', html)).split()
    return {re.split("__|--", word)[0] for word in words}
