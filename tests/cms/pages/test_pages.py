"""What a visitor reads, in how many queries, and which addresses are refused."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import URLResolver, get_resolver
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Collection, Site
from wagtail.rich_text import RichText

from cms.blocks.rendering import safe_html
from cms.pages import panels, rules
from cms.pages.models import HomePage, SectionPage
from cms.pages.queries import crumbs_of, town_at, town_of
from tests.cast import department, municipality
from tests.cms.conftest import plant
from tests.cms.media.pictures import picture_of


@pytest.fixture(autouse=True)
def _no_panels(monkeypatch):
    monkeypatch.setattr(panels, "_panels", {})


def test_the_home_leads_to_every_town(towns, client):
    shown = client.get("/").content.decode()
    for address in ("/am/", "/am/parintins/", "/go/goiania/"):
        assert f'href="{address}"' in shown


def test_a_state_lists_its_towns_by_name_without_minding_accents(towns, client, cast):
    for code, name, cnpj in (
        ("1300102", "Ápice", "11444777000161"),
        ("1300508", "Barreirinha", "11555666000184"),
    ):
        place = municipality(code, name, cast.parintins.state, "America/Manaus")
        plant(department(place, cnpj))
    shown = client.get("/am/").content.decode()
    places = [shown.index(f">{name}<") for name in ("Ápice", "Barreirinha", "Parintins")]
    assert places == sorted(places)


def test_a_town_comes_first_in_its_pages(towns, client):
    shown = client.get("/am/parintins/").content.decode()
    assert '<span class="header__town">Parintins</span>' in shown
    assert (
        "Secretaria Municipal de Saúde de Parintins\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}AM" in shown
    )
    below = client.get("/am/parintins/sobre/").content.decode()
    assert '<span class="header__town">Parintins</span>' in below


@pytest.mark.parametrize("address", ["/", "/am/", "/am/parintins/", "/am/parintins/sobre/"])
def test_a_page_costs_as_many_queries_with_one_town_as_with_five(
    towns, client, cast, address, django_assert_max_num_queries
):
    def count() -> int:
        client.get(address)
        with django_assert_max_num_queries(20) as captured:
            client.get(address)
        return len(captured)

    before = count()
    for number in range(4):
        place = municipality(f"13005{number:02}", f"Lugar {number}", cast.parintins.state, "America/Manaus")  # fmt: skip
        plant(department(place, f"{number:014}"))
    assert count() == before


def test_many_towns_are_reached_by_their_states(towns, client, monkeypatch):
    monkeypatch.setattr("cms.pages.queries.MOST_ON_HOME", 1)
    shown = client.get("/").content.decode()
    assert "Amazonas (1)" in shown
    assert "/am/parintins/" not in shown


def test_an_empty_home_says_so(db, client):
    assert "está chegando" in client.get("/").content.decode()


def test_panels_stand_in_order_and_empty_ones_are_left_out(towns, client):
    def says(text: str) -> Any:
        return lambda _request, page: (
            mark_safe(f"<p>{text} {page.slug}</p>") if text else SafeString()
        )

    panels.register_panel(20, "b", says("segundo"))
    panels.register_panel(10, "a", says("primeiro"))
    panels.register_panel(5, "none", says(""))
    panels.register_panel(1, "chips", says("atalhos"), in_hero=True)
    shown = client.get("/am/parintins/").content.decode()
    assert shown.index("atalhos parintins") < shown.index("primeiro parintins")
    assert shown.index("primeiro parintins") < shown.index("segundo parintins")
    assert "chegando" not in shown
    with pytest.raises(ValueError, match="'a'"):
        panels.register_panel(1, "a", says("x"))


def test_the_town_of_a_page_or_of_an_organization_is_the_same(towns, cast):
    town = town_at(towns.about)
    assert town is not None
    assert town == town_of(cast.parintins)
    assert (town.name, town.home_url) == ("Parintins", "/am/parintins/")
    assert town_at(towns.home) is None
    assert town_of(cast.platform) is None


def test_the_way_back_starts_at_the_town(towns):
    assert [link.label for link in crumbs_of(towns.about)] == ["Parintins", "Sobre"]
    state = towns.parintins.get_parent()
    assert [link.label for link in crumbs_of(state)] == ["Percurso", "Amazonas"]


@pytest.mark.parametrize("slug", ["v", "cursos", "conta", "gestao", "am", "arquivos", "CURSOS"])
def test_our_own_addresses_are_refused_at_the_root(db, slug):
    page = SectionPage(title="Página", slug=slug, body=[])
    with pytest.raises(ValidationError) as refusal:
        HomePage.objects.get().add_child(instance=page)
    assert slug in str(refusal.value)


def test_the_same_address_is_free_below_a_town(towns):
    page = SectionPage(title="Cursos", slug="cursos", body=[])
    towns.parintins.add_child(instance=page)
    assert page.get_url() == "/am/parintins/cursos/"


def first_parts(patterns: Any) -> set[str]:
    found = set()
    for entry in patterns:
        prefix = str(entry.pattern)
        if prefix:
            found.add(prefix.partition("/")[0])
        elif isinstance(entry, URLResolver):
            found |= first_parts(entry.url_patterns)
    return found


def test_every_first_part_of_our_addresses_is_reserved():
    parts = first_parts(get_resolver().url_patterns)
    # Wagtail's own catch-all, private addresses and files are no slug that anyone could type.
    words = {part for part in parts if part and part[0] not in "^<(_" and "." not in part}
    assert {part for part in words if not rules.is_reserved(part)} == set()


def test_the_site_is_where_the_settings_say(db):
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == ("testserver", 80)


def test_rich_text_carries_nothing_but_text_and_links():
    html = safe_html(
        RichText(
            '<h2 onclick="x()">Oi</h2><script>alert(1)</script><img src=x onerror=alert(1)>'
            '<a href="javascript:alert(1)">a</a> <a href="https://gov.br/">b</a>'
            '<iframe src="//x"></iframe><p style="color:red">c</p>'
        )
    )
    assert html == (
        '<h2>Oi</h2><a rel="noopener">a</a> <a href="https://gov.br/" rel="noopener">b</a><p>c</p>'
    )


def test_links_to_pages_are_resolved(towns):
    html = safe_html(f'<p><a linktype="page" id="{towns.about.pk}">Sobre</a></p>')
    assert 'href="/am/parintins/sobre/"' in html


def test_a_section_shows_its_blocks(towns, client):
    image = picture_of(Collection.objects.get(depth=1), (900, 600))
    image.get_file_hash()
    page = towns.about
    page.body = [
        ("paragraph", RichText("<p>Bom dia.</p>")),
        ("image", {"image": image, "alt": "Ponte <de> madeira", "caption": "A ponte."}),
        ("callout", {"tone": "warning", "title": "Na cheia", "html": RichText("<p>Vá de barco.</p>")}),
    ]  # fmt: skip
    page.save_revision().publish()
    shown = client.get("/am/parintins/sobre/").content.decode()
    assert "<p>Bom dia.</p>" in shown
    assert 'alt="Ponte &lt;de&gt; madeira"' in shown
    assert 'width="720" height="480"' in shown
    assert 'loading="lazy"' in shown
    assert f"{image.public_url(360)} 360w" in shown
    assert "<figcaption>A ponte.</figcaption>" in shown
    assert "Na cheia" in shown
    assert "Vá de barco." in shown
    assert "style=" not in shown


def test_a_deleted_image_leaves_the_page_standing(towns, client):
    image = picture_of(Collection.objects.get(depth=1))
    page = towns.about
    page.body = [("image", {"image": image, "alt": "Ponte", "caption": ""})]
    page.save_revision().publish()
    image.delete()
    assert client.get("/am/parintins/sobre/").status_code == 200


@pytest.mark.parametrize("address", ["/", "/am/", "/am/parintins/", "/am/parintins/sobre/"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_a_page_is_read_and_nothing_else(towns, client, address, method):
    answer = getattr(client, method)(address)

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert client.head(address).status_code == client.get(address).status_code == 200
