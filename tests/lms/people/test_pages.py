"""One's own page and the coordination's, through the client."""

import re
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cms.look.rules import moment_text
from lms.audit.models import AuditEvent
from lms.people import queries, services
from lms.people.models import EmploymentLink, LinkState, OneTimeCode, Person
from lms.people.services.identities import write_identity
from tests.cast import Cast, link
from tests.lms.people.made import CPF, NEW_PASSWORD, enter, register

PEOPLE = "/gestao/pessoas/"
REGISTER = "/gestao/pessoas/cadastrar/"
DOCUMENT = "/gestao/pessoas/documento/"
TYPED = {
    "civil_name": "Maria d'Ávila dos Santos",
    "social_name": "",
    "cpf": "529.982.247-25",
    "regime": "statutory",
    "starts_on": "2021-02-01",
    "staff_number": "77",
    "facility": "",
    "job_title": "Técnica de enfermagem",
    "occupation_cbo": "",
    "cns_card": "",
}


def page_of(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_coordinator_sees_the_people_of_the_place_by_name(cast: Cast, client: Client) -> None:
    link(cast.davi, cast.goiania)
    client.force_login(cast.bruno.user)
    page = page_of(client, PEOPLE)
    assert page.index("Ana Beatriz Souza") < page.index("Bruno Lima")
    assert "Davi" not in page
    assert "Cadastrar pessoa" in page


def test_a_search_is_posted_and_forgives_case_and_accents(cast: Cast, client: Client) -> None:
    register(cast.parintins, cast.bruno.user, civil_name="Ágata Reis")
    client.force_login(cast.bruno.user)
    page = client.post(PEOPLE, {"q": " ÀGA "}).content.decode()
    assert "Ágata Reis" in page
    assert "Ana Beatriz" not in page
    empty = client.post(PEOPLE, {"q": "zzz'\u202e😀%"}).content.decode()
    assert "Ninguém com este nome" in empty
    assert 'method="post" action="/gestao/pessoas/"' in empty


def test_human_resources_sees_and_does_not_register(cast: Cast, client: Client) -> None:
    client.force_login(cast.elisa.user)
    page = page_of(client, PEOPLE)
    assert "Ana Beatriz Souza" in page
    assert "Cadastrar pessoa" not in page
    refused = client.get(REGISTER)
    assert refused.status_code == 403
    assert "Só a coordenação" in refused.content.decode()


@pytest.mark.parametrize("path", [PEOPLE, REGISTER, DOCUMENT])
def test_whoever_looks_after_nobody_finds_no_such_page(
    cast: Cast, client: Client, path: str
) -> None:
    assert client.get(path)["Location"].startswith("/conta/entrar/")
    for user in (cast.ana.user, cast.fabio.user, cast.root):
        client.force_login(user)
        assert client.get(path).status_code == 404


def test_another_towns_link_is_not_there(cast: Cast, client: Client) -> None:
    own = EmploymentLink.objects.get(person=cast.ana)
    client.force_login(cast.davi.user)
    assert client.get(f"{PEOPLE}{own.public_id}/").status_code == 404
    assert client.post(f"{PEOPLE}{own.public_id}/codigo/").status_code == 404


def test_the_list_asks_as_much_of_the_database_for_one_as_for_many(
    cast: Cast, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast.bruno.user)
    client.get(PEOPLE)
    with django_assert_num_queries(6):
        client.get(PEOPLE)
    for number in range(30):
        link(cast.ana, cast.parintins, staff_number=f"n{number}")
    with django_assert_num_queries(6):
        client.get(PEOPLE)


def test_a_long_list_has_pages(cast: Cast, client: Client) -> None:
    for number in range(55):
        link(cast.ana, cast.parintins, staff_number=f"n{number}")
    client.force_login(cast.bruno.user)
    assert "?pagina=2" in page_of(client, PEOPLE)
    assert "Bruno Lima" in page_of(client, f"{PEOPLE}?pagina=2")
    assert client.get(f"{PEOPLE}?pagina=abc").status_code == 200


def test_registering_leads_to_the_persons_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.bruno.user)
    assert "Em Parintins." in page_of(client, REGISTER)
    response = client.post(REGISTER, TYPED)
    made = EmploymentLink.objects.get(staff_number="77")
    assert response["Location"] == f"{PEOPLE}{made.public_id}/"
    page = page_of(client, response["Location"])
    assert "Maria d&#x27;Ávila dos Santos" in page
    assert "***.982.247-**" in page
    assert CPF not in page


