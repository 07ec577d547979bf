"""What a course promises: its last edition, or its syllabus while it was never approved."""

import re

import pytest

from cms.look.parts import Share
from courses.catalogue import listing, rendering, serving
from courses.catalogue.models import CourseCard, CoursePage, LessonPage
from courses.catalogue.queries import outline_of
from courses.catalogue.services import approve_edition
from courses.enrollments.queries import minutes_of
from tests.courses.factories import course, lesson, publish, quiz, whole_course

UNIT = {"type": "unit", "value": {"title": "Mais", "minutes": 45}, "id": "u3"}


def drawn(page):
    """Return the total, the shares and the steps that the course's own page shows."""
    facts = rendering.CourseBody(page.pk)._facts()
    return facts["total"], facts["shares"], facts["steps"]


def on_card():
    card = listing.card_of(CourseCard.objects.get())
    return card.minutes, rendering.card_context(card)["shares"]


def agrees(total, shares):
    return total == sum(share.minutes for share in shares)


@pytest.mark.parametrize("is_graded", [True, False])
@pytest.mark.parametrize("is_approved", [True, False])
def test_a_lesson_more_leaves_total_and_split_agreed(cast, is_approved, is_graded):
    page = whole_course()
    if is_approved:
        approve_edition(course=page, by=None)
    lesson(page, "Mais", minutes=45, is_graded=is_graded, body=quiz() if is_graded else [])

    total, shares, _ = drawn(page)

    assert total == 90
    assert agrees(total, shares)
    assert on_card() == (total, shares)


@pytest.mark.parametrize("minutes", [1, 89, 90, 91, 600])
@pytest.mark.parametrize("is_graded", [True, False])
def test_total_and_split_agree_while_a_course_is_being_written(cast, minutes, is_graded):
    page = course()
    made = lesson(page, "Aula", minutes=minutes, is_graded=is_graded)
    total, shares, _ = drawn(page)
    assert agrees(total, shares)
    assert on_card() == (total, shares)

    made.unpublish()
    total, shares, _ = drawn(page)

    assert (total, shares) == (90, [Share("On-line", 90, 1)])
    assert on_card() == (total, shares)


def test_what_is_approved_is_what_completing_credits(cast):
    page = whole_course()
    edition = approve_edition(course=page, by=None)
    lesson(page, "Mais", minutes=45, is_graded=True, body=quiz())
    LessonPage.objects.get(slug="prova").unpublish()

    outline = outline_of(page)

    assert outline.split == minutes_of(edition) == {"online": 60, "assessment": 30}
    assert outline.total == edition.workload_minutes


def test_the_path_of_an_approved_course_is_the_approved_one(cast):
    page = whole_course()
    approve_edition(course=page, by=None)
    lesson(page, "Só na próxima", minutes=45)

    _, _, steps = drawn(page)

    assert [step.title for step in steps] == ["Como medir", "Prova", "Certificado de 1 h 30 min"]


def test_a_new_syllabus_counts_once_it_is_approved(
    cast, client, django_capture_on_commit_callbacks
):
    page = whole_course()
    approve_edition(course=page, by=None)
    lesson(page, "Mais", minutes=45)
    page = CoursePage.objects.get(pk=page.pk)
    page.syllabus = [*page.syllabus.get_prep_value(), UNIT]
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
    assert said(client) == ["1 h 30 min"]
    assert on_card()[0] == 90

    with django_capture_on_commit_callbacks(execute=True):
        approve_edition(course=page, by=None)

    assert said(client) == ["2 h 15 min"]
    assert on_card() == (135, [Share("On-line", 105, 1), Share("Avaliação", 30, 4)])


def said(client):
    """Return the hours that the course's public page says."""
    serving.forget()
    page = client.get("/cursos/medir/").content.decode()
    return re.findall(r"<h2[^>]*>([^<]+) de estudo</h2>", page)


def test_a_course_that_promises_less_than_it_asks_is_split_as_far_as_it_goes(cast):
    page = course()
    lesson(page, "Prova", minutes=600, is_graded=True, body=quiz())

    assert outline_of(page).split == {"assessment": 90}


def test_a_preview_shows_the_draft(cast):
    page = whole_course()
    approve_edition(course=page, by=None)
    draft = lesson(page, "Rascunho", minutes=45)
    draft.unpublish()

    assert "Rascunho" in str(rendering.preview_of(page)["steps"])
