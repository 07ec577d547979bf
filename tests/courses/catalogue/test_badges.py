from datetime import date, timedelta

import pytest

from courses.catalogue import badges, cards, listing
from courses.catalogue.badges import OPEN_UNTIL, Badge, Face
from courses.catalogue.models import CourseCard, CoursePage
from courses.offerings.services import cancel
from tests.courses.factories import course, edition, offering, publish

DAY = date(2026, 3, 2)


@pytest.fixture
def registry(monkeypatch):
    """A registry of its own, with one badge that speaks last."""
    monkeypatch.setattr(badges, "_BADGES", {})
    badges.register_badge(badge("late", 20, "Depois"))


def badge(key, order, label, *, until=None):
    def words(_fact, on):
        return Face("", label) if until is None or on <= until else None

    return Badge(key, order, lambda courses: dict.fromkeys(courses, "x"), words)


def test_the_lowest_order_speaks_first(registry):
    badges.register_badge(badge("early", 10, "Antes", until=DAY))
    facts = badges.facts_of(1)

    assert facts == {"late": "x", "early": "x"}
    assert badges.face_of(facts, DAY) == Face("", "Antes")
    assert badges.face_of(facts, DAY + timedelta(days=1)) == Face("", "Depois")


def test_a_key_that_is_known_is_replaced(registry):
    badges.register_badge(badge("late", 5, "Outro"))

    assert badges.face_of({"late": "x"}, DAY) == Face("", "Outro")


def test_a_fact_without_a_badge_says_nothing(registry):
    assert badges.face_of({"gone": "x"}, DAY) is None
    assert badges.face_of({}, DAY) is None


def test_a_course_of_which_nobody_knows_anything_has_no_facts(registry):
    badges.register_badge(Badge("mute", 1, lambda _courses: {}, lambda _fact, _on: None))

    assert "mute" not in badges.facts_of(1)


def test_a_later_area_reaches_the_cards_without_the_catalogue(registry, cast):
    course()

    drawn = listing.newest(most=1)[0]
    assert badges.face_of(drawn.facts, DAY) == Face("", "Depois")


def test_a_card_keeps_until_when_it_is_open(cast):
    ends_on = date.today() + timedelta(days=90)  # noqa: DTZ011 - any day to come
    turma = offering(cast, edition(), ends_on=ends_on)
    card = CourseCard.objects.get()
    assert (card.open_until, card.badges) == (ends_on, {OPEN_UNTIL: ends_on.isoformat()})

    page = CoursePage.objects.get()
    page.unpublish()
    publish(CoursePage.objects.get())
    assert CourseCard.objects.get().open_until == ends_on

    cancel(offering=turma, by=cast.bruno.user, reason="Enchente.")
    assert (CourseCard.objects.get().open_until, CourseCard.objects.get().badges) == (None, {})


def test_a_course_without_a_card_is_left_alone(cast):
    page = course()
    page.unpublish()

    cards.renew_badges(page.pk)

    assert not CourseCard.objects.exists()
