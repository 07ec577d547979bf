"""The themes by DeCS as the platform's administration keeps them."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from courses.catalogue import cards
from courses.catalogue.models import CourseCard, CoursePage, DecsTerm
from courses.catalogue.terms import queries, rules, services
from lms.access.scope import NotAllowed
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError
from lms.people.models import User
from tests.cast import Cast
from tests.courses import factories

LIST, ADD = "/gestao/temas/", "/gestao/temas/incluir/"


@pytest.fixture
def fabio(cast: Cast) -> User:
    return cast.fabio.user


@pytest.fixture
def browser(client: Client, fabio: User) -> Client:
    client.force_login(fabio)
    return client


def term(name: str) -> DecsTerm:
    return DecsTerm.objects.get(name=name)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (" d011320 ", "D011320"),
        ("", ""),
        ("D 000086382", "D000086382"),
        ("ddcs056530", "DDCS056530"),
    ],
)
def test_a_code_is_read_as_people_write_it(typed: str, code: str) -> None:
    assert rules.read_code(typed) == code


@pytest.mark.parametrize("typed", ["11320", "D11320x", "D12", "DDCS1", "D٠١١٣٢٠", "?"])
def test_what_is_no_code_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(DomainError, match="D011320"):
        rules.read_code(typed)


def test_a_term_is_added_and_written_down(fabio: User) -> None:
    made = services.add_term(name="  Saúde   Única ", code="d000080902", by=fabio)
    assert (made.name, made.code) == ("Saúde Única", "D000080902")
    event = AuditEvent.objects.get(action=services.ADDED)
    assert (event.object_id, event.data) == (str(made.pk), {"code": "D000080902"})


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("hipertençao", "", "“Hipertensão”"),
        ("Outro nome", "D006973", "“Hipertensão”"),
        ("???", "", "palavras"),
        ("Outro nome", "12", "D011320"),
    ],
)
def test_a_second_term_for_one_thing_is_refused(
    fabio: User, name: str, code: str, told: str
) -> None:
    count = DecsTerm.objects.count()
    with pytest.raises(DomainError, match=told):
        services.add_term(name=name, code=code, by=fabio)
    assert DecsTerm.objects.count() == count


def test_the_database_gives_a_code_to_one_term_only(fabio: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        DecsTerm.objects.create(name="Outro", folded="outro", code="D006973")


def test_a_new_name_stands_on_the_courses_and_their_cards(fabio: User) -> None:
    course = factories.course(decs_term=term("Acolhimento"), theme="Acolhimento")
    cards.write_card(course)
    kept = services.correct_term(
        term=term("Acolhimento"), name="Acolhimento em Saúde", code="", by=fabio
    )
    assert CoursePage.objects.get().theme == CourseCard.objects.get().theme == kept.name
    assert (cards.renew_old(), cards.renew_old()) == (1, 0)
    assert AuditEvent.objects.filter(action=services.CORRECTED).count() == 1


def test_to_say_the_same_again_is_no_correction(fabio: User) -> None:
    same = term("Hipertensão")
    services.correct_term(term=same, name=same.name, code=same.code, by=fabio)
    assert not AuditEvent.objects.filter(action=services.CORRECTED).exists()


def test_nobody_else_keeps_the_terms(cast: Cast) -> None:
    for person in (cast.ana, cast.bruno, cast.carla):
        with pytest.raises(NotAllowed):
            services.add_term(name="Meu tema", code="", by=person.user)
        with pytest.raises(NotAllowed):
            services.correct_term(term=term("Asma"), name="Bronquite", code="", by=person.user)
    assert term("Asma").code == "D001249"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hipertençao", ["Hipertensão"]),
        ("atencao primaria", ["Atenção Primária à Saúde"]),
        ("d00697", ["Hipertensão"]),
        ("nada disso", []),
        ("%", []),
    ],
)
def test_a_term_is_found_without_its_accents(db: None, text: str, found: list[str]) -> None:
    terms = queries.searched(DecsTerm.objects.all(), text, without_code=False)
    assert [one.name for one in terms] == found


def test_the_list_is_alphabetical_as_people_read_it(db: None) -> None:
    names = [one.name for one in queries.searched(DecsTerm.objects.all(), "", without_code=False)]
    assert names.index("Acolhimento") < names.index("Agentes Comunitários de Saúde")
    assert names.index("Anticoncepção") < names.index("Hanseníase") < names.index("Hipertensão")


def test_the_list_tells_whose_code_is_missing(browser: Client) -> None:
    left = DecsTerm.objects.filter(code="").count()
    page = browser.get(LIST).content.decode()
    assert f"Falta o código de {left} temas" in page
    apart = browser.get(LIST, {"sem-codigo": "sim"})
    assert len(apart.context["rows"]) == left
    assert apart.content.decode().count("Falta o código") == left


def test_the_list_costs_the_same_with_more_courses(
    browser: Client, django_assert_max_num_queries: object
) -> None:
    browser.get(LIST)
    with django_assert_max_num_queries(12) as before:  # type: ignore[operator]
        browser.get(LIST)
    for slug in ("um", "dois"):
        cards.write_card(factories.course(slug=slug, decs_term=term("Acolhimento")))
    with django_assert_max_num_queries(len(before)):  # type: ignore[operator]
        page = browser.get(LIST, {"q": "acolhimento"})
    assert [row[2] for row in page.context["rows"]] == [2]


def test_a_term_is_added_and_corrected_by_forms(browser: Client) -> None:
    assert browser.post(ADD, {"nome": "Saúde Única", "codigo": ""}).url == LIST
    address = reverse("courses:term", args=[term("Saúde Única").pk])
    assert 'value="Saúde Única"' in browser.get(address).content.decode()
    browser.post(address, {"nome": "Saúde Única", "codigo": "D000080902"})
    assert term("Saúde Única").code == "D000080902"


def test_what_was_typed_stands_when_it_is_refused(browser: Client) -> None:
    page = browser.post(ADD, {"nome": "Saúde Única", "codigo": "sem"}).content.decode()
    assert "letra D" in page
    assert 'value="Saúde Única"' in page
    assert 'value="sem"' in page
