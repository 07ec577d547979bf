"""The page on which an organization says what its certificates print."""

import pytest

from lms.organizations.models import Organization

LIST = "/gestao/instituicoes/"
TYPED = {
    "address": "Rua das Andirobas, 45",
    "creation_act": "Lei municipal 214/2019",
    "contact": "(92) 3533-0000",
}


def page_of(organization):
    return f"{LIST}{organization.public_id}/"


def test_the_only_place_opens_at_once(towns, browse, cast):
    assert browse(towns.bruno).get(LIST).url == page_of(cast.parintins)


def test_whoever_describes_many_chooses_one(towns, browse, cast):
    shown = browse(towns.fabio).get(LIST).content.decode()
    for place in (cast.parintins, cast.goiania):
        assert page_of(place) in shown
    assert "falta" in shown


def test_the_list_costs_the_same_with_more_places(
    towns, browse, cast, django_assert_max_num_queries
):
    client = browse(towns.fabio)
    client.get(LIST)
    with django_assert_max_num_queries(12) as before:
        client.get(LIST)
    for number in range(5):
        cast.parintins.pk, cast.parintins.public_id = None, f"{number:032x}"
        cast.parintins.kind, cast.parintins.cnpj = "hospital", None
        cast.parintins.save()
    with django_assert_max_num_queries(len(before)):
        client.get(LIST)


def test_the_name_and_the_cnpj_are_shown_and_not_asked(towns, browse, cast):
    shown = browse(towns.bruno).get(page_of(cast.parintins)).content.decode()
    assert "Secretaria Municipal de Saúde de Parintins" in shown
    assert "11.222.333/0001-81" in shown
    assert 'name="cnpj"' not in shown
    assert 'name="legal_name"' not in shown


def test_what_is_typed_is_kept_and_shown_again(towns, browse, cast):
    client = browse(towns.bruno)
    answer = client.post(page_of(cast.parintins), {**TYPED, "cnpj": "1"}, follow=True)
    assert "Dados guardados." in answer.content.decode()
    assert TYPED["address"] in answer.content.decode()
    kept = Organization.objects.get(pk=cast.parintins.pk)
    assert (kept.address, kept.creation_act) == (TYPED["address"], TYPED["creation_act"])
    assert kept.cnpj == "11222333000181"


def test_a_cnpj_that_is_missing_is_asked_for_and_then_shown(towns, browse, cast):
    client, address = browse(towns.fabio), page_of(cast.platform)
    assert 'name="cnpj"' in client.get(address).content.decode()
    wrong = client.post(address, {**TYPED, "cnpj": "11.444.777/0001-62"}).content.decode()
    assert "não confere" in wrong
    assert TYPED["address"] in wrong
    anothers = client.post(address, {**TYPED, "cnpj": "11.222.333/0001-81"}).content.decode()
    assert "já é de outra instituição" in anothers

    answer = client.post(address, {**TYPED, "cnpj": "11.444.777/0001-61"}, follow=True)

    shown = answer.content.decode()
    assert "11.444.777/0001-61" in shown
    assert 'name="cnpj"' not in shown


def test_the_rest_may_be_said_before_the_cnpj_is_known(towns, browse, cast):
    answer = browse(towns.fabio).post(page_of(cast.platform), {**TYPED, "cnpj": ""}, follow=True)
    assert "Dados guardados." in answer.content.decode()
    assert Organization.objects.get(pk=cast.platform.pk).cnpj is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"address": "x" * 201}, "O endereço pode ter até 200 letras."),
        ({"creation_act": "x" * 201}, "O ato pode ter até 200 letras."),
        ({"contact": "x" * 201}, "O contato pode ter até 200 letras."),
        ({"address": "Rua \u202e 45"}, "um sinal que não aparece na tela"),
    ],
)
def test_what_was_mistyped_is_said_and_the_rest_stays(towns, browse, cast, change, said):
    typed = {**TYPED, **change}
    answer = browse(towns.bruno).post(page_of(cast.parintins), typed).content.decode()
    assert said in answer
    kept = next(text for name, text in TYPED.items() if name not in change)
    assert kept in answer
    assert not Organization.objects.exclude(address="").exists()


def test_another_place_is_not_there(towns, browse, cast):
    for who in (towns.davi, towns.gil, towns.root):
        assert browse(who).get(page_of(cast.parintins)).status_code == 404
        assert browse(who).post(page_of(cast.parintins), TYPED).status_code == 404
    assert browse(towns.gil).get(LIST).status_code == 404


def test_a_new_contact_is_at_the_foot_of_the_next_page_that_a_visitor_opens(
    towns, browse, client, django_capture_on_commit_callbacks
):
    home = towns.parintins.get_url()
    assert TYPED["contact"] not in client.get(home).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        browse(towns.bruno).post(page_of(towns.parintins.organization), TYPED)
    assert TYPED["contact"] in client.get(home).content.decode()


def test_gestao_leads_there(towns, browse):
    assert LIST in browse(towns.bruno).get("/gestao/").content.decode()
    assert LIST not in browse(towns.gil).get("/gestao/").content.decode()
