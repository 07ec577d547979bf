"""How a browser wants its pages: chosen without a script, kept in a cookie, never in what all share."""

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cms.look.appearance import COOKIE, Appearance, Contrast, Economy, Text, Theme, shown

PAGE = b'<!doctype html>\n<html lang="pt-BR">\n<body></body></html>'
PICTURE = b'<div class="figure__frame"><img src="/arquivos/x.webp" alt="M\xc3\xa3os" loading="lazy"></div>'
FILM = b'<video controls poster="/arquivos/y.webp"><source src="/midia/z/"></video>'
ALL = {"text": "letra-maior", "theme": "escuro", "contrast": "contraste", "economy": "economia"}


def choose(client: Client, **answers: str) -> str:
    usual = dict.fromkeys(ALL, "padrao")
    response = client.post(reverse("cms:appearance"), {**usual, **answers}, follow=True)
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_choice_is_shown_on_every_page_without_signing_in(client: Client, db: None) -> None:
    assert "Pronto." in choose(client, **ALL)
    assert client.cookies[COOKIE].value == "letra-maior.escuro.contraste.economia"
    for name in ("cms:privacy", "courses:catalogue", "account_login"):
        text = client.get(reverse(name)).content.decode()
        assert '<html lang="pt-BR" data-shown="letra-maior.escuro.contraste.economia">' in text


def test_one_visitor_s_choice_is_in_nobody_else_s_page(client: Client, db: None) -> None:
    choose(client, theme="escuro")
    address = reverse("courses:catalogue")
    assert "data-shown" in client.get(address).content.decode()
    assert "data-shown" not in Client().get(address).content.decode()
    assert "data-shown" in client.get(address).content.decode()


def test_as_usual_leaves_no_cookie(client: Client, db: None) -> None:
    choose(client, theme="escuro")
    text = choose(client)
    assert not client.cookies[COOKIE].value
    assert "data-shown" not in text


def test_the_form_shows_what_was_chosen(client: Client, db: None) -> None:
    text = choose(client, text="letra-grande")
    assert 'value="letra-grande" id="id_text_1" checked' in text


def test_an_unknown_choice_is_refused_in_words(client: Client, db: None) -> None:
    response = client.post(reverse("cms:appearance"), {**ALL, "theme": "roxo"})
    assert COOKIE not in client.cookies
    assert "Falta acertar 1 coisa" in response.content.decode()


@given(st.text())
def test_any_cookie_is_read_and_only_known_words_are_written(cookie: str) -> None:
    words = {one.value for kind in (Text, Theme, Contrast, Economy) for one in kind}
    assert set(Appearance.read(cookie).written.split(".")) <= words


def test_an_economical_page_asks_before_it_loads_a_picture_or_a_film() -> None:
    page = shown(PAGE + PICTURE + FILM, Appearance(economy=Economy.ON), is_economical=True)
    text = page.decode()
    assert 'data-picture href="/arquivos/x.webp">Ver a imagem</a><template><img ' in text
    assert text.count('<details class="more">') == 1
    assert "Mãos</p>" in text
    assert "poster" not in text
    assert 'data-shown="economia"' in text


def test_any_other_page_stays_as_it_is() -> None:
    assert shown(PAGE + PICTURE, Appearance(), is_economical=False) == PAGE + PICTURE


@pytest.mark.parametrize(("economy", "is_spare"), [("padrao", True), ("completo", False)])
def test_a_browser_that_asks_for_less_gets_less_unless_the_person_says_otherwise(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch, economy: str, is_spare: bool
) -> None:
    seen: list[bool] = []

    def see(page: bytes, _choice: Appearance, *, is_economical: bool) -> bytes:
        seen.append(is_economical)
        return page

    choose(client, economy=economy)
    monkeypatch.setattr("cms.look.appearance.shown", see)
    client.get(reverse("cms:privacy"), headers={"Save-Data": "on"})
    assert seen == [is_spare]


def test_a_form_without_any_choice_says_what_is_missing(client: Client, db: None) -> None:
    answer = client.post(reverse("cms:appearance"), {})
    assert answer.status_code == 200
    assert "Falta acertar 4 coisas" in answer.content.decode()
