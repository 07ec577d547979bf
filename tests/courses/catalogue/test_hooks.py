import pytest
from django.urls import reverse

from courses.catalogue.hooks import has_history
from courses.catalogue.models import CoursePage, LessonPage
from courses.catalogue.services import approve_edition
from tests.courses.factories import town_page, whole_course


@pytest.fixture
def page(cast, client):
    client.force_login(cast.bruno.user)
    return whole_course(town_page(cast.parintins))


def delete(client, page):
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)


def test_a_course_with_an_edition_is_not_deleted(client, page):
    approve_edition(course=page, by=None)

    answer = delete(client, page)

    assert CoursePage.objects.filter(pk=page.pk).exists()
    assert "não pode ser apagada" in answer.content.decode()


def test_a_lesson_of_an_edition_is_not_deleted(client, page):
    approve_edition(course=page, by=None)
    lesson = LessonPage.objects.get(slug="prova")

    delete(client, lesson)

    assert LessonPage.objects.filter(pk=lesson.pk).exists()


def test_what_holds_a_course_with_an_edition_has_a_history(cast, page):
    assert not has_history(town_page(cast.parintins))
    approve_edition(course=page, by=None)
    assert has_history(town_page(cast.parintins))


def test_several_pages_are_not_deleted_when_one_has_a_history(client, page):
    approve_edition(course=page, by=None)
    lesson = LessonPage.objects.get(slug="prova")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    client.post(f"{address}?id={lesson.pk}&next=/gestao/paginas/")

    assert LessonPage.objects.filter(pk=lesson.pk).exists()


def test_a_course_without_an_edition_may_be_deleted(client, page):
    delete(client, page)

    assert not CoursePage.objects.filter(pk=page.pk).exists()
