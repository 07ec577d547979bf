"""While people study by a page, it stays where it is."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from courses.catalogue.models import CoursePage, LessonPage
from courses.enrollments.services import close_offering, settle_offering
from courses.offerings.hooks import REFUSED_ACTIONS
from courses.offerings.models import Offering
from courses.offerings.queries import studied_by
from courses.offerings.rules import IS_STUDIED, OfferingState
from courses.offerings.services import cancel, open_enrollment
from lms.common.errors import TransitionRefused
from tests.courses.enrollments.test_completing import closing
from tests.courses.factories import (
    course,
    draft,
    edition,
    home,
    lesson,
    offering,
    town_page,
)

IN_USE = "está em uso na turma “Turma 1”, de Parintins"


@pytest.fixture
def medir(cast):
    """A course of Parintins whose edition is offered."""
    made = edition(town_page(cast.parintins))
    offering(cast, made)
    return CoursePage.objects.get()


@pytest.fixture
def prova(medir):
    return LessonPage.objects.get(slug="prova")


@pytest.fixture
def platform(client, cast):
    """The back office of whoever may edit everywhere."""
    client.force_login(cast.fabio.user)
    return client


def one(client, action, page, **typed):
    address = reverse(f"wagtailadmin_pages:{action}", args=[page.pk])
    return client.post(address, typed, follow=True).content.decode()


def move(client, page, destination):
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, destination.pk])
    return client.post(address, follow=True).content.decode()


def many(client, action, *pages, **typed):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    keys = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{address}?{keys}", typed, follow=True).content.decode()


def where(page):
    return Page.objects.values_list("path", "live").get(pk=page.pk)


@pytest.mark.parametrize("action", ["unpublish", "delete"])
@pytest.mark.parametrize("kind", [CoursePage, LessonPage])
def test_what_is_studied_stays_on_the_air(platform, medir, action, kind):
    for page in kind.objects.all():
        before = where(page)

        said = one(platform, action, page)

        assert f"“{page.title}” {IN_USE}" in said
        assert "Para corrigir o conteúdo, edite e publique." in said
        assert where(page) == before


def test_unpublishing_what_is_below_is_no_way_around(platform, medir, prova):
    said = one(platform, "unpublish", medir, include_descendants="on")

    assert IN_USE in said
    assert where(prova)[1]


def test_a_lesson_is_not_moved_to_another_course(platform, medir, prova):
    other = course(slug="outro")
    before = where(prova)

    assert f"“Prova” {IN_USE}" in move(platform, prova, other)

    assert where(prova) == before


def test_a_whole_course_is_not_moved(platform, cast, medir):
    before = where(medir)

    assert IN_USE in move(platform, medir, home())
    assert IN_USE in move(platform, medir, town_page(cast.goiania))

    assert where(medir) == before


def test_the_order_of_lessons_may_change(platform, medir, prova):
    address = reverse("wagtailadmin_pages:set_page_position", args=[prova.pk])
    platform.post(f"{address}?position=0")
    assert medir.get_children().first().pk == prova.pk

    move(platform, prova, medir)

    assert medir.get_children().last().pk == prova.pk


@pytest.mark.parametrize("action", sorted(REFUSED_ACTIONS))
def test_several_at_once_are_refused_for_one(platform, medir, prova, action):
    other = course(slug="outro")
    free = lesson(other, "Livre")
    third = course(slug="terceiro")
    before = where(free), where(prova)

    said = many(platform, action, free, prova, chooser=third.pk)

    assert f"“Prova” {IN_USE}" in said
    assert (where(free), where(prova)) == before


@pytest.mark.parametrize("action", sorted(REFUSED_ACTIONS))
def test_a_course_among_several_is_refused_too(platform, cast, medir, action):
    free = course(town_page(cast.goiania), slug="livre")
    before = where(free), where(medir)

    said = many(platform, action, free, medir, chooser=home().pk)

    assert IN_USE in said
    assert (where(free), where(medir)) == before


@pytest.mark.parametrize("action", sorted(REFUSED_ACTIONS))
def test_several_that_nobody_studies_by_may_go(platform, cast, medir, action):
    free = course(town_page(cast.goiania), slug="livre")
    before = where(free)

    many(platform, action, free, chooser=home().pk)

    assert not Page.objects.filter(pk=free.pk).exists() or where(free) != before


def test_publishing_several_is_not_hindered(platform, medir, prova):
    said = many(platform, "publish", prova)

    assert "está em uso" not in said


def test_a_lesson_that_came_after_the_edition_may_go(platform, medir):
    new = lesson(medir, "Depois")

    one(platform, "unpublish", new)

    assert not where(new)[1]


def test_after_the_closing_a_lesson_may_be_unpublished_but_not_deleted(platform, cast, prova):
    turma = closing(Offering.objects.get(), cast.bruno.user)
    close_offering(offering=turma, by=cast.bruno.user)
    settle_offering(turma.pk)

    assert "não pode ser apagada" in one(platform, "delete", prova)
    one(platform, "unpublish", prova)

    assert not where(prova)[1]


@pytest.mark.parametrize("state", OfferingState)
def test_it_is_in_use_while_the_offering_is_studied(cast, medir, prova, state):
    turma = Offering.objects.get()
    turma.state = state
    turma.save()

    for page in (medir, prova, town_page(cast.parintins)):
        assert studied_by(page).exists() is (state in IS_STUDIED)
    assert not studied_by(town_page(cast.goiania)).exists()


def test_the_other_offerings_are_counted(platform, cast, medir, prova):
    of = Offering.objects.get().edition
    offering(cast, of, title="Turma 2")
    assert "e em mais 1 turma." in one(platform, "unpublish", prova)

    offering(cast, of, title="Turma 3")
    assert "e em mais 2 turmas." in one(platform, "unpublish", prova)


def test_anothers_offering_of_a_course_of_the_platform_counts(platform, cast):
    offering(cast, edition(), organization=cast.goiania, by=cast.davi.user)

    assert "na turma “Turma 1”, de Goiânia" in one(platform, "unpublish", CoursePage.objects.get())


def test_a_cancelled_offering_holds_nothing(platform, cast, prova):
    cancel(offering=Offering.objects.get(), by=cast.bruno.user, reason="Enchente.")

    one(platform, "unpublish", prova)

    assert not where(prova)[1]


@pytest.mark.parametrize("lost", ["medir", "prova"])
def test_an_offering_whose_pages_are_off_the_air_is_not_opened(cast, lost):
    turma = draft(cast)
    page = Page.objects.get(slug=lost).specific
    page.unpublish()

    with pytest.raises(TransitionRefused, match=f"“{page.title}” não está no ar neste curso"):
        open_enrollment(offering=turma, by=cast.bruno.user)
    page.save_revision().publish()
    assert open_enrollment(offering=turma, by=cast.bruno.user).state == OfferingState.ENROLLING


def test_an_offering_whose_lesson_was_moved_away_is_not_opened(cast):
    turma = draft(cast)
    LessonPage.objects.get(slug="prova").move(course(slug="outro"), pos="last-child")

    with pytest.raises(TransitionRefused, match="“Prova” não está no ar neste curso"):
        open_enrollment(offering=turma, by=cast.bruno.user)
