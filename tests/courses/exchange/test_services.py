"""Bringing questions: a report first, then a draft, once; and only by who edits the page."""

from datetime import UTC, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from courses.catalogue.models import CoursePage, LessonPage
from courses.exchange import services
from courses.exchange.models import QuestionImport
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed
from tests.courses.factories import town_page, whole_course

GIFT = "Gira. {T}\n\nQual? {=a ~b}\n\nSó texto.\n\nConte. {}".encode()


@pytest.fixture
def course(cast) -> CoursePage:
    return whole_course(town_page(cast.parintins))


@pytest.fixture
def reading(course) -> LessonPage:
    return LessonPage.objects.get(slug="como-medir")


@pytest.fixture
def quiz(course) -> LessonPage:
    return LessonPage.objects.get(slug="prova")


def examine(place, cast, data=GIFT, by=None) -> QuestionImport:
    return services.examine_questions(place=place, data=data, by=by or cast.bruno.user)


def types_in(place) -> list[str]:
    """Return the kinds at the end of a page's draft that the page on the air does not have."""
    draft = place.get_latest_revision_as_object()
    return [block.block_type for block in draft.body][len(place.body) :]


def test_a_report_changes_nothing(cast, reading):
    before = reading.latest_revision_id
    report = examine(reading, cast)
    assert [item["outcome"] for item in report.items] == [
        "imported",
        "imported",
        "refused",
        "degraded",
    ]
    reading.refresh_from_db()
    assert reading.latest_revision_id == before
    event = AuditEvent.objects.get(action="questions.examined")
    assert event.data == {"format": "GIFT", "questions": 4}
    assert event.organization_id == cast.parintins.pk


def test_what_is_good_goes_to_the_end_of_a_draft_and_what_is_on_the_air_stays(cast, reading):
    report = examine(reading, cast)
    services.bring_questions(question_import=report, by=cast.bruno.user)
    reading.refresh_from_db()
    assert types_in(reading) == ["true_false", "single_choice", "reflection"]
    assert reading.has_unpublished_changes
    assert all(
        block.value["is_practice"]
        for block in reading.get_latest_revision_as_object().body
        if block.block_type in {"true_false", "single_choice"}
    )
    assert AuditEvent.objects.get(action="questions.brought").data == {"questions": 3}
    draft = reading.get_latest_revision_as_object()
    draft.full_clean()


def test_bringing_again_brings_nothing_twice(cast, reading):
    report = examine(reading, cast)
    for _ in range(2):
        services.bring_questions(question_import=report, by=cast.bruno.user)
    reading.refresh_from_db()
    assert len(types_in(reading)) == 3
    assert AuditEvent.objects.filter(action="questions.brought").count() == 1


def test_a_quiz_takes_questions_that_count_and_no_reflection(cast, quiz):
    report = examine(quiz, cast)
    assert [item["outcome"] for item in report.items][-1] == "refused"
    services.bring_questions(question_import=report, by=cast.bruno.user)
    quiz.refresh_from_db()
    draft = quiz.get_latest_revision_as_object()
    assert types_in(quiz) == ["true_false", "single_choice"]
    assert not draft.body[-1].value["is_practice"]


def test_a_bank_takes_them_as_a_new_theme(cast, course):
    report = examine(course, cast)
    services.bring_questions(question_import=report, by=cast.bruno.user)
    course.refresh_from_db()
    draft = course.get_latest_revision_as_object()
    theme = draft.bank[-1].value
    assert theme["name"].startswith("Importadas em ")
    assert [one.block_type for one in theme["questions"]] == ["true_false", "single_choice"]
    draft.full_clean()
    found = services.export_questions(place=course, written_as="gift", by=cast.bruno.user)
    assert found.data.decode().count("::P") == 2


def test_a_new_report_takes_the_place_of_one_that_came_to_nothing(cast, reading):
    first, second = examine(reading, cast), examine(reading, cast)
    assert list(QuestionImport.objects.all()) == [second]
    services.bring_questions(question_import=second, by=cast.bruno.user)
    examine(reading, cast)
    assert QuestionImport.objects.filter(pk=second.pk).exists()
    assert first.pk != second.pk


def test_who_does_not_edit_the_page_brings_nothing(cast, reading):
    report = examine(reading, cast)
    for stranger in (cast.davi.user, cast.ana.user):
        with pytest.raises(NotAllowed):
            examine(reading, cast, by=stranger)
        with pytest.raises(NotAllowed):
            services.bring_questions(question_import=report, by=stranger)
        with pytest.raises(NotAllowed):
            services.export_questions(place=reading, written_as="gift", by=stranger)
    assert QuestionImport.objects.count() == 1


def test_a_page_that_another_person_locked_waits(cast, reading):
    report = examine(reading, cast)
    reading.locked, reading.locked_by = True, cast.fabio.user
    reading.save()
    with pytest.raises(DomainError, match="bloqueada"):
        services.bring_questions(question_import=report, by=cast.bruno.user)
    assert types_in(reading) == []


def test_a_file_of_which_nothing_can_go_says_so(cast, reading):
    report = examine(reading, cast, b"So um texto.")
    with pytest.raises(DomainError, match="Nenhuma pergunta"):
        services.bring_questions(question_import=report, by=cast.bruno.user)


def test_a_lessons_questions_leave_as_they_are_in_the_draft(cast, quiz):
    found = services.export_questions(place=quiz, written_as="gift", by=cast.bruno.user)
    assert found.data.decode().count("::P") == 4
    assert found.left_out == ("“Qual?” vai sem a unidade: mmHg.",)


@pytest.mark.django_db(transaction=True)
def test_a_file_is_read_before_anything_is_locked(cast, reading, monkeypatch):
    held: list[bool] = []
    read = services.files.read

    def noting(data):
        held.append(connection.in_atomic_block)
        return read(data)

    monkeypatch.setattr(services.files, "read", noting)
    examine(reading, cast)
    assert held == [False]


def test_a_draft_that_is_not_whole_takes_questions_all_the_same(cast, reading):
    draft = reading.get_latest_revision_as_object()
    draft.title, draft.minutes = "", None
    draft.save_revision(user=cast.bruno.user, clean=False)
    report = examine(reading, cast)
    services.bring_questions(question_import=report, by=cast.bruno.user)
    reading.refresh_from_db()
    assert types_in(reading) == ["true_false", "single_choice", "reflection"]


def test_a_file_with_signs_that_no_database_keeps_gets_its_report(cast, reading):
    report = examine(reading, cast, "::a\x00b:: Gira\x00. {T}\n\n\x00{".encode("utf-16"))
    assert [item["outcome"] for item in report.items] == ["refused", "refused"]


def test_a_theme_bears_the_day_of_its_own_town(cast, course, monkeypatch):
    tomorrow = timezone.now() + timedelta(days=1)
    # Past midnight in Brasília, not yet in Parintins.
    late = tomorrow.astimezone(UTC).replace(hour=3, minute=30)
    monkeypatch.setattr(services.timezone, "now", lambda: late)
    report = examine(course, cast)
    services.bring_questions(question_import=report, by=cast.bruno.user)
    course.refresh_from_db()
    (*_before, theme) = course.get_latest_revision_as_object().bank.get_prep_value()
    assert theme["value"]["name"] == f"Importadas em {late - timedelta(days=1):%d/%m/%Y}"
