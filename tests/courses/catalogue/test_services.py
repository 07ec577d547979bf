import pytest
from django.core.exceptions import ValidationError

from courses.catalogue.models import CoursePage, Edition, EditionQuestion, LessonPage
from courses.catalogue.queries import organization_of
from courses.catalogue.services import approve_edition
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed
from tests.courses.factories import (
    course,
    home,
    lesson,
    paragraph,
    publish,
    quiz,
    reading,
    town_page,
    whole_course,
)


def approve(page, by=None):
    return approve_edition(course=page, by=by)


def test_an_edition_freezes_what_is_published(cast):
    edition = approve(whole_course())

    assert (edition.number, edition.title) == (1, "Medir bem a pressão")
    assert (edition.workload_minutes, edition.lesson_minutes) == (90, 60)
    assert edition.syllabus == [
        {"title": "Medir", "minutes": 60},
        {"title": "Prova", "minutes": 30},
    ]
    assert edition.competences == ["Mede a pressão."]
    rows = edition.lessons.order_by("position").values_list("title", "minutes", "is_graded")
    assert list(rows) == [("Como medir", 60, False), ("Prova", 30, True)]


def test_questions_are_frozen_with_their_blocks_identity(cast):
    page = whole_course()
    body = LessonPage.objects.get(slug="prova").body

    edition = approve(page)

    kept = EditionQuestion.objects.filter(lesson__edition=edition, lesson__is_graded=True)
    assert [str(row.block_id) for row in kept.order_by("position")] == [one.id for one in body]
    assert kept.first().question_type == "single_choice"


def test_drafts_are_not_frozen(cast):
    page = whole_course()
    draft = LessonPage.objects.get(slug="prova")
    draft.body = [paragraph()]
    draft.save_revision()

    assert approve(page).lessons.get(is_graded=True).questions.count() == 4


def test_lessons_come_in_the_order_of_the_tree(cast):
    page = whole_course()
    last = LessonPage.objects.get(slug="prova")
    last.move(LessonPage.objects.get(slug="como-medir"), pos="left")

    titles = approve(page).lessons.order_by("position").values_list("title", flat=True)

    assert list(titles) == ["Prova", "Como medir"]


def test_approving_again_without_a_change_is_the_same_edition(cast):
    page = whole_course()

    assert approve(page) == approve(page)
    assert Edition.objects.count() == 1


def test_a_change_makes_a_new_edition_and_keeps_the_old(cast):
    page = whole_course()
    old = approve(page)
    changed = LessonPage.objects.get(slug="prova")
    changed.body = quiz()
    publish(changed)

    new = approve(page)

    assert (new.number, old.number) == (2, 1)
    assert old.lessons.get(is_graded=True).questions.count() == 4


def test_text_may_be_corrected_within_an_edition(cast):
    page = whole_course()
    old = approve(page)
    changed = LessonPage.objects.get(slug="como-medir")
    question = changed.body.get_prep_value()[1]
    changed.body = [paragraph("<p>Agora sem erro de português.</p>"), question]
    publish(changed)

    assert approve(page) == old


def test_an_approval_leaves_a_trace(cast):
    edition = approve(whole_course(town_page(cast.parintins)), by=cast.bruno.user)

    event = AuditEvent.objects.get(action="edition.approved")
    assert (event.object_id, event.organization_id) == (
        str(edition.public_id),
        cast.parintins.pk,
    )


def test_only_the_coordination_of_the_course_approves(cast):
    page = whole_course(town_page(cast.parintins))

    for stranger in (cast.davi.user, cast.elisa.user, cast.ana.user, cast.root):
        with pytest.raises(NotAllowed):
            approve(page, by=stranger)
    assert approve(page, by=cast.carla.user).approved_by == cast.carla.user


def test_the_platforms_course_is_not_a_municipalitys_to_approve(cast):
    with pytest.raises(NotAllowed):
        approve(whole_course(), by=cast.bruno.user)


def test_a_course_belongs_to_the_nearest_municipality(cast):
    assert organization_of(whole_course(town_page(cast.parintins))) == cast.parintins
    assert organization_of(home()) == cast.platform


def refused(page, match):
    with pytest.raises(DomainError, match=match):
        approve(page)
    assert not Edition.objects.exists()


def test_a_course_that_is_not_published_is_refused(cast):
    page = whole_course()
    page.unpublish()

    refused(page, "Publique o curso")


def test_a_course_without_lessons_is_refused(cast):
    refused(course(), "ainda não tem aula publicada")


@pytest.mark.parametrize(
    ("field", "said"), [("objectives", "os objetivos"), ("syllabus", "o programa")]
)
def test_an_incomplete_course_is_refused(cast, field, said):
    page = whole_course(**{field: []})

    refused(page, f"Falta preencher no curso: {said}")


def test_lessons_keep_the_promise_of_the_syllabus(cast):
    page = whole_course()
    lesson(page, "Mais uma", minutes=5, body=reading())

    refused(page, "promete 90 minutos e as aulas publicadas somam 95")


def test_a_refused_lesson_is_named(cast):
    page = course()
    lesson(page, "Vazia", body=[])

    refused(page, "A aula “Vazia” ainda não tem texto")


def test_one_course_may_not_take_anothers_address(cast):
    whole_course(town_page(cast.parintins))
    twin = CoursePage(title="Outro", slug="medir", audience="Todos")

    with pytest.raises(ValidationError, match="Já existe um curso com este endereço"):
        town_page(cast.goiania).add_child(instance=twin)
