import pytest

from cms.media.models import Image
from courses.catalogue import serving
from courses.catalogue.cards import write_card
from courses.catalogue.models import CourseCard, CoursePage, LessonPage
from courses.catalogue.search import rules
from tests.courses.factories import course, home, lesson, publish, town_page, whole_course


def test_publishing_writes_the_card(cast):
    whole_course(town_page(cast.parintins))

    card = CourseCard.objects.get()
    assert (card.slug, card.organization, card.minutes) == ("medir", cast.parintins, 90)
    assert (card.lesson_count, card.assessment_minutes) == (2, 30)
    kept = dict(card.words.values_list("word__text", "weight"))
    assert kept["presao"] == rules.TITLE
    assert kept["parintim"] == rules.PLACE
    assert "a" not in kept


def test_publishing_again_keeps_one_card_and_its_day(cast):
    page = whole_course()
    first = CourseCard.objects.get().published_at
    page.title = "Medir melhor"
    publish(page)

    card = CourseCard.objects.get()
    assert (card.title, card.published_at) == ("Medir melhor", first)


def test_a_draft_does_not_touch_the_card(cast):
    page = whole_course()
    page.title = "Rascunho"
    page.save_revision()

    assert CourseCard.objects.get().title == "Medir bem a pressão"


def test_unpublishing_takes_the_card_off(cast):
    page = whole_course()
    page.unpublish()

    assert not CourseCard.objects.exists()


def test_deleting_takes_the_card_off(cast):
    whole_course()
    CoursePage.objects.get().delete()

    assert not CourseCard.objects.exists()
    assert not LessonPage.objects.exists()


def test_moving_changes_whose_course_it_is(cast):
    page = whole_course(town_page(cast.parintins))
    page.move(town_page(cast.goiania), pos="last-child")

    assert CourseCard.objects.get().organization == cast.goiania


def test_lessons_are_counted_as_they_come_and_go(cast):
    page = course()
    extra = lesson(page, "Mais uma")
    assert CourseCard.objects.get().lesson_count == 1

    LessonPage.objects.get(pk=extra.pk).unpublish()
    assert CourseCard.objects.get().lesson_count == 0

    publish(LessonPage.objects.get(pk=extra.pk))
    LessonPage.objects.get(pk=extra.pk).delete()
    assert CourseCard.objects.get().lesson_count == 0


def test_a_page_made_in_code_is_given_a_first_day(cast):
    made = home().add_child(
        instance=CoursePage(title="Em código", slug="em-codigo", audience="Todos")
    )
    assert made.first_published_at is None

    card = write_card(made)

    assert card is not None
    assert CoursePage.objects.get(pk=made.pk).first_published_at == card.published_at


@pytest.mark.parametrize("signal", ["publish", "unpublish"])
def test_lists_are_made_anew_once_the_transaction_commits(
    cast, signal, django_capture_on_commit_callbacks
):
    page = whole_course()
    before = serving.lists_number()

    with django_capture_on_commit_callbacks(execute=True):
        publish(page) if signal == "publish" else page.unpublish()
        assert serving.lists_number() == before

    assert serving.lists_number() > before


def test_a_changed_image_reaches_the_pages_that_show_it(
    cast, image, wagtail_indexes, django_capture_on_commit_callbacks
):
    page = whole_course(cover=image)
    drawn = iter(["antes", "depois"])

    def body():
        return serving.body_html(page.pk, page.live_revision_id, lambda: next(drawn))

    assert (body(), body()) == ("antes", "antes")
    with django_capture_on_commit_callbacks(execute=True):
        Image.objects.get().save()

    assert body() == "depois"


def test_a_lesson_moved_to_another_course_is_counted_there(cast):
    here, there = course(slug="aqui"), course(slug="la")
    moved = lesson(here, "Vai embora")

    LessonPage.objects.get(pk=moved.pk).move(CoursePage.objects.get(pk=there.pk), pos="last-child")

    assert CourseCard.objects.get(slug="aqui").lesson_count == 0
    assert CourseCard.objects.get(slug="la").lesson_count == 1


def test_a_lesson_published_later_reaches_the_courses_page(
    cast, client, django_capture_on_commit_callbacks
):
    page = course()
    assert "Aula nova" not in client.get("/cursos/medir/").content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        lesson(page, "Aula nova")

    assert "Aula nova" in client.get("/cursos/medir/").content.decode()
