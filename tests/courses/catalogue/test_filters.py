from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from courses.catalogue import occupations
from courses.catalogue.filters import FIELDS, Filters
from courses.catalogue.models import CourseCard, CoursePage, DecsTerm
from courses.offerings.models import Offering
from lms.common.errors import DomainError
from lms.people.models import EmploymentLink
from tests.courses.factories import course, edition, offering, town_page

URL = "/cursos/"


def text(response):
    return response.content.decode()


def titles(response):
    shown = text(response).split("<h2")[1] if "Resultado" in text(response) else ""
    return [card.title for card in CourseCard.objects.order_by("pk") if card.title in shown]


@pytest.fixture
def posts(cast):
    """One course for community health workers, one for nurses by their post, one for all."""
    course(slug="casa", title="A visita em casa", occupations="5151")
    course(slug="ferida", title="Curativo", occupations="2235-05, 3222")
    course(slug="todos", title="Acolher")
    return cast


def work_as(person, cbo):
    EmploymentLink.objects.filter(person=person).update(occupation_cbo=cbo)


def test_every_filter_can_be_taken_off():
    asked = {
        "q": "x",
        "municipio": "natal",
        "tema": "Dengue",
        "modalidade": "online",
        "horas": "ate-4",
        "abertas": "sim",
        "meu-cargo": "sim",
    }
    filters = Filters.read(asked)

    assert filters.parameters() == asked
    assert set(asked) == set(FIELDS)
    for name in asked:
        rest = {key: value for key, value in asked.items() if key != name}
        assert filters.without(name).parameters() == rest


def test_only_open_courses(client, cast, django_capture_on_commit_callbacks):
    offering(cast, edition(slug="aberto", title="Curso aberto"))
    course(slug="fechado", title="Curso fechado")
    assert titles(client.get(f"{URL}?abertas=sim")) == ["Curso aberto"]

    yesterday = timezone.localdate() - timedelta(days=1)
    Offering.objects.update(starts_on=yesterday, ends_on=yesterday)
    CourseCard.objects.filter(slug="aberto").update(open_until=yesterday)
    assert titles(client.get(f"{URL}?abertas=sim&pagina=2")) == []


def test_for_my_post_shows_what_names_it_first_and_then_what_is_for_all(client, posts):
    client.force_login(posts.ana.user)
    work_as(posts.ana, "515105")

    page = client.get(f"{URL}?meu-cargo=sim")

    assert titles(page) == ["A visita em casa", "Acolher"]
    assert text(page).index("A visita em casa") < text(page).index("Acolher")
    assert "Curativo" not in text(page)


@pytest.mark.parametrize(("cbo", "found"), [("223505", 2), ("322245", 2), ("223565", 1)])
def test_a_post_is_named_by_itself_or_by_its_family(client, posts, cbo, found):
    client.force_login(posts.ana.user)
    work_as(posts.ana, cbo)

    assert len(titles(client.get(f"{URL}?meu-cargo=sim"))) == found


def test_what_one_person_was_shown_is_nobody_elses(client, posts):
    client.force_login(posts.ana.user)
    work_as(posts.ana, "515105")
    client.get(f"{URL}?meu-cargo=sim&q=curativo")

    work_as(posts.bruno, "223505")
    client.force_login(posts.bruno.user)
    assert titles(client.get(f"{URL}?meu-cargo=sim&q=curativo")) == ["Curativo"]


def test_who_has_no_post_is_told_so(client, posts):
    client.force_login(posts.ana.user)
    work_as(posts.ana, "")

    page = client.get(f"{URL}?meu-cargo=sim")

    assert "ainda não diz o seu cargo" in text(page)
    assert len(titles(page)) == 3


def test_a_visitor_signs_in_to_see_what_is_for_their_post(client, posts):
    answer = client.get(f"{URL}?meu-cargo=sim&q=acolher")

    assert answer.status_code == 302
    assert answer.url.startswith("/conta/entrar/?next=/cursos/%3Fq%3Dacolher%26meu-cargo%3Dsim")
    assert "meu-cargo" not in text(client.get(URL))
    client.force_login(posts.ana.user)
    assert "meu-cargo" in text(client.get(URL))


def test_nothing_found_says_what_to_leave_out_and_shows_the_nearest(client, posts):
    page = text(client.get(f"{URL}?q=curativo&modalidade=classroom"))

    assert "Nenhum curso" in page
    assert "Sem Encontro: 1 curso<" in page
    assert 'href="?q=curativo"' in page
    assert page.count('class="card card--link"') == 1


def test_a_word_that_nobody_knows_leads_to_what_is_new(client, posts):
    page = text(client.get(f"{URL}?q=xilofone"))

    assert "Veja os cursos mais novos" in page
    assert page.count('class="card card--link"') == 3


def test_codes_are_read_and_shown_as_people_write_them():
    codes = occupations.read_codes("5151;2235-05  223505, 5151")

    assert codes == ("5151", "223505")
    assert occupations.shown(codes) == "5151, 2235-05"
    assert occupations.kept(codes) == " 5151 223505 "
    assert occupations.kept(()) == ""
    assert occupations.patterns_of(["223505"]) == ["% 223505 %", "% 2235 %"]


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", ["51", "51510", "enfermeira", "٥١٥١", "5151-0"])
def test_what_is_no_code_is_refused(wrong):
    with pytest.raises(DomainError):
        occupations.read_codes(wrong)
    with pytest.raises(ValidationError) as refused:
        CoursePage(title="x", slug="y", occupations=wrong).clean()
    assert "occupations" in refused.value.message_dict


def test_too_many_codes_are_refused():
    with pytest.raises(DomainError, match="família"):
        occupations.read_codes(" ".join(str(number) for number in range(1000, 1041)))


def test_a_chosen_term_says_the_theme(cast):
    term = DecsTerm.objects.get(name="Hanseníase")
    course(slug="um", title="Um", theme="Manchas", decs_term=term)

    assert CourseCard.objects.get().theme == "Hanseníase"
    assert CoursePage.objects.get().theme == "Hanseníase"


def test_a_theme_that_is_the_name_of_a_term_chooses_it(cast):
    course(slug="um", title="Um", theme="hipertensao")
    course(slug="outro", title="Outro", theme="Marcenaria")

    assert CoursePage.objects.get(slug="um").decs_term.code == "D006973"
    assert CoursePage.objects.get(slug="um").theme == "Hipertensão"
    assert CoursePage.objects.get(slug="outro").decs_term is None
    assert CourseCard.objects.get(slug="outro").theme == "Marcenaria"


def test_terms_are_each_themselves(db):
    assert DecsTerm.objects.count() > 60
    codes = list(DecsTerm.objects.exclude(code="").values_list("code", flat=True))
    assert len(codes) == len(set(codes)) > 45
    assert all(code[0] == "D" and code[1:].isdigit() for code in codes)


def test_a_filtered_list_costs_one_query_and_one_to_count(client, posts, django_assert_num_queries):
    course(town_page(posts.parintins), slug="natal", title="Pré-natal", theme="Dengue")
    client.get(URL)
    with django_assert_num_queries(2):
        client.get(f"{URL}?municipio=parintins&tema=Dengue&modalidade=online&horas=ate-4")
