"""The platform's list of municipalities and the form by which one joins."""

import pytest
from django.urls import reverse

from cms.pages.models import MunicipalityPage
from lms.access.models import Grant
from tests.cast import department, municipality
from tests.cms.conftest import plant

LIST, JOIN = "/gestao/municipios/", "/gestao/municipios/incluir/"
TYPED = {
    "ibge": "130050",
    "legal_name": "Secretaria Municipal de Saúde de Barreirinha",
    "short_name": "Barreirinha",
    "cnpj": "11.444.777/0001-61",
    "contact": "(92) 5550-0143",
    "coordinator": "",
}


@pytest.fixture
def barreirinha(cast):
    return municipality("1300508", "Barreirinha", cast.parintins.state, "America/Manaus")


@pytest.mark.parametrize("address", [LIST, JOIN])
@pytest.mark.parametrize("who", ["bruno", "carla", "gil", "root"])
def test_only_the_platform_sees_them(towns, browse, who, address):
    assert browse(getattr(towns, who)).get(address).status_code == 404
    assert browse(getattr(towns, who)).post(address, TYPED).status_code in {404, 405}


@pytest.mark.parametrize("address", [LIST, JOIN])
def test_visitors_are_sent_to_sign_in(db, client, settings, address):
    assert client.get(address).url == f"{settings.LOGIN_URL}?next={address}"


def test_the_list_shows_who_joined(towns, browse):
    shown = browse(towns.fabio).get(LIST).content.decode()
    for text in ("Parintins", "Goiânia", "AM", "11.222.333/0001-81", "/am/parintins/"):
        assert text in shown


def test_the_list_costs_the_same_with_more_towns(
    towns, browse, cast, barreirinha, django_assert_max_num_queries
):
    client = browse(towns.fabio)
    client.get(LIST)
    with django_assert_max_num_queries(12) as before:
        client.get(LIST)
    plant(department(barreirinha, "11444777000161"))
    with django_assert_max_num_queries(len(before)):
        client.get(LIST)


def test_the_back_offices_menu_leads_the_platform_there(towns, browse):
    home = reverse("wagtailadmin_home")
    assert LIST in browse(towns.fabio).get(home).content.decode()
    assert LIST not in browse(towns.bruno).get(home).content.decode()


def test_a_town_joins_by_six_digits(towns, browse, barreirinha, cast):
    client = browse(towns.fabio)
    response = client.post(JOIN, {**TYPED, "coordinator": "ANA@exemplo.example"}, follow=True)
    assert "Barreirinha entrou no Percurso" in response.content.decode()
    page = MunicipalityPage.objects.get(slug="barreirinha")
    assert Grant.objects.filter(user=cast.ana.user, organization=page.organization).exists()
    assert client.get("/am/barreirinha/").status_code == 200


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("ibge", "1300509", "não confere"),
        ("ibge", "999", "6"),
        ("ibge", "1100015", "Não achamos município"),
        ("ibge", "", "Digite o código do IBGE."),
        ("cnpj", "11.444.777/0001-62", "não confere"),
        ("cnpj", "11.222.333/0001-81", "já está cadastrada"),
        ("coordinator", "ninguem@exemplo.example", "Não achamos conta"),
        ("coordinator", "ana@", "não está completo"),
        ("coordinator", "fabio@exemplo.example", "Ninguém concede um papel a si"),
        ("legal_name", "", "Escreva o nome oficial"),
        ("legal_name", "x" * 10_000, "200"),
        ("short_name", "\u202e😀' OR 1=1", ""),
    ],
)
def test_bad_input_is_answered_and_kept(towns, browse, barreirinha, field, text, said):
    response = browse(towns.fabio).post(JOIN, {**TYPED, field: text})
    if field == "short_name":
        assert response.status_code in {200, 302}
        return
    shown = response.content.decode()
    assert response.status_code == 200
    assert said in shown
    form = response.context["form"]
    assert {name: form[name].value() for name in TYPED} == {**TYPED, field: text}
    assert not MunicipalityPage.objects.filter(slug="barreirinha").exists()


def test_joining_twice_says_that_it_is_there(towns, browse):
    response = browse(towns.fabio).post(JOIN, {**TYPED, "ibge": "1303403"})
    assert "Parintins já está no Percurso" in response.content.decode()
