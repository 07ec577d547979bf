"""A course written as data becomes what an author could have written in the editor."""

from typing import Any
from uuid import UUID

import pytest
from wagtail.models import Collection

from courses.catalogue.models import LessonPage
from courses.demo import publishing
from courses.demo.content import CIRCLE, COURSES
from courses.demo.content.shapes import Lesson, case, ending, right, single_choice, step
from courses.demo.publishing import block_data, lesson_page
from tests.cms.media.pictures import picture_of
from tests.cms.media.sounds import recording_of

LESSONS = [lesson for course in (*COURSES, CIRCLE) for lesson in course.lessons]
NOBODY: Any = None


@pytest.mark.django_db
def test_every_lesson_passes_the_editors_own_checks(monkeypatch):
    shelf = Collection.get_first_root_node()
    image, sound = picture_of(shelf), recording_of(shelf)
    monkeypatch.setattr(publishing, "drawn", lambda *_args, **_kwargs: image)
    monkeypatch.setattr(publishing, "recorded", lambda *_args, **_kwargs: sound)

    for lesson in LESSONS:
        page: LessonPage = lesson_page(lesson, below=NOBODY, by=NOBODY)
        cleaned = page.body.stream_block.clean(page.body)
        assert [block.id for block in cleaned] == [block.id for block in lesson.blocks]


def test_an_option_keeps_its_identity():
    option = right("11111111-1111-4111-8111-111111111111", "Sim", "Isso.")
    block = single_choice("33333333-3333-4333-8333-333333333333", "?", option, feedback="")

    data = block_data(block, below=NOBODY, by=NOBODY)

    assert data["id"] == block.id
    item = data["value"]["options"][0]
    assert (item["type"], item["id"]) == ("item", "11111111-1111-4111-8111-111111111111")
    assert item["value"] == {"text": "Sim", "is_correct": True, "feedback": "Isso."}


def test_a_step_gets_the_same_identity_each_time_and_none_twice():
    block = case(
        "33333333-3333-4333-8333-333333333333",
        "Caso",
        step("a", "Começo", ("Vou", "b"), ("Fico", "b")),
        ending("b", "Fim", "Aprendi."),
    )

    data = block_data(block, below=NOBODY, by=NOBODY)

    steps = data["value"]["steps"]
    turns = steps[0]["value"]["choices"]
    ids = [UUID(item["id"]) for item in (*steps, *turns)]
    assert len(set(ids)) == 4
    assert turns[0]["value"] == {"text": "Vou", "goes_to": "b"}
    assert block_data(block, below=NOBODY, by=NOBODY) == data


@pytest.mark.django_db
def test_a_lesson_keeps_its_minutes_and_whether_it_is_graded():
    page = lesson_page(
        Lesson("a", "A", "Resumo", minutes=7, is_graded=True, blocks=()), below=NOBODY, by=NOBODY
    )

    assert (page.slug, page.title, page.minutes, page.is_graded) == ("a", "A", 7, True)
