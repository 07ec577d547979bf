"""A page shows the files of its author's places, whatever number a form names."""

from typing import Any

import pytest
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.media.models import Image
from cms.media.services import shelf_of
from cms.pages.models import SectionPage
from cms.tenancy.own_files import FOREIGN
from lms.people.models import User
from tests.cms.conftest import Towns
from tests.cms.media.pictures import picture_of


@pytest.fixture
def own(towns: Towns) -> Image:
    return picture_of(shelf_of(organization=towns.parintins.organization).collection)


@pytest.fixture
def foreign(towns: Towns) -> Image:
    return picture_of(shelf_of(organization=towns.goiania.organization).collection)


def errors_of(page: SectionPage, image: Image, by: User) -> Any:
    """Return what an edit with a picture is refused for."""
    shown = {"image": image.pk, "alt": "Uma ponte.", "caption": ""}
    data = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "summary": page.summary,
            "seo_title": "",
            "body": streamfield([("image", shown)]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
    )
    kind = SectionPage.get_edit_handler().get_form_class()
    form = kind(data, instance=page, parent_page=page.get_parent(), for_user=by)
    return form.errors.as_data()


def said(errors: Any) -> str:
    return " ".join(problem.message for problem in errors.get("body", ()))


def test_ones_own_picture_is_shown(towns: Towns, own: Image) -> None:
    assert errors_of(towns.about, own, towns.bruno) == {}


def test_a_picture_of_another_town_is_refused(towns: Towns, foreign: Image) -> None:
    assert said(errors_of(towns.about, foreign, towns.bruno)) == FOREIGN
    assert errors_of(towns.foreign, foreign, towns.davi) == {}


def test_what_stood_on_the_page_may_stay(towns: Towns, foreign: Image) -> None:
    page = towns.about
    page.body = [("image", {"image": foreign, "alt": "Uma ponte."})]
    page.save()
    assert errors_of(towns.about, foreign, towns.bruno) == {}


def test_whoever_reaches_every_place_shows_any_picture(towns: Towns, foreign: Image) -> None:
    assert errors_of(towns.about, foreign, towns.fabio) == {}
