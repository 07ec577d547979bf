import pytest

from courses.catalogue import related
from courses.catalogue.models import CoursePage
from tests.courses.factories import course, town_page


@pytest.fixture
def shelf(cast):
    """Five courses: three on dengue, one elsewhere in its words, one on something else."""
    here = town_page(cast.parintins)
    own = course(here, slug="dengue", title="Dengue na unidade", theme="Dengue")
    course(slug="todos", title="Sinais de alarme", theme="Dengue")
    course(town_page(cast.goiania), slug="goiania", title="Casa sem dengue", theme="Vetores")
    course(here, slug="cidade", title="A unidade e a cidade", theme="Território")
    course(here, slug="frio", title="Rede de frio", theme="Vacinas")
    return own


def beside(page):
    return [card.slug for card in related.courses_beside(page.pk)]


def test_the_towns_own_come_first_then_the_theme_then_the_words(shelf):
    assert beside(shelf) == ["cidade", "todos", "goiania"]


def test_at_most_three_stand_beside(shelf):
    for number in range(3):
        course(slug=f"mais-{number}", title="Mais dengue", theme="Dengue")

    assert len(beside(shelf)) == 3


def test_what_every_course_says_makes_no_kin(cast):
    one = course(slug="um", title="Curso de capacitação", theme="Raiva")
    course(slug="dois", title="Curso de capacitação", theme="Malária")

    assert beside(one) == []


def test_the_page_shows_them_without_a_query_once_they_were_drawn(
    client, shelf, django_assert_num_queries
):
    page = client.get("/cursos/dengue/").content.decode()
    assert "Cursos parecidos" in page
    assert "Sinais de alarme" in page
    assert "Cursos parecidos" not in client.get("/cursos/frio/").content.decode()

    with django_assert_num_queries(1):
        client.get("/cursos/dengue/")


def test_a_course_that_goes_stands_beside_no_other(
    client, shelf, django_capture_on_commit_callbacks
):
    assert "Sinais de alarme" in client.get("/cursos/dengue/").content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        CoursePage.objects.get(slug="todos").unpublish()

    assert "Sinais de alarme" not in client.get("/cursos/dengue/").content.decode()