def test_who_coordinates_many_places_says_which(cast: Cast, client: Client) -> None:
    other = cast.parintins
    other.pk, other.public_id, other.cnpj = None, CPF_UUID, None
    other.kind, other.short_name = "hospital", "Hospital"
    other.save()
    client.force_login(cast.carla.user)
    refused = client.post(REGISTER, TYPED).content.decode()
    assert "Escolha a secretaria." in refused
    client.post(REGISTER, {**TYPED, "organization": other.pk})
    assert EmploymentLink.objects.get(staff_number="77").employer == other


CPF_UUID = "7f1d1f2c-6f0b-4b0d-8f5c-0a4f7c1f9e11"


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("cpf", "529.982.247-24", "Este CPF não confere."),
        ("cpf", "", "Digite o CPF."),
        ("cns_card", "898000000043209", "não confere"),
        ("civil_name", "M" * 10_000, "até 200 letras"),
        ("civil_name", "Maria 😀", "só leva letras"),
        ("civil_name", "\u202eMaria", "não aparece na tela"),
        ("starts_on", "2021-02-31", "Esta data não existe."),
        ("starts_on", "0202-01-01", "o ano não parece certo"),
        ("regime", "", "Escolha o regime"),
        ("regime", "rei", "Escolha o regime"),
        ("occupation_cbo", "abc", "CBO"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    cast: Cast, client: Client, field: str, typed: str, told: str
) -> None:
    client.force_login(cast.bruno.user)
    page = client.post(REGISTER, {**TYPED, field: typed}).content.decode()
    text = re.sub(r"<[^>]+>", " ", page)
    assert told in text
    for name, value in TYPED.items():
        if name != field and value and name != "regime":
            assert f'value="{value}"'.replace("'", "&#x27;") in page, name
    assert '<option value="statutory" selected>' in page or field == "regime"
    assert not EmploymentLink.objects.filter(staff_number="77").exists()


def test_the_answer_does_not_tell_whether_the_person_was_here(cast: Cast, client: Client) -> None:
    register(cast.goiania, cast.davi.user, civil_name="Joana Prado")
    client.force_login(cast.bruno.user)
    known = page_of(client, client.post(REGISTER, TYPED)["Location"])
    new = page_of(
        client,
        client.post(REGISTER, {**TYPED, "cpf": "11144477735", "staff_number": "78"})["Location"],
    )
    assert "Joana" not in known
    assert shape(known) == shape(new)


def shape(page: str) -> str:
    """Return a page without what always differs: tokens, addresses, numbers."""
    bare = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\*\*\*[\d.]+-\*\*|\b7[78]\b", "", bare)


def test_a_code_is_shown_once_and_works(cast: Cast, client: Client) -> None:
    made = register(cast.parintins, cast.bruno.user)
    client.force_login(cast.bruno.user)
    assert client.get(f"{PEOPLE}{made.public_id}/codigo/").status_code == 405
    response = client.post(f"{PEOPLE}{made.public_id}/codigo/")
    code = re.search(r'code--large">([0-9A-Z]{4}-[0-9A-Z]{4})<', response.content.decode())
    assert code is not None
    assert "no-store" in response.headers["Cache-Control"]
    assert services.redeem_one_time_code(cpf=CPF, code=code[1], password=NEW_PASSWORD)
    assert code[1] not in page_of(client, f"{PEOPLE}{made.public_id}/")
    assert AuditEvent.objects.filter(action="people.code_issued").count() == 1


def test_the_page_of_a_code_says_until_when_in_the_towns_own_time(
    cast: Cast, client: Client
) -> None:
    made = register(cast.parintins, cast.bruno.user)
    client.force_login(cast.bruno.user)
    page = client.post(f"{PEOPLE}{made.public_id}/codigo/").content.decode()
    until = OneTimeCode.objects.get().expires_at.astimezone(ZoneInfo("America/Manaus"))
    assert f"até {until:%d/%m/%Y}, {moment_text(until)}, no horário de Parintins." in page


def test_human_resources_issues_no_code(cast: Cast, client: Client) -> None:
    own = EmploymentLink.objects.get(person=cast.ana)
    client.force_login(cast.elisa.user)
    assert "Gerar código" not in page_of(client, f"{PEOPLE}{own.public_id}/")
    assert client.post(f"{PEOPLE}{own.public_id}/codigo/").status_code == 403
    assert not OneTimeCode.objects.exists()


def test_a_document_confirms_a_declared_cpf(cast: Cast, client: Client) -> None:
    Person.objects.filter(pk=cast.davi.pk).update(assurance="declared")
    write_identity(cast.davi, CPF)
    client.force_login(cast.bruno.user)
    page = client.post(DOCUMENT, {"civil_name": "Outra Pessoa", "cpf": CPF}).content.decode()
    assert "Nenhuma conta espera confirmação" in page
    assert 'value="Outra Pessoa"' in page
    assert client.post(DOCUMENT, {"civil_name": "davi d'avila", "cpf": CPF}).status_code == 302
    assert queries.find_by_cpf(CPF) == cast.davi


def test_ones_own_page_shows_a_masked_cpf_and_the_links(cast: Cast, client: Client) -> None:
    write_identity(cast.ana, CPF, confirmed=True)
    client.force_login(cast.ana.user)
    page = page_of(client, "/conta/")
    assert "***.982.247-**, confirmado" in page
    assert "Parintins" in page
    assert "Informar o CPF" not in page
    assert "Pessoas da equipe" not in page


def test_a_technical_sign_in_has_an_account_and_no_person(cast: Cast, client: Client) -> None:
    client.force_login(cast.root)
    assert client.get("/conta/").status_code == 200
    assert client.get("/conta/nome/").status_code == 404


def test_ones_name_is_changed_on_the_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.ana.user)
    assert 'name="civil_name"' not in page_of(client, "/conta/nome/")
    refused = client.post("/conta/nome/", {"social_name": "Ana 😀"}).content.decode()
    assert "só leva letras" in refused
    assert "Ana 😀" in refused
    client.post("/conta/nome/", {"social_name": "Bia Souza", "civil_name": "Outra"})
    cast.ana.refresh_from_db()
    assert (cast.ana.name, cast.ana.civil_name) == ("Bia Souza", "Ana Beatriz Souza")


def test_ones_cpf_is_declared_on_the_page(cast: Cast, client: Client) -> None:
    client.force_login(cast.ana.user)
    wrong = client.post("/conta/cpf/", {"cpf": "529.982.247-24"}).content.decode()
    assert "Este CPF não confere." in wrong
    assert 'value="529.982.247-24"' in wrong
    client.post("/conta/cpf/", {"cpf": CPF})
    assert "falta confirmar" in page_of(client, "/conta/")


def test_a_link_is_settled_on_its_page(cast: Cast, client: Client) -> None:
    user = enter(register(cast.parintins, cast.bruno.user), cast.bruno.user)
    other = register(cast.goiania, cast.davi.user, civil_name="Joana Prado")
    client.force_login(user)
    path = f"/conta/vinculos/{other.public_id}/"
    assert "Confira um vínculo" in page_of(client, "/conta/")
    assert "Joana Prado" in page_of(client, path)
    assert client.post(path, {"answer": "talvez"}).status_code == 400
    client.post(path, {"answer": "decline"})
    other.refresh_from_db()
    assert other.state == LinkState.DECLINED
    assert "Confira um vínculo" not in page_of(client, "/conta/")
    client.post(path, {"answer": "recognise"})
    other.refresh_from_db()
    assert other.state == LinkState.CONFIRMED


def test_anothers_link_is_not_there(cast: Cast, client: Client) -> None:
    own = EmploymentLink.objects.get(person=cast.ana)
    client.force_login(cast.bruno.user)
    assert client.get(f"/conta/vinculos/{own.public_id}/").status_code == 404
